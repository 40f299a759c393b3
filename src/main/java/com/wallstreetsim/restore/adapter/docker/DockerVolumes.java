package com.wallstreetsim.restore.adapter.docker;

import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.wallstreetsim.restore.port.ContainerState;
import com.wallstreetsim.restore.port.VolumeState;
import com.wallstreetsim.restore.port.Volumes;
import com.wallstreetsim.restore.procedure.StepException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Volumes of this host's engine. */
public final class DockerVolumes implements Volumes {
    private final Engine engine;

    /** Names the engine; an empty {@code dockerHost} means the usual socket. */
    public DockerVolumes(Optional<String> dockerHost) {
        this.engine = Engine.at(dockerHost);
    }

    @Override
    public Optional<VolumeState> find(String name) throws StepException {
        return EngineErrors.translated(engine.socket(), "inspect volume '" + name + "'", () -> {
            try {
                return Optional.of(state(engine.client().inspectVolumeCmd(name).exec()));
            } catch (NotFoundException e) {
                return Optional.empty();
            }
        });
    }

    @Override
    public List<VolumeState> withLabel(String label) throws StepException {
        var listed = EngineErrors.translated(
                engine.socket(),
                "list volumes",
                () -> engine.client()
                        .listVolumesCmd()
                        .withFilter("label", List.of(label))
                        .exec()
                        .getVolumes());
        return Optional.ofNullable(listed).orElse(List.of()).stream()
                .map(DockerVolumes::state)
                .toList();
    }

    private static VolumeState state(InspectVolumeResponse answer) {
        return new VolumeState(
                answer.getName(),
                answer.getDriver(),
                String.valueOf(answer.getMountpoint()),
                Optional.ofNullable(answer.getOptions()).orElse(Map.of()),
                Optional.ofNullable(answer.getLabels()).orElse(Map.of()));
    }

    @Override
    public VolumeState create(String name, Map<String, String> labels) throws StepException {
        EngineErrors.translated(
                engine.socket(),
                "make volume '" + name + "'",
                () -> engine.client()
                        .createVolumeCmd()
                        .withName(name)
                        .withDriver("local")
                        .withLabels(labels)
                        .exec());
        return find(name)
                .orElseThrow(() -> new StepException(
                        "volume '" + name + "' was made and is not there", "Look at 'docker volume ls', then retry."));
    }

    @Override
    public void remove(String name) throws StepException {
        EngineErrors.translated(engine.socket(), "remove volume '" + name + "'", () -> {
            try {
                engine.client().removeVolumeCmd(name).exec();
                return true;
            } catch (NotFoundException e) {
                return false;
            } catch (ConflictException e) {
                throw new StepException(
                        "volume '" + name + "' is used by a container",
                        "Find it with 'docker ps -a --filter volume=" + name + "', remove it, then retry.",
                        e);
            }
        });
    }

    @Override
    public List<ContainerState> users(String name) throws StepException {
        return EngineErrors.translated(engine.socket(), "list the containers on volume '" + name + "'", () -> {
            var found = new ArrayList<ContainerState>();
            for (var container : engine.client()
                    .listContainersCmd()
                    .withShowAll(true)
                    .withVolumeFilter(List.of(name))
                    .exec()) {
                inspect(container.getId()).ifPresent(found::add);
            }
            return found;
        });
    }

    /** One that went away since is left out. */
    private Optional<ContainerState> inspect(String id) throws StepException {
        try {
            return Optional.of(
                    ContainerStates.of(engine.client().inspectContainerCmd(id).exec()));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }
}
