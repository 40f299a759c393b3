package com.wallstreetsim.restore.frontend.tui;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until it is told to go on; its nanoseconds go with it. */
final class FakeClock extends Clock {
    private Instant now = Instant.parse("2026-11-22T18:42:07Z");

    void pass(Duration time) {
        now = now.plus(time);
    }

    long nanos() {
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the screen shows UTC only");
    }
}
