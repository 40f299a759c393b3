package com.wallstreetsim.restore.frontend.tui.watch;

import com.wallstreetsim.restore.frontend.tui.screen.Ui;
import java.time.Duration;
import java.time.Instant;

/**
 * Now, on the scale of a run's record. Counted without the host's clock, which somebody may set while a run is watched;
 * a line that can only come from another scale moves this one.
 */
final class RunTime {
    private static final Duration LEEWAY = Duration.ofSeconds(5);

    private final Ui ui;
    private Instant began;
    private long beganNanos;
    private Instant lookedAt;

    RunTime(Ui ui) {
        this.ui = ui;
        this.began = ui.desk().clock().instant();
        this.beganNanos = ui.nanos();
        this.lookedAt = began;
    }

    Instant now() {
        return began.plusNanos(ui.nanos() - beganNanos);
    }

    /** The newest line was not there at the look before: it was written in between, whatever its own time says. */
    void lineCame(Instant written) {
        if (written.isBefore(lookedAt.minus(LEEWAY)) || written.isAfter(now().plus(LEEWAY))) {
            began = written;
            beganNanos = ui.nanos();
        }
    }

    /** The record was read up to its end. */
    void looked() {
        lookedAt = now();
    }
}
