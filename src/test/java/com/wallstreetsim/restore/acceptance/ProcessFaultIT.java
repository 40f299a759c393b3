package com.wallstreetsim.restore.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to the program's own processes in the middle of a restore. */
@Tag("all")
final class ProcessFaultIT {
    @TempDir
    static Path place;

    private static FaultBench bench;

    @BeforeAll
    static void startASite() throws Exception {
        bench = new FaultBench(ScratchSite.start(place.resolve("site"), SmallDump.text(100)), place);
    }

    @BeforeEach
    void anew() throws IOException {
        bench.beginAnew();
    }

    @AfterAll
    static void end() throws Exception {
        FaultBench.close(bench);
    }

    @Test
    void aKilledFrontEndInTheLoad() throws Exception {
        var run = bench.heldInTheLoad();
        assertThat(run.running().kill()).isEqualTo(137);
        run.signal("CONT");

        bench.completed("front-end killed", "load", run, attached(run));
    }

    @Test
    void aKilledFrontEndInTheSwap() throws Exception {
        var run = bench.heldInTheSwap();
        assertThat(run.running().kill()).isEqualTo(137);
        run.letSwap();

        bench.completed("front-end killed", "swap", run, attached(run));
    }

    private static Ended attached(HeldRun run) {
        return bench.program().call("attach", run.id(), "--approve", "swap=" + FaultBench.LIVE);
    }

    @Test
    void aHangUpInTheLoad() throws Exception {
        var run = bench.heldInTheLoad();
        run.signal("HUP");
        run.signal("CONT");

        bench.completed("SIGHUP to the engine", "load", run, run.end());
    }

    @Test
    void aHangUpInTheSwap() throws Exception {
        var run = bench.heldInTheSwap();
        run.signal("HUP");
        run.letSwap();

        bench.completed("SIGHUP to the engine", "swap", run, run.end());
    }

    @Test
    void aTerminationInTheLoad() throws Exception {
        var run = bench.heldInTheLoad();
        run.signal("TERM");
        run.signal("CONT");

        bench.unchanged(
                "SIGTERM to the engine",
                "load",
                run,
                "exit 130, cancelled",
                "cancelled",
                "Start the procedure anew when you are ready.");
    }

    @Test
    void aTerminationInTheSwap() throws Exception {
        var run = bench.heldInTheSwap();
        run.signal("TERM");
        run.letSwap();

        // One action, done or not done: it is let finish, and it is the last.
        bench.completed("SIGTERM to the engine", "swap", run, run.end());
    }

    @Test
    void aStoppedEngineInTheLoad() throws Exception {
        var run = bench.heldInTheLoad();
        var held = "the engine (process %1$d) is stopped by a signal; 'kill -CONT %1$d' lets it go on"
                .formatted(run.engine().pid());
        bench.pages().open(bench.program(), run);
        var page = bench.pages().terminal().awaits("NOW  4 Load the backup", held.substring(0, 60));
        var silence = run.running().await("no-sign-of-life");
        assertThat(silence.path("message").asText()).isEqualTo("NO SIGN OF LIFE for 30 s: " + held);
        assertThat(bench.pages().terminal().awaits("SILENT: last output")).doesNotContain("left");
        assertThat(page).doesNotContain("left");
        bench.pages().leave();
        run.signal("CONT");

        bench.completed("SIGSTOP of the engine", "load", run, run.end());
    }

    @Test
    void aStoppedEngineInTheSwap() throws Exception {
        var run = bench.heldInTheSwap();
        run.signal("STOP");
        run.letSwap();
        // Nobody is kept from logging in for as long as the engine stands still.
        HeldRun.awaiting().until(() -> bench.live().equals("old"));
        run.signal("CONT");

        bench.unchanged(
                "SIGSTOP of the engine",
                "swap",
                run,
                "exit 1, failed-unchanged",
                "the session with PostgreSQL was lost while trying to put database 'wallstreetsim_restoring_STAMP' in the"
                        + " place of 'wallstreetsim': terminating connection due to idle-in-transaction timeout; container"
                        + " 'CONTAINER' runs on",
                "Look at 'docker logs --tail 50 CONTAINER' for a server process that died. 'wss-restore resume RUN' then"
                        + " tries again.");
    }
}
