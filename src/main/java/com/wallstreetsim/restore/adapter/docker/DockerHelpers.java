package com.wallstreetsim.restore.adapter.docker;

import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.port.Helper;
import com.wallstreetsim.restore.port.Helpers;
import com.wallstreetsim.restore.procedure.StepException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Helper containers on this host's engine, told by a label. */
public final class DockerHelpers implements Helpers {
    /** The label of every container we make; its value is the container's name. */
    static final String LABEL = "wss.helper";

    private final Engine engine;

    /** Names the engine; an empty {@code dockerHost} means the usual socket. */
    public DockerHelpers(Optional<String> dockerHost) {
        this.engine = Engine.at(dockerHost);
    }

    @Override
    public void start(Helper helper) throws StepException {
        remove(helper.name());
        EngineErrors.translated(engine.socket(), "run helper container '" + helper.name() + "'", () -> {
            try {
                create(helper);
                return engine.client().startContainerCmd(helper.name().value()).exec();
            } catch (NotFoundException e) {
                throw new StepException(
                        "image '" + helper.image() + "' is not on this host",
                        "Bring it here with 'docker pull " + helper.image() + "' or 'docker load', then retry.",
                        e);
            }
        });
    }

    private void create(Helper helper) throws StepException {
        var command = engine.client()
                .createContainerCmd(helper.image())
                .withName(helper.name().value())
                .withLabels(Map.of(LABEL, helper.name().value()))
                .withEnv(helper.environment().entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .toList())
                .withHostConfig(HostConfig.newHostConfig()
                        .withNetworkMode(helper.network())
                        .withMounts(mounts(helper)));
        if (!helper.program().isEmpty()) {
            command.withEntrypoint(helper.program());
        }
        command.withCmd(helper.arguments()).exec();
    }

    /** Mounts and not binds: a bind makes a directory of whatever is not there. */
    private static List<Mount> mounts(Helper helper) {
        return helper.places().stream()
                .map(place -> new Mount()
                        .withType(place.volume() ? MountType.VOLUME : MountType.BIND)
                        .withSource(place.source())
                        .withTarget(place.target())
                        .withReadOnly(!place.writable()))
                .toList();
    }

    @Override
    public List<ContainerName> startingWith(String prefix) throws StepException {
        var listed = EngineErrors.translated(
                engine.socket(),
                "list helper containers",
                () -> engine.client()
                        .listContainersCmd()
                        .withShowAll(true)
                        .withLabelFilter(List.of(LABEL))
                        .exec());
        return listed.stream()
                .map(container -> container.getLabels().getOrDefault(LABEL, ""))
                .filter(name -> name.startsWith(prefix))
                .map(ContainerName::new)
                .toList();
    }

    @Override
    public void remove(ContainerName name) throws StepException {
        EngineErrors.translated(engine.socket(), "remove helper container '" + name + "'", () -> {
            try {
                var labels = engine.client()
                        .inspectContainerCmd(name.value())
                        .exec()
                        .getConfig()
                        .getLabels();
                if (labels == null || !labels.containsKey(LABEL)) {
                    throw new StepException(
                            "container '" + name + "' has a helper's name and is not ours",
                            "Find out whose it is; rename or remove it, then retry.");
                }
                engine.client()
                        .removeContainerCmd(name.value())
                        .withForce(true)
                        .withRemoveVolumes(true)
                        .exec();
                return true;
            } catch (NotFoundException e) {
                return false;
            } catch (ConflictException e) {
                throw new StepException(
                        "helper container '" + name + "' is being removed already", "Wait a moment, then retry.", e);
            }
        });
    }
}
