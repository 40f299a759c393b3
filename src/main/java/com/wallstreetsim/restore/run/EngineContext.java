package com.wallstreetsim.restore.run;

import com.wallstreetsim.restore.procedure.Progress;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** What the engine gives a step. */
final class EngineContext implements StepContext {
    private final RunId run;
    private final Path directory;
    private final String step;
    private final Clock clock;
    private final Ledger ledger;
    private final OutputLog output;
    private final Cancellation cancellation;
    private final ExecutorService executor;

    EngineContext(EngineTools tools, RunId run, String step, Cancellation cancellation) {
        this.run = run;
        this.directory = tools.directory();
        this.step = step;
        this.clock = tools.clock();
        this.ledger = tools.ledger();
        this.output = tools.output();
        this.executor = tools.executor();
        this.cancellation = cancellation;
    }

    @Override
    public RunId run() {
        return run;
    }

    @Override
    public Optional<Path> directory() {
        return Optional.of(directory);
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public void say(String line) {
        output.say(step, line);
        CrashPoint.reached("say", step);
    }

    @Override
    public void progress(Progress progress) {
        try {
            ledger.progress(new RunEvent.StepProgress(
                    step, progress.done(), progress.total(), progress.unit(), progress.detail()));
        } catch (JournalException e) {
            throw new JournalLostException(e);
        }
        CrashPoint.reached("progress", step);
    }

    @Override
    public Optional<String> recall(String key) {
        return Optional.ofNullable(ledger.view().memory().get(key));
    }

    @Override
    public void remember(String key, String value) {
        try {
            ledger.append(new RunEvent.Remembered(key, value));
        } catch (JournalException e) {
            throw new JournalLostException(e);
        }
        CrashPoint.reached("remember", step);
    }

    @Override
    public void checkCancelled() throws InterruptedException {
        cancellation.check();
    }

    @Override
    public AutoCloseable whenCancelled(Runnable stop) {
        return cancellation.whenRequested(stop);
    }

    @Override
    public <T> List<T> inParallel(List<Callable<T>> tasks) throws StepException, InterruptedException {
        return Parallel.all(executor, tasks);
    }

    /** Tasks side by side. */
    static final class Parallel {
        private Parallel() {}

        static <T> List<T> all(ExecutorService executor, List<Callable<T>> tasks)
                throws StepException, InterruptedException {
            var results = new ArrayList<T>(tasks.size());
            for (Future<T> future : executor.invokeAll(tasks)) {
                results.add(get(future));
            }
            return results;
        }

        private static <T> T get(Future<T> future) throws StepException, InterruptedException {
            try {
                return future.get();
            } catch (ExecutionException e) {
                throw Worker.translated(e.getCause());
            }
        }
    }
}
