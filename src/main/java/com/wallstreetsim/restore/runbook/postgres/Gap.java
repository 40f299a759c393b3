package com.wallstreetsim.restore.runbook.postgres;

import com.wallstreetsim.restore.runbook.Words;
import java.time.Duration;
import java.time.Instant;

/**
 * The time a restore does not bring back.
 *
 * @param from when the backup was begun
 * @param to the time the operator wants
 */
record Gap(Instant from, Instant to) {
    /** {@code 16 h 42 m from 2026-11-22T02:00:00Z to 2026-11-22T18:42:00Z}. */
    String words() {
        return "%s from %s to %s".formatted(Words.span(Duration.between(from, to)), from, to);
    }

    boolean holds(Instant time) {
        return !time.isBefore(from) && !time.isAfter(to);
    }
}
