package com.wallstreetsim.restore.frontend.tui;

import com.wallstreetsim.restore.frontend.tui.screen.Background;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Daemon threads for work, and a queue that brings results to the screen thread. */
final class Workers implements Background, AutoCloseable {
    private final BlockingQueue<Runnable> events;
    private final AtomicInteger number = new AtomicInteger();
    private final ExecutorService pool = Executors.newCachedThreadPool(this::thread);
    private final List<Runnable> waiting = new ArrayList<>();
    private boolean begun;

    Workers(BlockingQueue<Runnable> events) {
        this.events = events;
    }

    private Thread thread(Runnable work) {
        var thread = new Thread(work, "screen-work-" + number.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public <T> void call(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
        execute(() -> perform(work, done, failed));
    }

    private synchronized void execute(Runnable work) {
        if (!begun) {
            waiting.add(work);
        } else if (!pool.isShutdown()) {
            pool.execute(work);
        }
    }

    /** Begins with what waited: before the first page is painted, work would only take the processor away from it. */
    synchronized void begin() {
        begun = true;
        waiting.forEach(this::execute);
        waiting.clear();
    }

    private <T> void perform(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
        try {
            var result = work.call();
            post(() -> done.accept(result));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            post(() -> failed.accept(e));
        } catch (Error e) {
            // A page that waits for its answer would wait for ever.
            post(() -> failed.accept(new IllegalStateException("unexpected failure: " + e, e)));
            throw e;
        }
    }

    @Override
    public void post(Runnable onScreenThread) {
        events.add(onScreenThread);
    }

    /** Interrupts what is still at work; its threads keep no program alive. */
    @Override
    public void close() {
        pool.shutdownNow();
    }
}
