package com.wallstreetsim.restore.run;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Whether the run was asked to stop, and what to call when it is. */
final class Cancellation {
    private final CountDownLatch requested = new CountDownLatch(1);
    private final List<Runnable> stops = new CopyOnWriteArrayList<>();

    boolean requested() {
        return requested.getCount() == 0;
    }

    /** Asks for the stop; wakes whoever waits in {@link #await}. */
    void request() {
        if (!requested()) {
            requested.countDown();
            stops.forEach(Runnable::run);
        }
    }

    /** {@code stop} may be called more than once. */
    AutoCloseable whenRequested(Runnable stop) {
        stops.add(stop);
        if (requested()) {
            stop.run();
        }
        return () -> stops.remove(stop);
    }

    /** Waits until the stop is asked for, or the time is over. */
    boolean await(long millis) throws InterruptedException {
        return requested.await(millis, TimeUnit.MILLISECONDS);
    }

    void check() throws InterruptedException {
        if (requested() || Thread.interrupted()) {
            throw new InterruptedException("the run was asked to stop");
        }
    }
}
