package com.wallstreetsim.restore.procedure;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How long a condition is asked for again and again, and how long to wait between two asks. */
public final class Patience {
    private final long deadline;
    private final long pauseMillis;

    private Patience(Duration limit, Duration pause) {
        this.deadline = System.nanoTime() + limit.toNanos();
        this.pauseMillis = pause.toMillis();
    }

    /** Begins now. */
    public static Patience of(Duration limit, Duration pause) {
        return new Patience(limit, pause);
    }

    /** Waits for the next ask; false, at once, when the time is over. */
    public boolean again() throws InterruptedException {
        if (System.nanoTime() >= deadline) {
            return false;
        }
        TimeUnit.MILLISECONDS.sleep(pauseMillis);
        return true;
    }
}
