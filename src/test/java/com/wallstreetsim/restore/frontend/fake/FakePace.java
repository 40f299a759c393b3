package com.wallstreetsim.restore.frontend.fake;

import com.wallstreetsim.restore.frontend.text.Pace;

/** Time that passes by looking: a tenth of a second at each pause. */
public final class FakePace implements Pace {
    private long now;

    @Override
    public void pause() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        now += 100_000_000L;
        if (now > 600_000_000_000L) {
            throw new AssertionError("followed for ten minutes without an end");
        }
    }

    @Override
    public long nanos() {
        return now;
    }
}
