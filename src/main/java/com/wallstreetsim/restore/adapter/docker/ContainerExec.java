package com.wallstreetsim.restore.adapter.docker;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.port.Containers.ByteSink;
import com.wallstreetsim.restore.port.Containers.ExecResult;
import com.wallstreetsim.restore.procedure.Patience;
import com.wallstreetsim.restore.procedure.StepException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One command inside a container, from its start to its exit code, ended with us when we are ended. */
final class ContainerExec {
    // The first line of standard error is the process's own number inside the container: the engine only tells the
    // host's.
    private static final List<String> TELL_PID = List.of("sh", "-c", "echo $$ >&2; exec \"$@\"", "sh");
    private static final String END = "kill -TERM \"$1\" || exit 0; i=0; "
            + "while [ $i -lt 50 ] && kill -0 \"$1\" 2>/dev/null; do i=$((i+1)); sleep 0.1 || sleep 1; done; "
            + "kill -KILL \"$1\" 2>/dev/null; exit 0";
    private static final Duration EXIT_CODE_LIMIT = Duration.ofSeconds(10);
    private static final Duration EXIT_CODE_PAUSE = Duration.ofMillis(10);

    private final Engine engine;
    private final ContainerName name;
    private final List<String> command;

    ContainerExec(Engine engine, ContainerName name, List<String> command) {
        this.engine = engine;
        this.name = name;
        this.command = command;
    }

    ExecResult run(Map<String, String> environment, Optional<InputStream> input, ByteSink sink)
            throws StepException, InterruptedException {
        var error = new ErrorTail();
        var argv = Stream.concat(TELL_PID.stream(), command.stream()).toList();
        var id = create(argv, environment, input.isPresent());
        try {
            ExecStream.run(engine.socket(), engine.apiVersion(), id, input, sink, error);
            return new ExecResult(exitCode(id), error.text());
        } catch (ClosedByInterruptException e) {
            throw interrupted(error, e);
        } catch (IOException e) {
            end(error);
            throw new StepException(
                    "the stream of '" + command.get(0) + "' in container '" + name + "' broke: " + e.getMessage(),
                    "The command was ended; look at the cause, then retry.",
                    e);
        }
    }

    private InterruptedException interrupted(ErrorTail error, Exception cause) throws StepException {
        // Cleared, so that the command can be ended over the same engine; the exception carries the interruption on.
        var wasSet = Thread.interrupted();
        end(error);
        var stopped = new InterruptedException(
                "'" + command.get(0) + "' in container '" + name + "' was ended" + (wasSet ? "" : " from outside"));
        stopped.initCause(cause);
        return stopped;
    }

    /** Closing the stream leaves the process running; only a signal from inside the container ends it. */
    private void end(ErrorTail error) throws StepException {
        var pid = error.pid();
        if (pid.isEmpty()) {
            return;
        }
        try {
            var id = create(List.of("sh", "-c", END, "sh", pid.get()), Map.of(), false);
            ExecStream.run(
                    engine.socket(), engine.apiVersion(), id, Optional.empty(), (b, o, n) -> {}, (b, o, n) -> {});
        } catch (IOException e) {
            throw new StepException(
                    "unable to end process " + pid.get() + " ('" + command.get(0) + "') in container '" + name + "'",
                    "End it with 'docker exec " + name + " sh -c \"kill " + pid.get() + "\"'.",
                    e);
        }
    }

    private String create(List<String> argv, Map<String, String> environment, boolean withInput) throws StepException {
        var pairs = environment.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toList();
        return EngineErrors.translated(engine.socket(), "run a command in container '" + name + "'", () -> {
            try {
                return engine.client()
                        .execCreateCmd(name.value())
                        .withAttachStdin(withInput)
                        .withAttachStdout(true)
                        .withAttachStderr(true)
                        .withEnv(pairs)
                        .withCmd(argv.toArray(String[]::new))
                        .exec()
                        .getId();
            } catch (DockerException e) {
                throw EngineErrors.about(name, "run a command in", e);
            }
        });
    }

    /** The streams end a moment before the engine knows the code. */
    private long exitCode(String id) throws StepException, InterruptedException {
        var patience = Patience.of(EXIT_CODE_LIMIT, EXIT_CODE_PAUSE);
        var code = askExitCode(id);
        while (code.isEmpty() && patience.again()) {
            code = askExitCode(id);
        }
        return code.orElseThrow(() -> new StepException(
                "'" + command.get(0) + "' in container '" + name + "' closed its output and did not end",
                "Look at 'docker top " + name + "'."));
    }

    private Optional<Long> askExitCode(String id) throws StepException {
        return EngineErrors.translated(engine.socket(), "ask for an exit code", () -> {
            try {
                return Optional.ofNullable(
                        engine.client().inspectExecCmd(id).exec().getExitCodeLong());
            } catch (NotFoundException e) {
                throw new StepException(
                        "container '" + name + "' was removed while '" + command.get(0) + "' ran in it",
                        "Look at 'docker ps -a', then retry.",
                        e);
            }
        });
    }
}
