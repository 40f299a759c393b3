package com.wallstreetsim.restore.frontend.headless;

import com.wallstreetsim.restore.frontend.text.LeaveException;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.run.RunHandle;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ctrl-C and SIGTERM. Before there is a run they end the preparation; then the first one asks the run to stop, where
 * this front-end may, and the next one leaves it running.
 */
public final class Stop {
    private final Thread worker = Thread.currentThread();
    private final boolean mayCancel;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicBoolean following = new AtomicBoolean();
    private int honoured;

    private Stop(boolean mayCancel) {
        this.mayCancel = mayCancel;
    }

    /** Stopping this front-end stops its run. */
    public static Stop cancelling() {
        return new Stop(true);
    }

    /** Stopping this front-end leaves the run alone. */
    public static Stop leaving() {
        return new Stop(false);
    }

    /** Called on a signal, from any thread. */
    public void request() {
        requests.incrementAndGet();
        if (!following.get()) {
            worker.interrupt();
        }
    }

    void follows() {
        following.set(true);
    }

    void honour(RunHandle run) throws StepException, LeaveException {
        var asked = requests.get();
        if (asked == honoured) {
            return;
        }
        if (!mayCancel || honoured > 0) {
            throw new LeaveException("stopped by a signal");
        }
        honoured = asked;
        run.cancel();
    }
}
