package com.wallstreetsim.restore.runbook.verify;

import com.wallstreetsim.restore.procedure.Proof;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The error lines among the last lines of an application's log. */
record ErrorLines(List<String> lines) {
    static final int LOOKED_AT = 100;
    /** An application has its connections by then, or has none. */
    static final Duration SETTLES = Duration.ofSeconds(10);

    private static final int SHOWN = 120;

    ErrorLines {
        lines = List.copyOf(lines);
    }

    /** A line from before the application's last start tells of an outage that is over; one without a time is new. */
    private boolean isNew(String line, Optional<Instant> started) {
        var at = time(line);
        return at.isEmpty() || started.isEmpty() || !at.get().isBefore(started.get());
    }

    /**
     * Errors from before the last start, and those of its first seconds where it has run on without any since, are
     * counted but not held against it: an application that is up before its database says so once and then works.
     *
     * @param started the application's last start, where it is known
     */
    Proof proof(String name, Optional<Instant> started) {
        var errors = lines.stream().filter(ErrorLines::isError).toList();
        var since = errors.stream().filter(line -> isNew(line, started)).toList();
        var settled = started.map(start -> start.plus(SETTLES));
        var later = since.stream().filter(line -> isNew(line, settled)).toList();
        var found = new StringBuilder("%d in the last %d lines".formatted(later.size(), lines.size()));
        if (since.size() > later.size()) {
            found.append(", %d while it started".formatted(since.size() - later.size()));
        }
        if (since.size() < errors.size()) {
            found.append(", %d older than its last start".formatted(errors.size() - since.size()));
        }
        if (!later.isEmpty()) {
            found.append(", last: ").append(cut(later.get(later.size() - 1)));
        }
        return new Proof("errors in the log of " + name, found.toString(), "0", later.isEmpty());
    }

    /** Whether any are from its start, so that only its further log can tell whether they are over. */
    boolean anySince(Optional<Instant> started) {
        return lines.stream().anyMatch(line -> isError(line) && isNew(line, started));
    }

    private static boolean isError(String line) {
        return line.toLowerCase(Locale.ROOT).contains("error");
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
