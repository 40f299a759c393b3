package com.wallstreetsim.restore.run;

import java.util.ArrayList;
import java.util.List;

/** Whether the run was asked to stop, and what to call when it is. */
final class Cancellation {
    private final List<Runnable> stops = new ArrayList<>();
    private boolean requested;

    synchronized boolean requested() {
        return requested;
    }

    /** Asks for the stop, once; wakes whoever waits in {@link #await}. */
    void request() {
        List<Runnable> now;
        synchronized (this) {
            if (requested) {
                return;
            }
            requested = true;
            now = List.copyOf(stops);
            notifyAll();
        }
        now.forEach(Runnable::run);
    }

    AutoCloseable whenRequested(Runnable stop) {
        boolean already;
        synchronized (this) {
            stops.add(stop);
            already = requested;
        }
        if (already) {
            stop.run();
        }
        return () -> remove(stop);
    }

    private synchronized void remove(Runnable stop) {
        stops.remove(stop);
    }

    /** Waits until the stop is asked for, or the time is over. */
    synchronized void await(long millis) throws InterruptedException {
        if (!requested) {
            wait(millis);
        }
    }

    void check() throws InterruptedException {
        if (requested() || Thread.interrupted()) {
            throw new InterruptedException("the run was asked to stop");
        }
    }
}
