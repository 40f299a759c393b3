package com.wallstreetsim.restore.frontend.text;

import java.util.concurrent.TimeUnit;

/** How often a follower looks at a run directory, and the time it measures its patience with. */
public interface Pace {
    /** The journal is another process's file: there is nothing to wait on, so it is looked at every 75 ms. */
    Pace STEADY = new Pace() {
        @Override
        public void pause() throws InterruptedException {
            TimeUnit.MILLISECONDS.sleep(75);
        }

        @Override
        public long nanos() {
            return System.nanoTime();
        }
    };

    void pause() throws InterruptedException;

    /** Nanoseconds since some moment. */
    long nanos();
}
