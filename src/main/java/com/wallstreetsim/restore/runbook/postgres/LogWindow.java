package com.wallstreetsim.restore.runbook.postgres;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Picks the log lines of a gap by the time a line begins with. */
record LogWindow(Gap gap) {
    /** A line without a time goes with the one before it; a log without any time is given whole. */
    List<String> of(List<String> lines) {
        if (lines.stream().noneMatch(line -> time(line).isPresent())) {
            return lines;
        }
        var picked = new ArrayList<String>();
        var within = false;
        for (var line : lines) {
            within = time(line).map(gap::holds).orElse(within);
            if (within) {
                picked.add(line);
            }
        }
        return picked;
    }

    /** When the log's first line with a time was written: a log that begins inside the gap does not tell all of it. */
    static Optional<Instant> begins(List<String> lines) {
        return lines.stream().flatMap(line -> time(line).stream()).findFirst();
    }

    private static Optional<Instant> time(String line) {
        try {
            return Optional.of(OffsetDateTime.parse(line.split("[ ,]", 2)[0]).toInstant());
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }
}
