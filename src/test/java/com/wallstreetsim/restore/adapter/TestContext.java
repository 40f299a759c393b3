package com.wallstreetsim.restore.adapter;

import com.wallstreetsim.restore.procedure.Progress;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;

/** A context that keeps what it is told. */
public final class TestContext implements StepContext {
    private final List<String> said = Collections.synchronizedList(new ArrayList<>());
    private final List<Progress> progress = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, String> memory = new HashMap<>();
    private final List<Runnable> hooks = new CopyOnWriteArrayList<>();
    private volatile boolean cancelled;

    /** The operator asks the run to stop. */
    public void cancel() {
        cancelled = true;
        hooks.forEach(Runnable::run);
    }

    public List<String> said() {
        return List.copyOf(said);
    }

    public List<Progress> progress() {
        return List.copyOf(progress);
    }

    @Override
    public RunId run() {
        return new RunId("20261122-170133-postgres-restore");
    }

    @Override
    public Clock clock() {
        return Clock.systemUTC();
    }

    @Override
    public void say(String line) {
        said.add(line);
    }

    @Override
    public void progress(Progress now) {
        progress.add(now);
    }

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
        if (cancelled) {
            throw new InterruptedException("cancelled by the test");
        }
    }

    @Override
    public AutoCloseable whenCancelled(Runnable stop) {
        hooks.add(stop);
        return () -> hooks.remove(stop);
    }

    @Override
    public <T> List<T> inParallel(List<Callable<T>> tasks) throws StepException, InterruptedException {
        var results = new ArrayList<T>();
        for (var task : tasks) {
            try {
                results.add(task.call());
            } catch (StepException | InterruptedException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        return results;
    }
}
