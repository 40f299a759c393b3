package com.wallstreetsim.restore.frontend.tui;

import static com.wallstreetsim.restore.frontend.tui.screen.Key.Kind.DOWN;
import static com.wallstreetsim.restore.frontend.tui.screen.Key.Kind.ENTER;
import static com.wallstreetsim.restore.frontend.tui.screen.Key.Kind.ESCAPE;
import static com.wallstreetsim.restore.frontend.tui.screen.Key.Kind.TAB;
import static com.wallstreetsim.restore.frontend.tui.screen.Key.Kind.UP;
import static org.assertj.core.api.Assertions.assertThat;

import com.wallstreetsim.restore.frontend.tui.paint.Theme;
import com.wallstreetsim.restore.frontend.tui.watch.RunPage;
import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.run.Intent;
import com.wallstreetsim.restore.run.Result;
import com.wallstreetsim.restore.run.RunEvent;
import com.wallstreetsim.restore.run.RunSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTests {
    private static final Duration POLL = Duration.ofMillis(600);

    @TempDir
    Path temporary;

    private Path directory;

    /** A path of fixed length, so that screens that show it can be compared. */
    @BeforeEach
    void log() throws IOException {
        directory = temporary.resolve("run");
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("output.log"), """
            2026-11-22T18:43:04.123Z load   orders: 307,000 rows sent, 307,000 confirmed
            2026-11-22T18:43:05.123Z load   actions \u001b[31min red\u001b[0m
            """);
        Files.setLastModifiedTime(
                directory.resolve("output.log"), java.nio.file.attribute.FileTime.from(java.time.Instant.EPOCH));
    }

    private TestScreen screen(int columns, int rows) {
        return new TestScreen(directory, columns, rows, Theme.MONO).home();
    }

    private TestScreen opened(TestScreen screen) {
        screen.stack.open(new RunPage(screen.stack, screen.run));
        return screen.pass(POLL);
    }

    private TestScreen loading() {
        var screen = screen(80, 24);
        screen.episodes.loading();
        return opened(screen);
    }

    private TestScreen ended() {
        var screen = screen(80, 24);
        screen.episodes.end();
        return opened(screen);
    }

    private String text(TestScreen screen) {
        return screen.text().replaceAll(" +\\S*output\\.log", "   LOGPATH").replace(directory.toString(), "RUNDIR");
    }

    @Test
    void showsStepsProgressAndLogWhileItRuns() {
        assertThat(text(loading())).isEqualTo("""
             DRILL | host db1 | site wallstreetsim  /srv/wss | root          | run 00:00:06
             Restore PostgreSQL from a backup                   step 2 of 6, about 5 s left
            --------------------------------------------------------------------------------
               done  1 Check PostgreSQL, disk, backup                                 0.4 s
                NOW  2 Load backup into a side database                               6.2 s
                       [#######################.................]  57 %   526,000 rows
                       trades: 150,016 of 245,600 rows                last output 0.6 s ago
                     3 Prove rows, indexes, constraints
                     4 Stop wss-engine, wss-api, wss-web
               gate  5 Swap: side database becomes wallstreetsim
                     6 Start what was stopped, check health
            --------------------------------------------------------------------------------
             LOG  follow   LOGPATH
             18:43:04 load       orders: 307,000 rows sent, 307,000 confirmed
             18:43:05 load       actions in red






             Changed so far: Load backup into a side database.
            --------------------------------------------------------------------------------
             Up/Down log  f follow  / find  l full  Tab steps  x stop  q leave  ? help
            """.stripTrailing());
    }

    @Test
    void keepsTheCurrentStepInSightOnASmallTerminal() {
        var screen = screen(60, 15);
        screen.episodes.loading();
        assertThat(text(opened(screen))).isEqualTo("""
             DRILL | host db1 | site wallstreetsim  /... | run 00:00:06
             Restore PostgreSQL from a b... step 2 of 6, about 5 s left
            ------------------------------------------------------------
               done  1 Check PostgreSQL, disk, backup             0.4 s
                NOW  2 Load backup into a side database           6.2 s
                       [###########.........]  57 %   526,000 rows
            ------------------------------------------------------------
             LOG  follow   LOGPATH
             18:43:04 load       orders: 307,000 rows sent, 307,000 ...
             18:43:05 load       actions in red


             Changed so far: Load backup into a side database.
            ------------------------------------------------------------
             Up/Down log  f follow  / find  l full  q leave  ? help
            """.stripTrailing());
    }

    @Test
    void flagsSilence() {
        assertThat(loading().pass(Duration.ofSeconds(45)).text()).contains("SILENT: last output 45 s ago");
    }

    @Test
    void leavesTheRunAlone() {
        var screen = loading().type("q");
        assertThat(screen.stack.left()).isTrue();
        assertThat(screen.stack.lastWords())
                .isEqualTo("The run goes on without this screen. Watch it: wss-restore attach"
                        + " 20261122-184302-postgres-restore");
        assertThat(screen.run.asked).isEmpty();
    }

    @Test
    void goesHomeOnEscapeAndSaysThatTheRunGoesOn() {
        assertThat(loading().press(ESCAPE).line(22)).isEqualTo(" The run goes on. Item 1 opens it again.");
    }

    @Test
    void stopsOnlyAfterAskingWithTheSafeControlInFocus() {
        var screen = loading().type("x");
        assertThat(screen.text()).contains("Stop this run?").contains(">[ Back ]     ( Stop safely )");
        screen.press(ENTER);
        assertThat(screen.run.asked).isEmpty();
        screen.type("x").press(TAB, ENTER);
        assertThat(screen.run.asked).containsExactly("cancel");
        assertThat(screen.line(1)).endsWith("asked to stop ...");
    }

    @Test
    void showsHowAStepIsTakenBackByHandAndWhatClosingDeletes() {
        assertThat(loading().press(TAB, DOWN, DOWN, DOWN, ENTER).text())
                .containsSubsequence(
                        "impact: destroys",
                        "By hand:",
                        "docker exec wss-postgres psql -c 'ALTER DATABASE ...'",
                        "The way back by hand:",
                        "\n   docker exec -i wss-postgres psql -U $POSTGRES_USER -d postgres -v",
                        "\n     ON_ERROR_STOP=1 -c 'ALTER DATABASE ... back'",
                        "What closing the run deletes, by hand:",
                        "docker exec wss-postgres dropdb ...");
    }

    @Test
    void showsAStepsCommandsAndMeasurements() {
        var screen = loading().press(TAB, UP, ENTER);
        assertThat(text(screen)).isEqualTo("""
             DRILL | host db1 | site wallstreetsim  /srv/wss | root          | run 00:00:06
             Check PostgreSQL, disk, backup
            --------------------------------------------------------------------------------
             done   impact: looks   way back: -

             By hand:
               docker exec lab_postgres pg_isready

             Log:   LOGPATH













            --------------------------------------------------------------------------------
             Up/Down PgUp/PgDn move  Esc back
            """.stripTrailing());
    }

    @Test
    void showsFoundAgainstExpectedAndWhatIsStillOpen() {
        assertThat(text(ended())).isEqualTo("""
             DRILL | host db1 | site wallstreetsim  /srv/wss | root          | run 00:00:13
             Restore PostgreSQL from a backup                                     COMPLETED
            --------------------------------------------------------------------------------
             907,641 of 907,641 rows restored; away 0.2 s. Whole run 13 s.
             PROVEN                                                FOUND           EXPECTED
              orders                                             307,000            307,000
              actions                                            307,000            307,000
              trades                                             245,600            245,600
              /health: 200, database ok 13 ms, expected 200
             STILL OPEN
              What was replaced is kept until you close the run.





            --------------------------------------------------------------------------------
             > Keep everything for now (closes nothing)  back to the first page
               u  Undo: swap back, 0.1 s                 asks before
               k  Close: delete for good what is kept    needs a name typed
               r  Report                                 report.md in the run's directory
               p  All that was measured
            --------------------------------------------------------------------------------
             Up/Down choose  Enter do  l log  c who to call  Esc back  q leave  ? help
            """.stripTrailing());
    }

    @Test
    void saysWhatFailedWhatIsUnchangedAndWhatNext() {
        var screen = screen(80, 24);
        screen.episodes.failure();
        assertThat(text(opened(screen))).isEqualTo("""
             DRILL | host db1 | site wallstreetsim  /srv/wss | root          | run 00:00:06
             Restore PostgreSQL from a backup                       FAILED, NOTHING CHANGED
            --------------------------------------------------------------------------------
             table trades: the file ends in row 150,017
             unchanged: the live database 'wallstreetsim' was not touched
             next: Choose another backup.
             Whole run 6.0 s.
             call: Anna (database)  +49 30 1234
             call: Ben (servers)  +49 30 5678







            --------------------------------------------------------------------------------
             > Done                                    back to the first page
               u  Undo: drop it                        not now: nothing has been changed
               k  Close: delete for good what is kept  not now: nothing is kept
               r  Report                               report.md in the run's directory
               p  All that was measured
            --------------------------------------------------------------------------------
             Up/Down choose  Enter do  l log  c who to call  Esc back  q leave  ? help
            """.stripTrailing());
    }

    @Test
    void undoesOnlyAfterAskingAndShowsTheUndo() {
        var screen = ended().type("u");
        assertThat(screen.text()).contains("Swap: side database becomes wallstreetsim: swap back, 0.1 s");
        screen.press(ENTER);
        assertThat(screen.run.asked).isEmpty();
        screen.type("u").press(TAB, ENTER);
        assertThat(screen.run.asked).containsExactly("undo");
        screen.run.engine(Intent.UNDO);
        screen.run.status = RunSummary.Status.RUNNING;
        screen.run.write(new RunEvent.UndoStarted("swap", "swap back"));
        assertThat(screen.pass(POLL).text())
                .contains("UNDO: Restore PostgreSQL")
                .contains("UNDOING  5 Swap");
        screen.run.write(new RunEvent.UndoFinished("swap", "the old database is back", 100));
        screen.run.write(new RunEvent.RunFinished(
                FakeRun.ID.value(), Result.UNDONE, "the old database is back", null, null, 0, 300));
        screen.run.status = RunSummary.Status.FINISHED;
        assertThat(screen.pass(POLL).text())
                .contains("UNDONE", "PROVEN BEFORE THE UNDO ")
                .contains("not now: it is undone already");
    }

    @Test
    void saysWhyAnUndoCouldNotBeStarted() {
        var screen = ended();
        screen.run.refuseWith = "another run holds postgres";
        screen.type("u").press(TAB, ENTER);
        assertThat(screen.line(22)).isEqualTo(" undo is not possible: another run holds postgres. Try again later.");
    }

    @Test
    void showsASkippedStepAndNeverAPlainSuccess() {
        var screen = screen(80, 24);
        screen.episodes.gate();
        screen.run.write(new RunEvent.StepSkipped("start", "pm2 is not installed"));
        screen.run.write(new RunEvent.RunFinished(
                FakeRun.ID.value(), Result.COMPLETED_WITH_SKIPS, "restored", null, null, 5, 300));
        screen.run.status = RunSummary.Status.FINISHED;
        assertThat(opened(screen).text())
                .contains("COMPLETED WITH SKIPPED STEPS")
                .contains("SKIPPED Start what was stopped, check health: pm2 is not installed");
        assertThat(screen.stack.exit()).isEqualTo(5);
    }

    @Test
    void putsWhatIsWrongInWordsAboveTheValuesThatDiffer() {
        var screen = screen(80, 24);
        screen.episodes.loading();
        screen.run.write(new RunEvent.StepFinished(
                "load",
                "looked",
                List.of(
                        Proof.seen("note", "1 session uses it"),
                        new Proof("keys", "12", "12", true),
                        new Proof("old.sql.gz", "cut", "whole", false),
                        Proof.problem("most likely", "it is stopped. Next: Start it.")),
                300));
        screen.run.write(new RunEvent.RunFinished(FakeRun.ID.value(), Result.COMPLETED, "looked", null, null, 0, 300));
        screen.run.status = RunSummary.Status.FINISHED;
        assertThat(opened(screen)
                        .text()
                        .lines()
                        .map(line -> line.replaceAll("\\s+", " ").strip()))
                .containsSubsequence(
                        "most likely: it is stopped. Next: Start it.",
                        "DIFFERS old.sql.gz cut whole",
                        "keys 12 12",
                        "note 1 session uses it");
    }

    @Test
    void showsWhereAnInterruptedRunStoodAndOnlyChecksByDefault() {
        var screen = screen(80, 24);
        screen.episodes.loading();
        screen.run.status = RunSummary.Status.INTERRUPTED;
        assertThat(text(opened(screen))).isEqualTo("""
             DRILL | host db1 | site wallstreetsim  /srv/wss | root          | run 00:00:06
             Restore PostgreSQL from a backup                                   INTERRUPTED
            --------------------------------------------------------------------------------
             No engine is at work on this run. Its last sign was at 22 Nov 2026 18:42 UTC.
             Changed so far: Load backup into a side database.
             RECORD        STEP                                                        NOW
             done        1 Check PostgreSQL, disk, backup                    nothing to see
             UNKNOWN     2 Load backup into a side data... half there: the side database...
             not begun   3 Prove rows, indexes, constraints                  nothing to see
             not begun   4 Stop wss-engine, wss-api, wss-web                      not there
             not begun   5 Swap: side database becomes wallstreetsim              not there
             not begun   6 Start what was stopped, check health        as it would leave it
            --------------------------------------------------------------------------------
             Record and world agree; looking settles what the record does not know: Load
             backup into a side database.
             call: Anna (database)  +49 30 1234
             call: Ben (servers)  +49 30 5678
             > 1  Check: look at every step again  only looks
               2  Go on where it stands            looks at the unknown step first
               3  Undo what it changed             asks before
               4  Leave it as it is

            --------------------------------------------------------------------------------
             Up/Down choose  Enter do  l log  c who to call  Esc back  q leave  ? help
            """.stripTrailing());
        screen.press(ENTER);
        assertThat(screen.text())
                .contains("Where the run stands")
                .contains("record: UNKNOWN   now: half there: the side database is not whole");
        assertThat(screen.run.asked).isEmpty();
    }

    @Test
    void goesOnWithAnInterruptedRunOnlyAfterAsking() {
        var screen = screen(80, 24);
        screen.episodes.loading();
        screen.run.status = RunSummary.Status.INTERRUPTED;
        opened(screen).type("2").press(ENTER);
        assertThat(screen.run.asked).isEmpty();
        screen.type("2").press(TAB, ENTER);
        assertThat(screen.run.asked).containsExactly("resume");
    }

    @Test
    void offersNothingButLookingAtADamagedRecord() {
        var screen = screen(80, 24);
        screen.episodes.loading();
        screen.run.status = RunSummary.Status.UNREADABLE;
        assertThat(opened(screen).text()).contains("DAMAGED RECORD").contains("not now: the record is damaged");
        screen.press(DOWN, ENTER, DOWN, ENTER);
        assertThat(screen.run.asked).isEmpty();
    }

    @Test
    void listsPastRuns() {
        var screen = screen(80, 24);
        screen.episodes.end();
        screen.fake.existing.add(screen.run);
        screen.type("0");
        assertThat(screen.line(3)).isEqualTo(" > 20261122-184302-postgres-restore  completed");
        assertThat(screen.press(ENTER).pass(POLL).text()).contains("COMPLETED");
    }

    @Test
    void showsTheReportAndSaysWhenThereIsNone() throws IOException {
        var screen = ended().type("r");
        assertThat(screen.text()).contains(" Report: it is not written yet: ");
        Files.writeString(screen.run.report(), "# Report of a run\n\nRestored \u001b[2J907,641 rows.\n");
        assertThat(screen.type("r").text()).contains("# Report of a run").contains("Restored 907,641 rows.");
    }

    @Test
    void tellsTheReaderOfTheLogThatTheRunWaits() {
        var screen = loading().type("l");
        assertThat(screen.line(1)).isEqualTo(" Restore PostgreSQL from a backup is running at step 2 of 6 (load)");
        screen.run.write(Episodes.SWAP_GATE);
        screen.run.status = RunSummary.Status.AT_GATE;
        assertThat(screen.pass(POLL).line(1)).isEqualTo(" THE RUN WAITS FOR YOU: Esc goes to its gate");
    }

    @Test
    void showsTheModeOfTheRunAndItsId() {
        var screen = new TestScreen(directory, 120, 30, Theme.MONO).home();
        screen.episodes.loading();
        assertThat(opened(screen).line(0)).endsWith("| 20261122-184302-postgres-restore run 00:00:06");
    }
}
