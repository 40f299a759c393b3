package com.wallstreetsim.restore.run;

import com.wallstreetsim.restore.procedure.StepException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Runs one piece of work on a thread of its own and watches over it: time limit, request to stop. */
final class Worker {
    private static final long LISTEN_EVERY_MILLIS = 100;

    /** Work that ends where it is asked to needs less. */
    private static final Duration GRACE = Duration.ofSeconds(20);

    private final EngineTools tools;
    private final Duration grace;

    Worker(EngineTools tools) {
        this(tools, GRACE);
    }

    /** @param grace how long work that was asked to stop may take before it is interrupted */
    Worker(EngineTools tools, Duration grace) {
        this.tools = tools;
        this.grace = grace;
    }

    /** Work, and whether its thread is done with it: a future that was cancelled does not know. */
    private static final class Work<T> implements Callable<T> {
        private final Callable<T> work;
        private final CountDownLatch ended = new CountDownLatch(1);

        Work(Callable<T> work) {
            this.work = work;
        }

        @Override
        public T call() throws Exception {
            try {
                return work.call();
            } finally {
                ended.countDown();
            }
        }

        boolean ended(Duration within) throws InterruptedException {
            return ended.await(within.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private record Started<T>(Work<T> work, Future<T> future) {}

    /**
     * Calls {@code work}.
     *
     * @param stoppable whether a request to stop interrupts it; one atomic action is let finish instead
     * @throws InterruptedException when it was stopped
     */
    <T> T call(Callable<T> work, Duration limit, boolean stoppable, Cancellation cancellation)
            throws StepException, InterruptedException {
        var task = new Work<T>(work);
        var started = new Started<T>(task, tools.executor().submit(task));
        var deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            try {
                return started.future().get(LISTEN_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                watch(started, deadline, stoppable, cancellation, limit);
            } catch (ExecutionException e) {
                throw translated(e.getCause());
            }
        }
    }

    private void watch(Started<?> started, long deadline, boolean stoppable, Cancellation cancellation, Duration limit)
            throws StepException, InterruptedException {
        listen(started, stoppable, cancellation);
        if (stoppable && tools.stop().requested()) {
            stop(started, cancellation);
            throw new InterruptedException("the run was asked to stop");
        }
        if (System.nanoTime() > deadline) {
            stop(started, cancellation);
            throw new StepException(
                    "not finished within %d s".formatted(limit.toSeconds()),
                    "Look at the log for what it waits for, then resume.");
        }
    }

    /** With the journal gone the engine ends; what still works is stopped first, or let finish where it is one action. */
    private void listen(Started<?> started, boolean stoppable, Cancellation cancellation)
            throws JournalException, InterruptedException {
        try {
            tools.listen();
        } catch (JournalException e) {
            // Nothing is put back without a journal, so that what does not end may end with the process.
            asked(started, stoppable ? cancellation : new Cancellation());
            throw e;
        }
    }

    /**
     * Stops the work and waits until it has really ended, for as long as it takes: what it still does must not run
     * beside its undo. An engine that waits here can be killed; the next one looks where the step stands.
     */
    private void stop(Started<?> started, Cancellation cancellation) throws InterruptedException {
        if (asked(started, cancellation)) {
            return;
        }
        do {
            tools.output()
                    .say(
                            "engine",
                            "the step was asked to stop and still works; nothing is put back before it has ended");
        } while (!started.work().ended(grace));
        tools.output().say("engine", "the step has ended");
    }

    /** True when the work ended within its grace; afterwards it is interrupted. */
    private boolean asked(Started<?> started, Cancellation cancellation) throws InterruptedException {
        cancellation.request();
        if (started.work().ended(grace)) {
            return true;
        }
        started.future().cancel(true);
        return started.work().ended(Duration.ofMillis(LISTEN_EVERY_MILLIS));
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
