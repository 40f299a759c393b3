package com.wallstreetsim.restore.procedure;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * One backup in a picker.
 *
 * @param value the answer that picks it: its absolute path
 * @param name its file name
 * @param takenAt when it was taken, from its name, checked against its mtime
 * @param kind {@code daily}, {@code weekly}, {@code daily=weekly} (one file, two names), {@code pre-restore}, {@code other}
 * @param bytes its size
 * @param state how its scan stands
 * @param scanWord the word in the table: {@code good}, {@code CUT}, {@code EMPTY}, {@code BAD}, {@code 62 %}, {@code waiting}
 * @param rows rows in it once scanned
 * @param details lines that explain it, the most important first
 * @param warnings what is suspicious about it; shown even when it scans clean
 */
public record Candidate(
        String value,
        String name,
        Instant takenAt,
        String kind,
        long bytes,
        State state,
        String scanWord,
        OptionalLong rows,
        List<String> details,
        List<String> warnings) {

    public Candidate {
        details = List.copyOf(details);
        warnings = List.copyOf(warnings);
    }

    public Duration age(Instant now) {
        return Duration.between(takenAt, now);
    }

    /** How the scan of a backup stands. */
    public enum State {
        WAITING,
        SCANNING,
        GOOD,
        BAD
    }
}
