package com.wallstreetsim.restore.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/** What a command of the program printed, an object a line, and its exit code. */
record Ended(int exit, List<JsonNode> lines) {
    Ended {
        lines = List.copyOf(lines);
    }

    Stream<JsonNode> events(String name) {
        return lines.stream().filter(line -> line.path("event").asText().equals(name));
    }

    JsonNode event(String name) {
        return events(name).findFirst().orElseThrow(() -> new AssertionError("no '" + name + "' in " + lines));
    }

    /** The line of a step's end. */
    JsonNode finished(String step) {
        return events("step-finished")
                .filter(line -> line.path("step").asText().equals(step))
                .findFirst()
                .orElseThrow(() -> new AssertionError("step '" + step + "' did not finish: " + lines));
    }

    JsonNode last() {
        if (lines.isEmpty()) {
            throw new AssertionError("nothing was printed, exit code " + exit);
        }
        return lines.get(lines.size() - 1);
    }

    String run() {
        return event("run-created").path("run").asText();
    }

    /** How it ended, as one text: exit code, result, message, hint, what is unchanged. */
    String said() {
        var end = last();
        return "exit %d, %s%n%s%n%s%n%s"
                .formatted(
                        exit,
                        end.path("result").asText(end.path("event").asText()),
                        end.path("message").asText(),
                        end.path("hint").asText(),
                        end.path("unchanged").asText());
    }

    /** The same without what depends on the compression and on the disk. */
    String saidWithoutMeasures() {
        return said().replaceAll("byte [\\d,]+", "byte N")
                .replaceAll("before that [\\d,]+ rows", "before that N rows")
                .replaceAll("[\\d.]+ MiB", "N MiB");
    }
}
