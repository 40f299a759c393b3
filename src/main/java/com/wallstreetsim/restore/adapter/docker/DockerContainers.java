package com.wallstreetsim.restore.adapter.docker;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Frame;
import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.port.ContainerState;
import com.wallstreetsim.restore.port.Containers;
import com.wallstreetsim.restore.procedure.StepException;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The engine of this host. Nothing is connected before the first call. */
public final class DockerContainers implements Containers {
    private static final Duration LOG_LIMIT = Duration.ofSeconds(30);

    private final Engine engine;

    /**
     * Names the engine.
     *
     * @param dockerHost the value of {@code DOCKER_HOST}; empty means the usual socket
     */
    public DockerContainers(Optional<String> dockerHost) {
        this.engine = Engine.at(dockerHost);
    }

    @Override
    public String engineVersion() throws StepException {
        return engine.version();
    }

    @Override
    public Optional<ContainerState> find(ContainerName name) throws StepException {
        // An id's beginning would be found too, and it is not a name.
        return inspect(name.value()).filter(found -> found.name().equals(name));
    }

    @Override
    public List<ContainerState> withLabel(String label, String value) throws StepException {
        var listed = call(
                "list containers",
                client -> client.listContainersCmd()
                        .withShowAll(true)
                        .withLabelFilter(Map.of(label, value))
                        .exec());
        var found = new ArrayList<ContainerState>();
        for (Container container : listed) {
            // One that went away since is left out.
            inspect(container.getId()).ifPresent(found::add);
        }
        return found;
    }

    private Optional<ContainerState> inspect(String nameOrId) throws StepException {
        return call("inspect container '" + nameOrId + "'", client -> {
            try {
                InspectContainerResponse answer =
                        client.inspectContainerCmd(nameOrId).exec();
                return Optional.of(ContainerStates.of(answer));
            } catch (NotFoundException e) {
                return Optional.empty();
            }
        });
    }

    @Override
    public void start(ContainerName name) throws StepException {
        change(name, "start", client -> client.startContainerCmd(name.value()).exec());
    }

    @Override
    public void unpause(ContainerName name) throws StepException {
        change(
                name,
                "unpause",
                client -> client.unpauseContainerCmd(name.value()).exec());
    }

    @Override
    public void stop(ContainerName name, Duration grace) throws StepException {
        change(
                name,
                "stop",
                client -> client.stopContainerCmd(name.value())
                        .withTimeout((int) grace.toSeconds())
                        .exec());
    }

    @Override
    public void remove(ContainerName name) throws StepException {
        if (find(name).isPresent()) {
            change(
                    name,
                    "remove",
                    client -> client.removeContainerCmd(name.value())
                            .withRemoveVolumes(false)
                            .exec());
        }
    }

    @Override
    public List<String> log(ContainerName name, int lines) throws StepException, InterruptedException {
        var collected = new Collected();
        change(
                name,
                "read the log of",
                client -> client.logContainerCmd(name.value())
                        .withStdOut(true)
                        .withStdErr(true)
                        .withTail(lines)
                        .exec(collected));
        if (!collected.awaitCompletion(LOG_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            throw new StepException(
                    "the log of container '" + name + "' did not come within " + LOG_LIMIT.toSeconds() + " s",
                    "Look at 'docker logs --tail " + lines + " " + name + "'.");
        }
        return collected.lines();
    }

    @Override
    public ExecResult exec(
            ContainerName name,
            List<String> command,
            Map<String, String> environment,
            Optional<InputStream> input,
            ByteSink sink)
            throws StepException, InterruptedException {
        return new ContainerExec(engine, name, command).run(environment, input, sink);
    }

    private void change(ContainerName name, String what, Change change) throws StepException {
        EngineErrors.translated(engine.socket(), what + " container '" + name + "'", () -> {
            try {
                change.make(engine.client());
            } catch (NotModifiedException e) {
                return false;
            } catch (DockerException e) {
                throw EngineErrors.about(name, what, e);
            }
            return true;
        });
    }

    private <T> T call(String what, Question<T> question) throws StepException {
        return EngineErrors.translated(engine.socket(), what, () -> question.ask(engine.client()));
    }

    private interface Question<T> {
        T ask(com.github.dockerjava.api.DockerClient client) throws StepException;
    }

    private interface Change {
        void make(com.github.dockerjava.api.DockerClient client);
    }

    private static final class Collected extends ResultCallback.Adapter<Frame> {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public void onNext(Frame frame) {
            bytes.writeBytes(frame.getPayload());
        }

        List<String> lines() {
            return bytes.toString(StandardCharsets.UTF_8).lines().toList();
        }
    }
}
