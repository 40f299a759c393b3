package com.wallstreetsim.restore.frontend.tui;

import com.wallstreetsim.restore.frontend.tui.paint.Theme;
import com.wallstreetsim.restore.procedure.Mode;
import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.run.Intent;
import com.wallstreetsim.restore.run.Result;
import com.wallstreetsim.restore.run.RunEvent;
import com.wallstreetsim.restore.run.RunSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** The front-end on the fakes in a real terminal, to look at and to press keys on: a run moves by itself. */
final class DemoScreen {
    private final Clock clock = Clock.systemUTC();
    private final Path directory;
    private final FakeRun run;
    private final FakeDesk desk;

    private DemoScreen(Path directory) {
        this.directory = directory;
        this.run = new FakeRun(clock, directory, Mode.DRILL);
        this.desk = new FakeDesk(clock, run);
    }

    public static void main(String[] args) throws IOException {
        var directory = Files.createTempDirectory("wss-demo");
        var theme = args.length > 0 && args[0].equals("mono") ? Theme.MONO : Theme.COLOUR;
        var demo = new DemoScreen(directory);
        var engine = new Thread(demo::engine, "demo-engine");
        engine.setDaemon(true);
        engine.start();
        var options = Options.home(directory.resolve("kept"), System.getenv()).withTheme(theme);
        System.exit(new FullScreen(demo.desk.desk(), options).run(TerminalLookup.begin(Runnable::run)));
    }

    /** Waits for the start of the run and for answers, and writes what an engine would write. */
    private void engine() {
        try {
            await(() -> !desk.started.isEmpty());
            work();
            run.write(Episodes.SWAP_GATE);
            run.status = RunSummary.Status.AT_GATE;
            await(() -> !run.asked.isEmpty());
            run.status = RunSummary.Status.RUNNING;
            if (run.asked.get(0).startsWith("approve")) {
                swap();
            } else {
                run.write(new RunEvent.GateDeclined("swap", "you", "here", "cancelled at the gate"));
                finish(Result.DECLINED, "cancelled at the gate; the side database was dropped");
            }
            await(() -> run.asked.contains("undo"));
            run.engine(Intent.UNDO);
            run.status = RunSummary.Status.RUNNING;
            undo("swap");
            undo("load");
            finish(Result.UNDONE, "the old database is back");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void work() throws InterruptedException, IOException {
        step("check", 400);
        run.write(new RunEvent.UndoRecorded("load", "drop it", Map.of("database", "wallstreetsim_restoring")));
        run.write(new RunEvent.StepStarted("load"));
        for (int i = 1; i <= 60; i++) {
            Thread.sleep(100);
            say(
                    "load",
                    "orders: %,d of 907,641 rows \u001b[31mred\u001b[0m \u6f22\u5b57 e\u0301 \ud83d\ude00 end"
                            .formatted(i * 15_127));
            run.write(new RunEvent.StepProgress("load", i * 15_127L, 907_641, "rows", "orders " + i + " of 60"));
        }
        run.write(new RunEvent.StepFinished("load", "loaded 907,641 rows", List.of(), 6000));
        step("prove", 500, Proof.count("orders", 307_000, 307_000), Proof.count("trades", 245_600, 245_600));
        step("stop", 300);
    }

    private void swap() throws InterruptedException, IOException {
        run.write(new RunEvent.GatePassed("swap", "you", "here"));
        run.write(new RunEvent.UndoRecorded("swap", "swap back", Map.of()));
        step("swap", 200);
        step("start", 1500, new Proof("/health", "200, database ok 13 ms", "200", true));
        finish(Result.COMPLETED, "907,641 of 907,641 rows restored; away 0.2 s");
    }

    private void undo(String step) throws InterruptedException {
        run.write(new RunEvent.UndoStarted(step, "undo"));
        Thread.sleep(1000);
        run.write(new RunEvent.UndoFinished(step, "put back", 1000));
    }

    private void step(String id, long millis, Proof... proofs) throws InterruptedException, IOException {
        run.write(new RunEvent.StepStarted(id));
        say(id, "working on it");
        Thread.sleep(millis);
        run.write(new RunEvent.StepFinished(id, "", List.of(proofs), millis));
    }

    private void finish(Result result, String message) throws IOException {
        Files.writeString(run.report(), "# Report\n\nEverything that happened.\n");
        run.write(new RunEvent.RunFinished(FakeRun.ID.value(), result, message, null, null, result.exit(), 13_100));
        run.status = RunSummary.Status.FINISHED;
    }

    private void say(String step, String text) throws IOException {
        Files.writeString(
                directory.resolve("output.log"),
                "%s %-6s %s\n".formatted(clock.instant(), step, text),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private interface Condition {
        boolean holds();
    }

    private static void await(Condition condition) throws InterruptedException {
        while (!condition.holds()) {
            Thread.sleep(50);
        }
    }
}
