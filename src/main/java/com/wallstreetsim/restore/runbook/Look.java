package com.wallstreetsim.restore.runbook;

import com.wallstreetsim.restore.procedure.StepException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One look at one thing, with a limit of its own: what hangs is told as that and holds nothing else up. */
public final class Look<T> {
    private final Future<T> future;
    private final long deadline;
    private final Duration limit;

    private Look(Future<T> future, Duration limit) {
        this.future = future;
        this.limit = limit;
        this.deadline = System.nanoTime() + limit.toNanos();
    }

    /** Begins to look on a thread of the executor. */
    public static <T> Look<T> start(ExecutorService executor, Duration limit, Callable<T> look) {
        return start(executor, limit, look, () -> {});
    }

    /** As {@link #start(ExecutorService, Duration, Callable)}, and runs {@code answered} once there is an answer. */
    public static <T> Look<T> start(ExecutorService executor, Duration limit, Callable<T> look, Runnable answered) {
        var task = new FutureTask<T>(look) {
            @Override
            protected void done() {
                answered.run();
            }
        };
        executor.execute(task);
        return new Look<>(task, limit);
    }

    /** Whether {@link #get} would answer at once. */
    public boolean answered() {
        return future.isDone();
    }

    /** What was found; a failure to look is a {@link StepException}, also when time is over. */
    public T get() throws StepException, InterruptedException {
        try {
            return future.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            future.cancel(true);
            throw new StepException("no answer within %d s".formatted(limit.toSeconds()), "Look at its log.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StepException failure) {
                throw failure;
            }
            throw new StepException("unexpected failure: " + e.getCause(), "This is a defect.", e);
        }
    }
}
