package com.wallstreetsim.restore.run;

import com.wallstreetsim.restore.procedure.StepException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Runs one piece of work on a thread of its own and watches over it: time limit, request to stop. */
final class Worker {
    private static final long LISTEN_EVERY_MILLIS = 100;

    private final EngineTools tools;

    Worker(EngineTools tools) {
        this.tools = tools;
    }

    /**
     * Calls {@code work}.
     *
     * @param stoppable whether a request to stop interrupts it; one atomic action is let finish instead
     * @throws InterruptedException when it was stopped
     */
    <T> T call(Callable<T> work, Duration limit, boolean stoppable, Cancellation cancellation)
            throws StepException, InterruptedException {
        Future<T> future = tools.executor().submit(work);
        var deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            try {
                return future.get(LISTEN_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                watch(future, deadline, stoppable, cancellation, limit);
            } catch (ExecutionException e) {
                throw translated(e.getCause());
            }
        }
    }

    private void watch(Future<?> future, long deadline, boolean stoppable, Cancellation cancellation, Duration limit)
            throws StepException, InterruptedException {
        listen(future, stoppable, cancellation);
        if (stoppable && tools.stop().requested()) {
            stop(future, cancellation);
            throw new InterruptedException("the run was asked to stop");
        }
        if (System.nanoTime() > deadline) {
            stop(future, cancellation);
            throw new StepException(
                    "not finished within %d s".formatted(limit.toSeconds()),
                    "Look at the log for what it waits for, then resume.");
        }
    }

    /** With the journal gone the engine ends; what still works is stopped first, or let finish where it is one action. */
    private void listen(Future<?> future, boolean stoppable, Cancellation cancellation)
            throws JournalException, InterruptedException {
        try {
            tools.listen();
        } catch (JournalException e) {
            stop(future, stoppable ? cancellation : new Cancellation());
            throw e;
        }
    }

    /** Stops the work and waits until it has really ended: what it still does must not run beside its undo. */
    private static void stop(Future<?> future, Cancellation cancellation) throws InterruptedException {
        cancellation.request();
        var grace = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        var waited = false;
        while (System.nanoTime() < grace) {
            try {
                future.get(LISTEN_EVERY_MILLIS, TimeUnit.MILLISECONDS);
                return;
            } catch (ExecutionException e) {
                return;
            } catch (TimeoutException e) {
                waited = true;
            }
        }
        future.cancel(waited);
    }

    /** A failure of a step as one that an operator can act on. */
    static StepException translated(@Nullable Throwable cause) throws InterruptedException {
        if (cause instanceof JournalLostException lost) {
            return lost.journal();
        }
        if (cause instanceof StepException failure) {
            return failure;
        }
        if (cause instanceof InterruptedException interrupted) {
            throw interrupted;
        }
        return new StepException(
                "unexpected failure: " + cause, "Keep the run directory for support: this is a defect.", cause);
    }
}
