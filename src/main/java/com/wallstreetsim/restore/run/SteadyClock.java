package com.wallstreetsim.restore.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The time since it was made, counted without the host's clock: what stands between two lines of a record stays true
 * when somebody sets that clock.
 */
final class SteadyClock extends Clock {
    private static final Duration WORTH_SAYING = Duration.ofSeconds(5);

    private final Clock host;
    private final Instant began;
    private final long beganNanos = System.nanoTime();
    private Duration told = Duration.ZERO;

    SteadyClock(Clock host) {
        this.host = host;
        this.began = host.instant();
    }

    @Override
    public Instant instant() {
        return began.plusNanos(System.nanoTime() - beganNanos);
    }

    /** By how much the host's clock was set since this was asked the last time. */
    synchronized Optional<Duration> jumped() {
        var apart = Duration.between(instant(), host.instant());
        var jump = apart.minus(told);
        if (jump.abs().compareTo(WORTH_SAYING) < 0) {
            return Optional.empty();
        }
        told = apart;
        return Optional.of(jump);
    }

    @Override
    public ZoneId getZone() {
        return host.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new SteadyClock(host.withZone(zone));
    }
}
