package com.wallstreetsim.restore.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The program while it runs; what it prints is read as it comes. */
final class Running {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final BufferedReader out;
    private final List<JsonNode> lines = new ArrayList<>();

    Running(Process process) {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Reads on until a line of this event that fits; fails when the program ends before. */
    JsonNode await(String event, Predicate<JsonNode> fits) {
        for (var line = next(); line.isPresent(); line = next()) {
            if (line.get().path("event").asText().equals(event) && fits.test(line.get())) {
                return line.get();
            }
        }
        throw new AssertionError("ended without '" + event + "': " + lines);
    }

    JsonNode await(String event) {
        return await(event, line -> true);
    }

    /** Waits until a step began. */
    void awaitStep(String step) {
        await("step-started", line -> line.path("step").asText().equals(step));
    }

    long pid() {
        return process.pid();
    }

    /** {@code kill -9} of this process alone. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    Ended end() {
        while (next().isPresent()) {}
        try {
            return new Ended(process.waitFor(), lines);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Optional<JsonNode> next() {
        try {
            var line = out.readLine();
            if (line == null) {
                return Optional.empty();
            }
            lines.add(JSON.readTree(line));
            return Optional.of(lines.get(lines.size() - 1));
        } catch (IOException e) {
            throw new UncheckedIOException("not one JSON object a line", e);
        }
    }
}
