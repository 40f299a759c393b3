package com.wallstreetsim.restore.frontend.fake;

import com.wallstreetsim.restore.procedure.Fact;
import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Mode;
import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.run.Intent;
import com.wallstreetsim.restore.run.Result;
import com.wallstreetsim.restore.run.RunEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The events of a small restore: check, load, swap behind a gate. */
public final class Events {
    public static final String RUN = "20261122-184302-postgres-restore";

    private Events() {}

    public static RunEvent created() {
        return new RunEvent.RunCreated(
                RUN,
                "postgres.restore",
                "Restore PostgreSQL from a backup",
                Mode.DRILL,
                "/srv/wss",
                List.of(
                        new RunEvent.StepHead("check", "Check PostgreSQL, disk, backup", Impact.LOOKS, "-", false),
                        new RunEvent.StepHead("load", "Load the backup beside", Impact.CHANGES, "drop it", false),
                        new RunEvent.StepHead("swap", "Swap the databases", Impact.DESTROYS, "swap back", true)));
    }

    public static RunEvent engine(Intent intent) {
        return new RunEvent.EngineStarted(intent, 4711, "db1", "root", "10.0.0.5", "0.1.0");
    }

    public static RunEvent gate() {
        return new RunEvent.GateOpened(
                "swap",
                1,
                "Swap the databases",
                "wallstreetsim",
                "the name of the database",
                "Swap",
                List.of(new Fact("goes away", "wallstreetsim, 237 MiB"), new Fact("comes", "907,641 rows")));
    }

    public static RunEvent.RunFinished finished(String run, Result result, String message) {
        return new RunEvent.RunFinished(run, result, message, null, null, result.exit(), 13_100);
    }

    /** Up to the gate. */
    public static List<RunEvent> toTheGate() {
        return new ArrayList<>(List.of(
                created(),
                engine(Intent.RUN),
                new RunEvent.StepStarted("check"),
                new RunEvent.StepFinished("check", "41 GiB free", List.of(), 400),
                new RunEvent.StepStarted("load"),
                new RunEvent.StepProgress("load", 526_000, 907_641, "rows", "trades"),
                new RunEvent.StepProgress("load", 600_000, 907_641, "rows", "trades"),
                new RunEvent.StepFinished(
                        "load", "loaded 907,641 rows", List.of(Proof.count("orders", 307_000, 307_000)), 5_600),
                gate()));
    }

    /** The whole run, once its gate is passed. */
    public static List<RunEvent> whole() {
        var events = toTheGate();
        events.add(new RunEvent.UndoRecorded("swap", "swap back", Map.of("old", "wallstreetsim_before")));
        events.add(new RunEvent.StepStarted("swap"));
        events.add(new RunEvent.StepFinished("swap", "swapped", List.of(), 110));
        events.add(finished(RUN, Result.COMPLETED, "completed"));
        return events;
    }

    /** A run that comes to this end without a gate. */
    public static List<RunEvent> endingWith(Result result) {
        return List.of(created(), engine(Intent.RUN), finished(RUN, result, result.word()));
    }
}
