package com.wallstreetsim.restore.adapter.docker;

import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.procedure.AwayException;
import com.wallstreetsim.restore.procedure.StepException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Turns what docker-java throws into what an operator can act on. */
final class EngineErrors {
    private EngineErrors() {}

    /** A call to the engine. */
    interface Call<T> {
        T make() throws StepException;
    }

    /** Makes the call; {@code what} completes "unable to ...". */
    static <T> T translated(Path socket, String what, Call<T> call) throws StepException {
        try {
            return call.make();
        } catch (DockerException e) {
            throw new StepException(
                    "unable to " + what + ": " + oneLine(e), "Look at 'journalctl -u docker', then retry.", e);
        } catch (RuntimeException e) {
            // docker-java wraps what the socket says in a bare RuntimeException.
            throw unreachable(socket, what, e);
        }
    }

    static StepException absent(ContainerName name, Throwable cause) {
        return new StepException(
                "container '" + name + "' does not exist",
                "Bring it up with 'docker compose up -d', or correct its name in the site file.",
                cause);
    }

    static StepException notRunning(ContainerName name, Throwable cause) {
        return new StepException(
                "container '" + name + "' is not running",
                "Look at 'docker logs --tail 50 " + name + "', then start it.",
                cause);
    }

    /** What a call that names a container says when the container is absent, or in the wrong state. */
    static StepException about(ContainerName name, String what, DockerException e) {
        if (e instanceof NotFoundException) {
            return absent(name, e);
        }
        if (e instanceof ConflictException && oneLine(e).contains("is not running")) {
            return notRunning(name, e);
        }
        return new StepException(
                "unable to " + what + " container '" + name + "': " + oneLine(e),
                "Look at 'docker inspect " + name + "' and 'journalctl -u docker'.",
                e);
    }

    static StepException unreachable(Path socket, String what, Exception e) {
        var text = rootText(e);
        if (text.contains("Permission denied")) {
            return new StepException(
                    "user '" + System.getProperty("user.name") + "' may not use the Docker socket " + socket,
                    "Run as root, or add the user to the group 'docker' and log in again.",
                    e);
        }
        if (Files.notExists(socket)) {
            return new AwayException(
                    "no Docker engine: " + socket + " does not exist",
                    "Start it with 'systemctl start docker', or set DOCKER_HOST to its socket.",
                    e);
        }
        if (text.contains("refused")) {
            return new AwayException(
                    "no Docker engine answers at " + socket + ": connection refused",
                    "Start it with 'systemctl start docker', then look at 'journalctl -u docker'.",
                    e);
        }
        return new AwayException(
                "unable to " + what + " at " + socket + ": " + text, "Look at 'journalctl -u docker', then retry.", e);
    }

    private static String rootText(Throwable e) {
        var root = e;
        for (var cause = e.getCause(); cause != null && cause != root; cause = cause.getCause()) {
            root = cause;
        }
        var text = root.getMessage();
        return text == null || text.isBlank() ? root.getClass().getSimpleName() : text;
    }

    /** The engine's message without the JSON around it. */
    private static String oneLine(DockerException e) {
        var text = String.valueOf(e.getMessage()).strip();
        var start = text.indexOf("\"message\":\"");
        var end = text.lastIndexOf("\"}");
        var inner = start >= 0 && end > start ? text.substring(start + 11, end) : text;
        return inner.replaceAll("\\s+", " ");
    }
}
