package com.wallstreetsim.restore.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.wallstreetsim.restore.frontend.fake.Events;
import com.wallstreetsim.restore.frontend.fake.FakeDesk;
import com.wallstreetsim.restore.frontend.fake.ScriptedRun;
import com.wallstreetsim.restore.run.HeldException;
import com.wallstreetsim.restore.run.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandTests {
    private static Typed with(ScriptedRun... runs) {
        return new Typed(new FakeDesk(runs));
    }

    private static ScriptedRun completed() {
        var events = Events.whole();
        events.remove(Events.gate());
        return new ScriptedRun(Events.RUN, events).finished();
    }

    @Test
    void statusSaysWhatIsWrongFirst() {
        var shell = with();

        assertThat(shell.type("status")).isZero();
        assertThat(shell.out()).isEqualTo("""
                DRILL | host db1 | site wallstreetsim  /srv/wss | root
                ! PostgreSQL is DOWN: container wss_postgres exited (1)

                Services
                  postgres     DOWN      exited (1) 12 min
                  redis        up        100,140 keys

                Backups of PostgreSQL (times in UTC)
                  22 Nov 2026 02:00 16 h 42 m  daily         71.2 MiB  good     907,641 rows  wallstreetsim_20261122_020000.sql.gz
                  21 Nov 2026 02:00  1 d 16 h  daily         71.2 MiB  CUT                 -  wallstreetsim_20261121_020000.sql.gz
                  Restored now, 16 h 42 m of changes would be lost.

                Kept until their runs are closed
                  wallstreetsim_before_20261120_101010  237 MiB

                Checks
                  ok   Docker                       20.10
                  BAD  disk                         1 GiB free  (expected 2 GiB free)
                """);
    }

    @Test
    void statusAsJsonIsOneObject() {
        var shell = with();

        assertThat(shell.type("status", "--json")).isZero();
        assertThat(shell.out().lines()).hasSize(1);
        assertThat(shell.out())
                .startsWith(
                        "{\"event\":\"status\",\"at\":\"2026-11-22T18:42:31Z\",\"mode\":\"DRILL\",\"host\":\"db1\",")
                .contains(
                        "\"services\":[{\"name\":\"postgres\",\"health\":\"down\",\"detail\":\"exited (1) 12 min\"}",
                        "\"scan\":\"good\",\"rows\":907641,\"warnings\":[]}",
                        "\"rows\":null,\"warnings\":[\"half the size of its neighbours\"]");
    }

    @Test
    void proceduresSayWhyOneCannotBeUsed() {
        var shell = with();

        assertThat(shell.type("procedures")).isZero();
        assertThat(shell.out()).isEqualTo("""
                postgres.restore                     destroys  Restore PostgreSQL from a backup
                redis.restore                        destroys  Restore PostgreSQL from a backup  (not now: it is not built yet)
                """);
    }

    @Test
    void aProcedureThatCannotBeUsedFailsUnchanged() {
        var shell = with();

        assertThat(shell.type("run", "redis.restore", "--json")).isEqualTo(1);
        assertThat(shell.out())
                .contains(
                        "\"event\":\"run-finished\"",
                        "\"run\":null",
                        "\"message\":\"'redis.restore' cannot be used: it is not built yet\"");
    }

    @Test
    void runsAreListedWithHowTheyStand() {
        var shell = with(completed(), new ScriptedRun("20261121-090000-postgres-restore", List.of()));

        assertThat(shell.type("runs")).isZero();
        assertThat(shell.out().lines().findFirst())
                .contains("20261122-184302-postgres-restore      DRILL    finished     completed, can be undone "
                        + " Restore PostgreSQL from a backup");
        assertThat(shell.type("runs", "--json")).isZero();
        assertThat(shell.out())
                .contains("{\"event\":\"run\",\"run\":\"20261122-184302-postgres-restore\","
                        + "\"procedure\":\"postgres.restore\",\"title\":\"Restore PostgreSQL from a backup\","
                        + "\"mode\":\"DRILL\",\"createdAt\":\"2026-11-22T18:43:03Z\",\"status\":\"finished\","
                        + "\"result\":\"completed\",\"canUndo\":true}");
    }

    @Test
    void aRunGoesThroughItsGateAndEndsInRunFinished() {
        var desk = new FakeDesk(new ScriptedRun(Events.RUN, Events.whole()));
        var shell = new Typed(desk);

        var exit = shell.type(
                "run", "postgres.restore", "--set", "backup=newest", "--approve", "swap=wallstreetsim", "--json");

        assertThat(exit).isZero();
        assertThat(desk.started()).containsExactly("live {backup=newest, safety-copy=no}");
        assertThat(shell.out().lines().reduce((first, last) -> last).orElseThrow())
                .contains("\"event\":\"run-finished\"", "\"result\":\"completed\"");
    }

    @Test
    void aHeldResourceIsExit6() {
        var shell = new Typed(new FakeDesk().refusing(new HeldException("run X holds postgres", "Wait for it.")));

        assertThat(shell.type("run", "postgres.restore", "--set", "backup=newest"))
                .isEqualTo(6);
        assertThat(shell.out()).startsWith("FAILED UNCHANGED: run X holds postgres\n");
    }

    @Test
    void undoTakesTheBeginningOfARunsName() {
        var run = completed();
        var shell = with(run);

        assertThat(shell.type("undo", "20261122", "--json")).isZero();
        assertThat(run.asked()).containsExactly("undo");
    }

    @Test
    void undoOfARunWithNothingToUndoChangesNothing() {
        var shell = with(new ScriptedRun(Events.RUN, Events.endingWith(Result.FAILED_UNCHANGED)).finished());

        assertThat(shell.type("undo", "last")).isEqualTo(1);
        assertThat(shell.out()).isEqualTo("""
                FAILED UNCHANGED: run 20261122-184302-postgres-restore has nothing to undo
                  unchanged   this engine changed nothing
                  next        'wss-restore runs' lists runs.
                  call        Anna, database: +49 30 1234
                """);
    }

    @Test
    void closeWithoutItsPhraseIsDeclined() {
        var run = completed();

        assertThat(with(run).type("close", "last")).isEqualTo(3);
        assertThat(run.asked().get(1)).startsWith("decline close no --approve for gate 'close'");
    }

    @Test
    void theFullScreenOpensOnATerminalAndOnOneRunForAttach() {
        var shell = with(completed()).on(Screen.FULL);

        assertThat(shell.type()).isZero();
        assertThat(shell.type("attach", "last")).isZero();
        assertThat(shell.performed())
                .containsExactly(
                        "expect full screen",
                        "open - - - -",
                        "full screen",
                        "expect full screen",
                        "open - - - -",
                        "full screen 20261122-184302-postgres-restore");
    }

    @Test
    void attachWithoutATerminalPrintsTheRun() {
        var shell = with(completed());

        assertThat(shell.type("attach", "last")).isZero();
        assertThat(shell.out()).contains("3/3    done in 0.1 s: swapped");
    }

    @Test
    void theEngineIsPerformedWithItsIntent() {
        var shell = with();

        assertThat(shell.type("engine", "--intent", "undo", "/state/runs/x")).isEqualTo(4);
        assertThat(shell.performed()).containsExactly("engine undo /state/runs/x");
    }

    @Test
    void theReportIsPrintedHarmless(@TempDir Path dir) throws Exception {
        var report = Files.writeString(dir.resolve("report.md"), "# Run\n\u001b[2Jrows: 1\n");

        var shell = with(completed().withReport(report));

        assertThat(shell.type("report", "last")).isZero();
        assertThat(shell.out()).isEqualTo("# Run\nrows: 1\n");
    }

    @Test
    void aMissingReportIsExplained() {
        var shell = with(completed());

        assertThat(shell.type("report", "last")).isEqualTo(1);
        assertThat(shell.err()).isEqualTo("""
                wss-restore: run '20261122-184302-postgres-restore' has no report; it is finished
                  The report is written when a run ends: 'wss-restore attach 20261122-184302-postgres-restore'.
                """);
    }

    @Test
    void contactsAboutAndVersionAreLines() {
        var shell = with();

        shell.type("contacts");
        shell.type("about");
        shell.type("--version");
        assertThat(shell.out()).isEqualTo("""
                Anna, database: +49 30 1234
                wss-restore 0.1.0
                Runbook of 1 November 2026
                wss-restore 0.1.0
                """);
    }

    @Test
    void completionIsAScriptThatBashReads(@TempDir Path dir) throws Exception {
        var shell = with();

        assertThat(shell.type("completion", "bash")).isZero();
        var script = Files.writeString(dir.resolve("completion"), shell.out());
        var bash =
                new ProcessBuilder("bash", "-n", script.toString()).inheritIO().start();
        assertThat(bash.waitFor()).isZero();
        assertThat(shell.out()).contains("procedures").doesNotContain("engine");
    }
}
