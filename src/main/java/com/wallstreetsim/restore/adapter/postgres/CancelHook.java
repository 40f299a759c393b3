package com.wallstreetsim.restore.adapter.postgres;

import com.wallstreetsim.restore.procedure.StepContext;
import java.util.concurrent.atomic.AtomicBoolean;

/** Ends blocked work when the operator asks the run to stop, and remembers that it did. */
final class CancelHook implements AutoCloseable {
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final AutoCloseable registration;

    private CancelHook(StepContext context, Runnable stop) {
        this.registration = context.whenCancelled(() -> {
            cancelled.set(true);
            stop.run();
        });
    }

    static CancelHook on(StepContext context, Runnable stop) {
        return new CancelHook(context, stop);
    }

    /** Whatever error the stopped work then shows is the operator's wish, not a failure. */
    void checkNotCancelled() throws InterruptedException {
        if (cancelled.get()) {
            throw new InterruptedException("stopped by the operator");
        }
    }

    @Override
    public void close() {
        try {
            registration.close();
        } catch (Exception e) {
            throw new IllegalStateException("unable to forget the cancellation", e);
        }
    }
}
