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

/** What happens to the server in the middle of a restore: what is said, what the data is, and the way on. */
@Tag("all")
final class FaultMatrixIT {
    private static final String IN_THE_ROWS =
            "the session with PostgreSQL was lost in the rows of table 'public.orders', near line N of the backup";
    private static final String IN_THE_SWAP = "the session with PostgreSQL was lost while trying to put database"
            + " 'wallstreetsim_restoring_STAMP' in the place of 'wallstreetsim'";
    private static final String UNTOUCHED = FaultBench.UNTOUCHED;
    private static final String DIED = "Look at 'docker logs --tail 50 CONTAINER' for a server process that died.";
    private static final String KILLED =
            "Look at 'dmesg' for a kill for want of memory, then 'docker start CONTAINER'.";
    private static final String STOPPED =
            "Find out who stopped it ('docker logs --tail 50 CONTAINER'), then 'docker start CONTAINER'.";
    private static final String AGAIN = " 'wss-restore resume RUN' then tries again.";
    private static final String CLEAR_UP = " 'wss-restore resume RUN' then goes on, 'wss-restore undo RUN' clears up:"
            + " Load the backup into a side database.";
    private static final String UNKNOWN =
            " Not known, for nobody can look at it now: Swap: the side database becomes wallstreetsim. 'wss-restore resume"
                    + " RUN' goes on, 'wss-restore undo RUN' puts it back.";
    private static final String CANNOT_CLEAN =
            "; cleaning up then failed: container 'CONTAINER' is not running: exited";

    @TempDir
    static Path place;

    private static FaultBench bench;

    @BeforeAll
    static void startASite() throws Exception {
        bench = new FaultBench(ScratchSite.startLasting(place.resolve("site"), SmallDump.text(100)), place);
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
    void aKilledBackendInTheLoad() throws Exception {
        var run = bench.heldInTheLoad();
        killBackend();
        run.signal("CONT");

        unchanged("backend killed", "load", run, IN_THE_ROWS + "; container 'CONTAINER' runs on", DIED + AGAIN);

        resumed(run);
    }

    @Test
    void aKilledBackendInTheSwap() throws Exception {
        var run = bench.heldInTheSwap();
        killBackend();

        unchanged("backend killed", "swap", run, IN_THE_SWAP + "; container 'CONTAINER' runs on", DIED + AGAIN);

        resumed(run);
    }

    @Test
    void aKilledContainerInTheLoad() throws Exception {
        var run = bench.heldInTheLoad();
        killContainer();
        run.signal("CONT");

        unclean(
                "container killed",
                run,
                IN_THE_ROWS + "; container 'CONTAINER' was killed (exit code 137)" + CANNOT_CLEAN,
                KILLED + CLEAR_UP);
        startContainer();
        bench.holds("old", run.side());

        assertThat(bench.then("undo", run)).isEqualTo("undone");
        bench.holds("old");
    }

    @Test
    void aKilledContainerInTheSwap() throws Exception {
        var run = bench.heldInTheSwap();
        killContainer();

        unknown(
                "container killed",
                run,
                IN_THE_SWAP + "; container 'CONTAINER' was killed (exit code 137)",
                KILLED + UNKNOWN);
        startContainer();
        bench.holds("old", run.side());

        resumed(run);
    }

    @Test
    void aStoppedContainerInTheLoad() throws Exception {
        var run = bench.heldInTheLoad();
        stopContainer();
        run.signal("CONT");

        unclean(
                "container stopped",
                run,
                IN_THE_ROWS + "; container 'CONTAINER' was stopped (exit code 0)" + CANNOT_CLEAN,
                STOPPED + CLEAR_UP);
        startContainer();
        bench.holds("old", run.side());

        resumed(run);
    }

    @Test
    void aStoppedContainerInTheSwap() throws Exception {
        var run = bench.heldInTheSwap();
        stopContainer();

        unknown(
                "container stopped",
                run,
                IN_THE_SWAP + ": terminating connection due to administrator command; container 'CONTAINER' was stopped"
                        + " (exit code 0)",
                STOPPED + UNKNOWN);
        startContainer();

        assertThat(bench.then("undo", run)).isEqualTo("undone");
        bench.holds("old");
    }

    @Test
    void aCutNetworkInTheLoad() throws Exception {
        var run = bench.heldInTheLoad();
        network("disconnect");
        run.signal("CONT");
        reconnectWhenWaitedFor(run);

        unchanged(
                "network cut",
                "load",
                run,
                "PostgreSQL could not be reached for 45 s: container 'CONTAINER' is on no network and publishes no port"
                        + " 5432",
                "Connect it again with 'docker network connect', or make it anew with 'docker compose up -d"
                        + " --force-recreate'."
                        + AGAIN);

        resumed(run);
    }

    @Test
    void aCutNetworkInTheSwap() throws Exception {
        var run = bench.heldInTheSwap();
        network("disconnect");
        run.letSwap();
        // The server waits for nobody who is half-way: the old data is to be had before the program has noticed.
        HeldRun.awaiting().until(() -> bench.live().equals("old"));
        reconnectWhenWaitedFor(run);

        unchanged("network cut", "swap", run, IN_THE_SWAP + "; container 'CONTAINER' runs on", DIED + AGAIN);

        resumed(run);
    }

    private static void reconnectWhenWaitedFor(HeldRun run) throws Exception {
        HeldRun.awaiting().until(() -> run.output().contains("waiting for up to 180 s: container"));
        network("connect");
    }

    private static void network(String what) {
        bench.postgres()
                .docker(
                        "network",
                        what,
                        bench.site().network(),
                        bench.postgres().container());
    }

    private void unchanged(String fault, String when, HeldRun run, String message, String hint) throws Exception {
        bench.unchanged(fault, when, run, "exit 1, failed-unchanged", message, hint);
    }

    private void unclean(String fault, HeldRun run, String message, String hint) throws Exception {
        var ended = run.end();
        assertThat(bench.said(run, ended))
                .isEqualTo("exit 4, failed-changed\n%s\n%s\n%s".formatted(message, hint, UNTOUCHED));
        bench.locksAreFree(run);
        assertThat(bench.page(run, "FAILED, NOT ALL AS BEFORE"))
                .contains(message + " unchanged: " + UNTOUCHED + " next: " + hint + " Whole run")
                .contains("u Undo: drop it asks before");
        bench.row(fault, "load", run, ended);
    }

    private void unknown(String fault, HeldRun run, String message, String hint) throws Exception {
        var ended = run.end();
        assertThat(bench.said(run, ended)).isEqualTo("exit 4, failed-changed\n%s\n%s\n".formatted(message, hint));
        bench.locksAreFree(run);
        assertThat(bench.page(run, "FAILED, NOT ALL AS BEFORE"))
                .contains(message + " next: " + hint + " Whole run")
                .contains("u Undo: swap back, under a second asks before");
        bench.row(fault, "swap", run, ended);
    }

    private void resumed(HeldRun run) throws IOException {
        assertThat(bench.then("resume", run)).isEqualTo("completed");
        bench.holds("restored", run.kept());
    }

    private static void killBackend() {
        var pid = bench.postgres()
                .ask(
                        "postgres",
                        "SELECT pid FROM pg_stat_activity WHERE application_name LIKE 'wss-restore 2%'"
                                + " AND query ~ '^(COPY|ALTER)'");
        assertThat(pid).matches("\\d+");
        bench.postgres().inside("kill -9 " + pid);
    }

    /** As the kernel does it for want of memory: the first process of the container. */
    private static void killContainer() {
        var container = bench.postgres().container();
        var pid = bench.postgres()
                .docker("inspect", "-f", "{{.State.Pid}}", container)
                .strip();
        Shell.sh("kill", "-9", pid);
    }

    private static void stopContainer() {
        bench.postgres().docker("stop", bench.postgres().container());
    }

    private static void startContainer() {
        bench.postgres().docker("start", bench.postgres().container());
        bench.site().awaitReady();
    }
}
