package com.wallstreetsim.restore.runbook.verify;

import com.wallstreetsim.restore.procedure.Proof;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The error lines among the last lines of an application's log. */
record ErrorLines(List<String> lines) {
    static final int LOOKED_AT = 100;
    private static final int SHOWN = 120;

    ErrorLines {
        lines = List.copyOf(lines);
    }

    /**
     * A line from before the application's last start tells of an outage that is over and is counted but not held
     * against it; a line that has no time counts as new.
     */
    Proof proof(String name, Optional<Instant> started) {
        var errors = lines.stream().filter(ErrorLines::isError).toList();
        var since = errors.stream().filter(line -> !before(line, started)).toList();
        var found = new StringBuilder("%d in the last %d lines".formatted(since.size(), lines.size()));
        if (since.size() < errors.size()) {
            found.append(", %d older than its last start".formatted(errors.size() - since.size()));
        }
        if (!since.isEmpty()) {
            found.append(", last: ").append(cut(since.get(since.size() - 1)));
        }
        return new Proof("errors in the log of " + name, found.toString(), "0", since.isEmpty());
    }

    private static boolean isError(String line) {
        return line.toLowerCase(Locale.ROOT).contains("error");
    }

    private static boolean before(String line, Optional<Instant> started) {
        var at = time(line);
        return at.isPresent() && started.isPresent() && at.get().isBefore(started.get());
    }

    private static Optional<Instant> time(String line) {
        try {
            return Optional.of(Instant.parse(line.split(" ", 2)[0]));
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }

    private static String cut(String line) {
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...";
    }
}
