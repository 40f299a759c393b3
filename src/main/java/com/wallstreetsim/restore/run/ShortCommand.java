package com.wallstreetsim.restore.run;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Asks a program of the host that answers at once; one that is missing, fails or hangs has no answer. */
final class ShortCommand {
    private static final int LIMIT_SECONDS = 3;

    private final List<Path> places;

    ShortCommand(Map<String, String> environment) {
        this.places = Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .filter(place -> !place.isEmpty())
                .map(Path::of)
                .toList();
    }

    /** Where a program is found by its name. */
    Optional<Path> find(String name) {
        return places.stream()
                .map(place -> place.resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** What it says on its standard output, a line each, when it ends with 0. */
    Optional<List<String>> ask(String name, String... words) throws InterruptedException {
        var program = find(name);
        if (program.isEmpty()) {
            return Optional.empty();
        }
        var line = new ArrayList<>(List.of(program.get().toString()));
        line.addAll(List.of(words));
        try {
            return answer(line);
        } catch (IOException e) {
            return Optional.empty(); // it cannot be started: the same as not there
        }
    }

    /** By a file: a pipe would wait for whatever holds its other end. */
    private static Optional<List<String>> answer(List<String> line) throws IOException, InterruptedException {
        var said = Files.createTempFile("wss-restore-", ".answer");
        try {
            var process = new ProcessBuilder(line)
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(said.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            return process.exitValue() == 0
                    ? Optional.of(Files.readAllLines(said, StandardCharsets.UTF_8))
                    : Optional.empty();
        } finally {
            Files.delete(said);
        }
    }
}
