package com.wallstreetsim.restore.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Work that does not end where it is asked to. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class WorkerTests {
    @TempDir
    Path directory;

    @Test
    void nothingGoesOnBesideWorkThatIgnoresItsStop() throws Exception {
        var release = new CountDownLatch(1);
        var working = new CountDownLatch(1);
        var ended = new AtomicBoolean();
        var executor = Executors.newCachedThreadPool();
        var said = directory.resolve("output.log");
        try (var journal = JournalWriter.open(directory.resolve("journal.jsonl"), Rig.CLOCK);
                var output = new OutputLog(said, new SteadyClock(Rig.CLOCK), text -> text)) {
            Files.createDirectory(directory.resolve("answers"));
            var stop = new Cancellation();
            var tools = new EngineTools(
                    directory,
                    new Ledger(journal, RunView.EMPTY, text -> text),
                    output,
                    new AnswersInbox(directory.resolve("answers"), line -> {}),
                    Rig.CLOCK,
                    executor,
                    stop,
                    step -> 1);
            var worker = new Worker(tools, Duration.ofMillis(50));
            var call = CompletableFuture.runAsync(() -> {
                try {
                    worker.call(() -> stubborn(working, release, ended), Duration.ofHours(1), true, new Cancellation());
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            working.await();
            stop.request();
            await().until(() -> Files.readString(said).contains("nothing is put back before it has ended"));
            assertThat(call).isNotDone();
            release.countDown();
            await().until(call::isDone);
            assertThat(ended).isTrue();
            assertThat(call).isCompletedExceptionally();
            assertThat(Files.readString(said)).contains("the step has ended");
        } finally {
            executor.shutdownNow();
        }
    }

    private static String stubborn(CountDownLatch working, CountDownLatch release, AtomicBoolean ended) {
        working.countDown();
        while (true) {
            try {
                release.await();
                ended.set(true);
                return "done after all";
            } catch (InterruptedException e) {
                working.countDown(); // such as a library that swallows what interrupts it
            }
        }
    }
}
