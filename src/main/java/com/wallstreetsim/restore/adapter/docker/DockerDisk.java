package com.wallstreetsim.restore.adapter.docker;

import com.wallstreetsim.restore.port.Commands;
import com.wallstreetsim.restore.port.EngineDisk;
import com.wallstreetsim.restore.procedure.StepException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks the engine for its directory, and {@code docker system df} for what is in it: docker-java has no such call. */
public final class DockerDisk implements EngineDisk {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final List<String> COMMAND =
            List.of("docker", "system", "df", "--format", "{{.Type}}\t{{.Size}}\t{{.Reclaimable}}");

    private final Engine engine;
    private final Commands commands;

    public DockerDisk(Optional<String> dockerHost, Commands commands) {
        this.engine = Engine.at(dockerHost);
        this.commands = commands;
    }

    @Override
    public String directory() throws StepException {
        return EngineErrors.translated(
                engine.socket(),
                "ask the engine for its directory",
                () -> String.valueOf(engine.client().infoCmd().exec().getDockerRootDir()));
    }

    @Override
    public List<Use> uses() throws StepException, InterruptedException {
        var ended = commands.run(new Commands.Call(COMMAND, Path.of("/"), Map.of(), LIMIT), line -> {});
        if (ended.exitCode() != 0) {
            throw new StepException(
                    "'docker system df' ended with exit code %d: %s"
                            .formatted(ended.exitCode(), String.join("; ", ended.errors())),
                    "Run it by hand to see more.");
        }
        return ended.output().stream()
                .map(line -> line.split("\t", -1))
                .filter(parts -> parts.length == 3)
                .map(parts -> new Use(parts[0], parts[1], parts[2]))
                .toList();
    }
}
