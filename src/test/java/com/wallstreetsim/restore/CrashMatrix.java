package com.wallstreetsim.restore;

import static org.assertj.core.api.Assertions.assertThat;

import com.wallstreetsim.restore.CrashCase.Doing;
import com.wallstreetsim.restore.CrashCase.Then;
import com.wallstreetsim.restore.run.Result;
import com.wallstreetsim.restore.run.RunEvent;
import com.wallstreetsim.restore.run.RunHandle;
import com.wallstreetsim.restore.run.RunSummary;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

/** Performs rows of the crash matrix and holds each against what must be true whatever happened. */
final class CrashMatrix implements AutoCloseable {
    private static final List<String> APPLICATIONS = List.of("wss-api", "wss-web");

    private final CrashSite site;
    private final Path states;
    private final AtomicInteger number = new AtomicInteger();
    private CrashEngine engine;
    private Path state;
    private final StringBuilder table = new StringBuilder(
            "| case | right after the crash | in the end | s | outcome |\n" + "|---|---|---|---|---|\n");

    CrashMatrix(Path directory) throws Exception {
        site = CrashSite.up(directory.resolve("site"));
        states = Files.createDirectories(directory.resolve("states"));
        beginAnew();
    }

    /** Each row has a state directory of its own: what one leaves unsettled would be in the way of the next. */
    private void beginAnew() throws Exception {
        state = states.resolve("state-" + number.incrementAndGet());
        engine = new CrashEngine(site.directory, state);
        site.reset();
    }

    List<CrashCase> cases() throws Exception {
        return CrashCases.all(engine::plan);
    }

    void perform(CrashCase row) throws Exception {
        var began = System.nanoTime();
        var seen = new StringBuilder();
        var outcome = "FAILED";
        try {
            beginAnew();
            check(row, seen);
            outcome = "as it must be";
        } finally {
            table.append(
                    "| %s | %s %.1f | %s |\n".formatted(row.name(), seen, (System.nanoTime() - began) / 1e9, outcome));
        }
    }

    private void check(CrashCase row, StringBuilder seen) throws Exception {
        var run = crashed(row);
        var before = recorded(run);
        assertThat(run.status()).as("after the kill").isEqualTo(RunSummary.Status.INTERRUPTED);
        var live = site.liveContent();
        seen.append(live).append(" | ");
        assertThat(live).isIn(row.dropFirst() ? List.of("old", "restored", "missing") : List.of("old", "restored"));
        locksAreFree(run);
        var again = engine.handle(run.id(), "");
        if (row.then() == Then.GO_ON) {
            again.resume();
        } else {
            again.undo();
        }
        engine.attend(again);
        seen.append(site.liveContent()).append(" | ");
        end(row, again);
        locksAreFree(again);
        notRepeated(before, again);
    }

    /** A run whose engine was killed where the row says. */
    private RunHandle crashed(CrashCase row) throws Exception {
        if (row.doing() == Doing.RUN) {
            var run = engine.start(row.answers(), row.killedFromOutside() ? "" : row.point());
            if (row.killedFromOutside()) {
                engine.killWhileWorking(run, row.point().substring("kill:".length()));
            } else {
                engine.attend(run);
            }
            return run;
        }
        var first = engine.start(row.answers(), row.doing() == Doing.UNDO_OF_INTERRUPTED ? "end:load" : "");
        engine.attend(first);
        var run = engine.handle(first.id(), row.point());
        if (row.doing() == Doing.CLOSE) {
            run.close();
        } else {
            run.undo();
        }
        engine.attend(run);
        return run;
    }

    private void end(CrashCase row, RunHandle run) throws Exception {
        var finish = run.view().finished().orElseThrow();
        var names = new TreeSet<>(Set.of(CrashSite.LIVE));
        var stamp = run.id().stamp();
        if (row.doing() == Doing.CLOSE) {
            closed(row, run, names);
        } else if (row.doing() == Doing.RUN && row.then() == Then.GO_ON) {
            assertThat(finish.result()).as(finish.message()).isEqualTo(Result.COMPLETED);
            assertThat(site.liveContent()).isEqualTo("restored");
            if (!row.dropFirst()) {
                names.add(CrashSite.LIVE + "_before_" + stamp);
            }
        } else {
            assertThat(finish.result()).as(finish.message()).isEqualTo(Result.UNDONE);
            assertThat(site.liveContent()).isEqualTo("old");
            if (site.databases().size() > 1) {
                names.add(CrashSite.LIVE + "_undone_" + stamp);
            }
        }
        assertThat(site.databases()).isEqualTo(names);
        assertThat(site.runningApplications()).isEqualTo(APPLICATIONS);
    }

    /** A close that is gone on with deletes what was approved; an undo brings back what is still there, or says it is not. */
    private void closed(CrashCase row, RunHandle run, Set<String> names) throws Exception {
        var finish = run.view().finished().orElseThrow();
        if (row.then() == Then.GO_ON) {
            assertThat(run.status()).isEqualTo(RunSummary.Status.CLOSED);
            assertThat(site.liveContent()).isEqualTo("restored");
        } else if (finish.result() == Result.UNDONE) {
            assertThat(site.liveContent()).isEqualTo("old");
            names.add(CrashSite.LIVE + "_undone_" + run.id().stamp());
        } else {
            var stamp = run.id().stamp();
            assertThat(finish.message())
                    .isEqualTo("undo stopped: neither '%1$s_before_%2$s' nor '%1$s_undone_%2$s' is there"
                            .formatted(CrashSite.LIVE, stamp));
            assertThat(site.liveContent()).isEqualTo("restored");
            // What the undo stopped for its way back is started by hand or by the next run; leave it for neither here.
            engineStartsNothing(run);
        }
    }

    private void engineStartsNothing(RunHandle run) throws Exception {
        assertThat(run.status()).isEqualTo(RunSummary.Status.FINISHED);
        for (var name : APPLICATIONS) {
            var file = site.directory.resolve("pm2.running").resolve(name);
            if (!Files.exists(file)) {
                Files.createFile(file);
            }
        }
    }

    /** How often each step that has ended had been started by then. */
    private static Map<String, Long> recorded(RunHandle run) throws Exception {
        var starts = new TreeMap<String, Long>();
        for (var line : run.linesAfter(0)) {
            if (line.event() instanceof RunEvent.StepFinished finished) {
                starts.put(finished.step(), starts(run, finished.step()));
            }
        }
        return starts;
    }

    private static long starts(RunHandle run, String step) throws Exception {
        return run.linesAfter(0).stream()
                .filter(line -> line.event() instanceof RunEvent.StepStarted started
                        && started.step().equals(step))
                .count();
    }

    private static void notRepeated(Map<String, Long> before, RunHandle run) throws Exception {
        for (var step : before.entrySet()) {
            assertThat(starts(run, step.getKey()))
                    .as("starts of " + step.getKey())
                    .isEqualTo(step.getValue());
        }
    }

    private void locksAreFree(RunHandle run) throws IOException {
        var locks = new java.util.ArrayList<>(List.of(run.directory().resolve("engine.lock")));
        try (var files = Files.newDirectoryStream(state.resolve("locks"), "*.lock")) {
            files.forEach(locks::add);
        }
        assertThat(locks).hasSize(3);
        for (var file : locks) {
            try (var channel = FileChannel.open(file, StandardOpenOption.WRITE);
                    var lock = channel.tryLock()) {
                assertThat(lock).as(file + " is free").isNotNull();
            }
        }
    }

    /** Writes the table of what was performed. */
    void report(Path file) throws IOException {
        Files.writeString(file, table);
    }

    @Override
    public void close() {
        site.close();
    }
}
