package com.wallstreetsim.restore.procedure;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** What a step is given by whoever performs it: time, a voice, memory that survives a crash, and a way to be stopped. */
public interface StepContext {
    RunId run();

    Clock clock();

    /** The run's own directory, where a step may leave files of mode 0600 beside the report; none before there is a run. */
    default Optional<Path> directory() {
        return Optional.empty();
    }

    /** Adds one line to the run's output, shown in the log pane. Secrets are taken out before it is written. */
    void say(String line);

    /** Tells how far the step is. May be called as often as one likes; it is thinned out. */
    void progress(Progress progress);

    /** A value an earlier step of this run remembered. */
    Optional<String> recall(String key);

    /** Remembers a value for later steps; on disk when this returns. */
    void remember(String key, String value);

    /** Throws when the operator has asked the run to stop. Long work calls it at every safe point. */
    void checkCancelled() throws InterruptedException;

    /** Calls {@code stop} when the operator asks the run to stop, for work that only another thread can end. */
    AutoCloseable whenCancelled(Runnable stop);

    /** Runs the tasks at the same time and gives their results in order; the first failure is thrown. */
    <T> List<T> inParallel(List<Callable<T>> tasks) throws StepException, InterruptedException;
}
