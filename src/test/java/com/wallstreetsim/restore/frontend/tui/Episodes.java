package com.wallstreetsim.restore.frontend.tui;

import com.wallstreetsim.restore.procedure.Fact;
import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.run.Result;
import com.wallstreetsim.restore.run.RunEvent;
import com.wallstreetsim.restore.run.RunSummary;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The stretches of a restore as an engine would write them, with their time. */
final class Episodes {
    static final RunEvent.GateOpened SWAP_GATE = new RunEvent.GateOpened(
            "swap",
            1,
            "Swap the database",
            "wallstreetsim",
            "the name of the database",
            "Swap",
            List.of(
                    new Fact("goes away", "wallstreetsim on host db1, 237 MiB, 11 tables, newest row 22 Nov 18:41:55"),
                    new Fact("comes", "backup of 22 Nov 02:00: 907,641 of 907,641 rows proven"),
                    new Fact("kept", "as wallstreetsim_before_20261122_184302; one key brings it back"),
                    new Fact("untouched", "Redis, ClickHouse, files, other databases"),
                    new Fact("lost", "to the application until you bring it back: 16 h 42 m of changes")));

    private final FakeRun run;
    private final FakeClock clock;

    Episodes(FakeRun run, FakeClock clock) {
        this.run = run;
        this.clock = clock;
    }

    private void did(String step, long millis, Proof... proofs) {
        run.write(new RunEvent.StepStarted(step));
        clock.pass(Duration.ofMillis(millis));
        run.write(new RunEvent.StepFinished(step, "", List.of(proofs), millis));
    }

    Episodes loading() {
        did("check", 400);
        run.write(new RunEvent.UndoRecorded("load", "drop it", Map.of("database", "wallstreetsim_restoring")));
        run.write(new RunEvent.StepStarted("load"));
        clock.pass(Duration.ofMillis(5600));
        run.write(new RunEvent.StepProgress("load", 526_000, 907_641, "rows", "trades: 150,016 of 245,600 rows"));
        return this;
    }

    Episodes gate() {
        loading();
        clock.pass(Duration.ofSeconds(4));
        run.write(new RunEvent.StepFinished("load", "loaded 907,641 rows", List.of(), 9600));
        did(
                "prove",
                900,
                Proof.count("orders", 307_000, 307_000),
                Proof.count("actions", 307_000, 307_000),
                Proof.count("trades", 245_600, 245_600));
        run.write(new RunEvent.UndoRecorded("stop", "start them", Map.of()));
        did("stop", 300);
        run.write(SWAP_GATE);
        run.status = RunSummary.Status.AT_GATE;
        return this;
    }

    Episodes end() {
        gate();
        run.write(new RunEvent.GatePassed("swap", "anna", "10.0.0.7"));
        run.write(new RunEvent.UndoRecorded("swap", "swap back", Map.of()));
        did("swap", 200);
        did("start", 1500, new Proof("/health", "200, database ok 13 ms", "200", true));
        run.write(new RunEvent.RunFinished(
                FakeRun.ID.value(),
                Result.COMPLETED,
                "907,641 of 907,641 rows restored; away 0.2 s",
                null,
                null,
                0,
                13_100));
        run.status = RunSummary.Status.FINISHED;
        return this;
    }

    Episodes failure() {
        loading();
        run.write(new RunEvent.StepFailed(
                "load", "table trades: the file ends in row 150,017", "Choose another backup.", 5600));
        run.write(new RunEvent.RunFinished(
                FakeRun.ID.value(),
                Result.FAILED_UNCHANGED,
                "table trades: the file ends in row 150,017",
                "Choose another backup.",
                "the live database 'wallstreetsim' was not touched",
                1,
                6_000));
        run.status = RunSummary.Status.FINISHED;
        return this;
    }
}
