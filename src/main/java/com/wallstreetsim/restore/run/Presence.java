package com.wallstreetsim.restore.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A front-end that somebody has open on a run.
 *
 * @param started when its process began, so that a number used anew is not taken for it
 */
public record Presence(long pid, String started, String by, String from, String since) {
    /** The system tells the start of a process from the time it booted, which moves when the clock is set. */
    private static final Duration CLOCK_MOVES = Duration.ofSeconds(5);

    static Presence ofThisProcess(Identity who, Instant now) {
        var process = ProcessHandle.current();
        var started = process.info().startInstant().orElse(Instant.EPOCH);
        return new Presence(process.pid(), started.toString(), who.by(), who.from(), now.toString());
    }

    boolean complete() {
        return Stream.of(started, by, from, since).allMatch(Objects::nonNull);
    }

    /** True while its process lives; a killed one leaves its file behind. */
    boolean alive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> process.info().startInstant())
                .filter(this::isItsStart)
                .isPresent();
    }

    private boolean isItsStart(Instant found) {
        try {
            return Duration.between(Instant.parse(started), found).abs().compareTo(CLOCK_MOVES) < 0;
        } catch (java.time.DateTimeException e) {
            return false;
        }
    }

    /** {@code anna (as root) from 10.0.0.7, since 2026-11-22T18:43:02Z}. */
    public String words() {
        return "%s from %s, since %s".formatted(by, from, since);
    }
}
