package com.wallstreetsim.restore.run;

import com.wallstreetsim.restore.procedure.Progress;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** A context for looking only, before there is a run or beside it: it remembers nothing beyond itself and writes nothing. */
final class LookingContext implements StepContext {
    private final RunId run;
    private final Clock clock;
    private final Map<String, String> memory;

    LookingContext(RunId run, Clock clock) {
        this(run, clock, Map.of());
    }

    /** @param memory what the run remembered; it is copied, so that looking leaves it as it is */
    LookingContext(RunId run, Clock clock, Map<String, String> memory) {
        this.run = run;
        this.clock = clock;
        this.memory = new HashMap<>(memory);
    }

    @Override
    public RunId run() {
        return run;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public void say(String line) {}

    @Override
    public void progress(Progress progress) {}

    @Override
    public Optional<String> recall(String key) {
        return Optional.ofNullable(memory.get(key));
    }

    @Override
    public void remember(String key, String value) {
        memory.put(key, value);
    }

    @Override
    public void checkCancelled() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("the look was stopped");
        }
    }

    @Override
    public AutoCloseable whenCancelled(Runnable stop) {
        return () -> {};
    }

    @Override
    public <T> List<T> inParallel(List<Callable<T>> tasks) throws StepException, InterruptedException {
        var results = new ArrayList<T>(tasks.size());
        for (var task : tasks) {
            try {
                results.add(task.call());
            } catch (Exception e) {
                throw Worker.translated(e);
            }
        }
        return results;
    }
}
