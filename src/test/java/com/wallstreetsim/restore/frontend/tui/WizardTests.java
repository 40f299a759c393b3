package com.wallstreetsim.restore.frontend.tui;

import static com.wallstreetsim.restore.frontend.tui.screen.Key.Kind.DOWN;
import static com.wallstreetsim.restore.frontend.tui.screen.Key.Kind.ENTER;
import static com.wallstreetsim.restore.frontend.tui.screen.Key.Kind.ESCAPE;
import static com.wallstreetsim.restore.frontend.tui.screen.Key.Kind.TAB;
import static com.wallstreetsim.restore.frontend.tui.screen.Key.Kind.UP;
import static org.assertj.core.api.Assertions.assertThat;

import com.wallstreetsim.restore.frontend.tui.paint.Theme;
import com.wallstreetsim.restore.procedure.Candidate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WizardTests {
    @TempDir
    Path directory;

    private TestScreen picker() {
        return TestScreen.usual(directory).home().type("3");
    }

    private TestScreen plan() {
        return picker().press(ENTER, ENTER).type("disk failure").press(ENTER);
    }

    @Test
    void putsTheCursorOnTheNewestGoodBackupAndExplainsIt() {
        assertThat(picker().text()).isEqualTo("""
             DRILL | host db1 | site wallstreetsim  /srv/wss | root          | 18:42:07 UTC
             Restore PostgreSQL from a backup                  newest first, 4 of 7 scanned
             > 1 Backup   2 Safety-copy   3 Reason   4 Plan
            --------------------------------------------------------------------------------
              TAKEN AT (UTC)          AGE  KIND              SIZE  SCAN          ROWS
              22 Nov 2026 17:31  1 h 11 m  pre-restore   71.3 MiB  waiting          -
            > 22 Nov 2026 02:00 16 h 42 m  daily=weekly  71.2 MiB  good !     907,641
              21 Nov 2026 02:00  1 d 16 h  daily         70.9 MiB  good       901,007
              20 Nov 2026 02:00  2 d 16 h  daily             20 B  EMPTY            -
              19 Nov 2026 02:00  3 d 16 h  daily         35.1 MiB  CUT              -
              18 Nov 2026 02:00  4 d 16 h  daily         69.8 MiB  62 %             -
              15 Nov 2026 02:00  7 d 16 h  weekly        68.8 MiB  waiting          -

            --------------------------------------------------------------------------------
             wallstreetsim_20261122_020000.sql.gz
             ! the daily and its weekly are one file: not an independent copy
             good: read to the last byte, checksum and end mark present
             11 tables: orders 307,000  actions 307,000  trades 245,600
             If restored: changes of the last 16 h 42 m stay only in the old data.



            --------------------------------------------------------------------------------
             Up/Down move  Enter choose  s sort  o other file  / find  Esc back  ? help
            """.stripTrailing());
    }

    @Test
    void keepsTheTableOnASmallTerminal() {
        assertThat(new TestScreen(directory, 60, 15, Theme.MONO)
                        .home()
                        .type("3")
                        .text())
                .isEqualTo("""
             DRILL | host db1 | site wallstreetsim  /... | 18:42:07 UTC
             Restore PostgreSQL from a ... newest first, 4 of 7 scanned
             > 1 Backup   2 Safety-copy   3 Reason   4 Plan
            ------------------------------------------------------------
              TAKEN AT (UTC)    AGE        SIZE  SCAN
              22 Nov 17:31  1 h 11 m    71.3 MiB  waiting
            > 22 Nov 02:00 16 h 42 m    71.2 MiB  good !
              21 Nov 02:00  1 d 16 h    70.9 MiB  good
            ------------------------------------------------------------
             wallstreetsim_20261122_020000.sql.gz
             ! the daily and its weekly are one file: not an
             independent copy
             good: read to the last byte, checksum and end mark present
            ------------------------------------------------------------
             Up/Down move  Enter choose  s sort  Esc back  ? help
            """.stripTrailing());
    }

    @Test
    void fillsTheScanInWhileItIsLookedAt() {
        var screen = picker();
        screen.fake.shelf.reporter.accept(
                FakeShelf.backup("18T02:00", "daily", 73_190_604, Candidate.State.GOOD, "good", 893_111));
        assertThat(screen.text())
                .contains("18 Nov 2026 02:00  4 d 16 h  daily         69.8 MiB  good       893,111")
                .contains("5 of 7 scanned");
    }

    @Test
    void stopsTheScanWhenThePickerIsLeft() {
        var screen = picker();
        assertThat(screen.fake.shelf.scanning).isTrue();
        screen.press(ESCAPE);
        assertThat(screen.fake.shelf.scanning).isFalse();
        assertThat(screen.text()).contains("WHAT TO DO");
    }

    @Test
    void refusesADamagedBackupWithTheReason() {
        var screen = picker().press(DOWN, DOWN, ENTER);
        assertThat(screen.line(22)).isEqualTo(" this backup is damaged and is never swapped in");
        assertThat(screen.text()).contains("EMPTY: the file ends before the dump does");
    }

    @Test
    void sortsFindsAndTakesAFileFromElsewhere() {
        var screen = picker().type("s");
        assertThat(screen.text()).contains("biggest first");
        screen.type("/1731").press(ENTER);
        assertThat(screen.text()).contains("> 22 Nov 2026 17:31").doesNotContain("21 Nov 2026");
        screen.type("o/mnt/usb/old.sql.gz").press(ENTER);
        assertThat(screen.text()).contains("> 10 Nov 2026 02:00").contains(" old.sql.gz");
    }

    @Test
    void asksAChoiceWithItsPresetUnderTheCursor() {
        assertThat(picker().press(ENTER).text()).isEqualTo("""
             DRILL | host db1 | site wallstreetsim  /srv/wss | root          | 18:42:07 UTC
             Restore PostgreSQL from a backup
               1 Backup > 2 Safety-copy   3 Reason   4 Plan
            --------------------------------------------------------------------------------
             Make a safety copy of the old database first?

             > No
               Yes

             the old database itself is kept until the run is closed

             The old database is kept in any case.










            --------------------------------------------------------------------------------
             Up/Down move  Enter choose  Esc back  ? help  q quit
            """.stripTrailing());
    }

    @Test
    void saysWhyATypedAnswerIsRefusedAndStays() {
        var screen = picker().press(ENTER, ENTER, ENTER);
        assertThat(screen.text()).isEqualTo("""
             DRILL | host db1 | site wallstreetsim  /srv/wss | root          | 18:42:07 UTC
             Restore PostgreSQL from a backup
               1 Backup   2 Safety-copy > 3 Reason   4 Plan
            --------------------------------------------------------------------------------
             Why is the database restored?

             >

             Stands in the report.













             a reason is needed for the report
             Type the answer, then Enter  Esc back  Ctrl-C quit
            """.stripTrailing());
    }

    @Test
    void goesBackWithTheAnswersKept() {
        var screen = picker().press(DOWN, ENTER, DOWN, ENTER).type("why").press(ENTER);
        assertThat(screen.line(2)).contains("> 4 Plan");
        screen.press(ESCAPE);
        assertThat(screen.line(6)).isEqualTo(" > why");
        screen.press(ESCAPE);
        assertThat(screen.text()).contains(" > Yes");
        screen.press(ESCAPE);
        assertThat(screen.text()).contains("> 21 Nov 2026 02:00");
    }

    @Test
    void showsTheWholePlanBeforeAnythingHappens() {
        assertThat(plan().text()).isEqualTo("""
             DRILL | host db1 | site wallstreetsim  /srv/wss | root          | 18:42:07 UTC
             Restore PostgreSQL from a backup
               1 Backup   2 Safety-copy   3 Reason > 4 Plan
            --------------------------------------------------------------------------------
               # STEP                                  IMPACT    WAY BACK
               2 Load backup into a side database      changes   drop it
               3 Prove rows, indexes, constraints      looks     -
               4 Stop wss-engine, wss-api, wss-web     changes   start them
            >  5 Swap: side database becomes wallst... DESTROYS  swap back, 0.1 s
               6 Start what was stopped, check health  changes   -
            --------------------------------------------------------------------------------
             Answers  backup: wallstreetsim_20261122_020000.sql.gz   safety-copy: no   re...
             Replaced      wallstreetsim  237 MiB, 11 tables, newest row 22 Nov 18:41:55
             By            22 Nov 02:00, 907,641 rows, scanned good 40 s ago
             Kept          old database as wallstreetsim_before_20261122_184302 until the
                           run is closed
             Away          about 1 s

            --------------------------------------------------------------------------------
             By hand, step 5: (y copies all, p full text)
               psql -d postgres -c 'ALTER DATABASE wallstreetsim RENAME TO wallstreetsim_...
              >[ Back ]     ( Start )     ( Dry run )
            --------------------------------------------------------------------------------
             Up/Down step  Tab/Enter control  d dry run  y copy  p print  Esc back  ? help
            """.stripTrailing());
    }

    @Test
    void saysBeforeTheStartWhatALogoutWouldDo() {
        var notice = "Logout kills the engine here (KillUserProcesses=yes): stay logged in.";
        var screen = TestScreen.usual(directory);
        screen.fake.beforeStart = Optional.of(notice);
        screen.home().type("3").press(ENTER, ENTER).type("x").press(ENTER);
        assertThat(screen.line(11)).startsWith(" Answers  backup:");
        assertThat(screen.line(12)).isEqualTo(" " + notice);
        assertThat(screen.line(13)).startsWith(" Replaced ");

        var small = new TestScreen(directory, 60, 15, Theme.MONO);
        small.fake.beforeStart = Optional.of(notice);
        small.home().type("3").press(ENTER, ENTER).type("x").press(ENTER);
        assertThat(small.text())
                .contains(" Logout kills the engine here (KillUserProcesses=yes): st...", "By hand, step 5")
                .doesNotContain("Answers");
    }

    @Test
    void keepsThePlanReadableOnASmallTerminal() {
        var screen = new TestScreen(directory, 60, 15, Theme.MONO).home().type("3");
        assertThat(screen.press(ENTER, ENTER).type("x").press(ENTER).text()).isEqualTo("""
             DRILL | host db1 | site wallstreetsim  /... | 18:42:07 UTC
             Restore PostgreSQL from a backup
               1 Backup   2 Safety-copy   3 Reason > 4 Plan
            ------------------------------------------------------------
               # STEP                      IMPACT    WAY BACK
               4 Stop wss-engine, wss-a... changes   start them
            >  5 Swap: side database be... DESTROYS  swap back, 0.1 s
            ------------------------------------------------------------
             Answers  backup: wallstreetsim_20261122_020000.sql.gz   ...
             Replaced      wallstreetsim  237 MiB, 11 tables, newest ...
            ------------------------------------------------------------
             By hand, step 5: (y copies all, p full text)
              >[ Back ]     ( Start )     ( Dry run )
            ------------------------------------------------------------
             Up/Down step  Tab/Enter control  Esc back  ? help
            """.stripTrailing());
    }

    @Test
    void goesBackOnEnterAndStartsOnlyOnStart() {
        var screen = plan().press(ENTER);
        assertThat(screen.fake.started).isEmpty();
        assertThat(screen.text()).contains("Why is the database restored?");
        screen.press(ENTER, TAB, ENTER);
        assertThat(screen.fake.started)
                .containsExactly(
                        "20261122-184302-postgres-restore live "
                                + "{backup=/srv/wss/backups/wallstreetsim_20261122_020000.sql.gz, safety-copy=no, reason=disk failure}");
        assertThat(screen.line(0)).contains("run 00:00:00");
    }

    @Test
    void startsADryRunWithItsOwnKeyAndComesBackToThePlan() {
        var screen = plan().type("d");
        assertThat(screen.fake.started).singleElement().asString().contains(" dry ");
        screen.press(ESCAPE);
        assertThat(screen.fake.started).hasSize(1);
    }

    @Test
    void startsNothingOnAPastedEnter() {
        var screen = plan().press(TAB).paste("\n");
        assertThat(screen.fake.started).isEmpty();
    }

    @Test
    void showsTheCommandsOfTheStepUnderTheCursor() {
        assertThat(plan().press(UP, UP, UP).text())
                .contains("By hand, step 2:")
                .contains("  gunzip -c daily.sql.gz | psql -d wallstreetsim_restoring");
    }

    @Test
    void writesAllCommandsToAFileForItsOwnerOnly() throws Exception {
        var screen = plan().type("y");
        var file = directory.resolve("kept/20261122-184302-postgres-restore-by-hand.txt");
        assertThat(Files.readString(file)).startsWith("""
            # Restore PostgreSQL from a backup
            # secrets stand as $NAMES of the site's .env

            # 1. Check PostgreSQL, disk, backup (looks)
            docker exec lab_postgres pg_isready
            """);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(screen.text()).contains(" the commands are in ");
    }

    @Test
    void showsThePlanAsText() {
        assertThat(plan().type("p").text()).isEqualTo("""
             DRILL | host db1 | site wallstreetsim  /srv/wss | root          | 18:42:07 UTC
             Restore PostgreSQL from a backup                                    1-19 of 45
            --------------------------------------------------------------------------------
             Run 20261122-184302-postgres-restore
             backup: /srv/wss/backups/wallstreetsim_20261122_020000.sql.gz
             safety-copy: no
             reason: disk failure
             If it fails before its first destroying step: the live database
             'wallstreetsim' was not touched.

             1. Check PostgreSQL, disk, backup
                impact: looks   way back: -
                by hand:
                  docker exec lab_postgres pg_isready

             2. Load backup into a side database
                impact: changes   way back: drop it
                by hand:
                  gunzip -c daily.sql.gz | psql -d wallstreetsim_restoring

             3. Prove rows, indexes, constraints
                impact: looks   way back: -
            --------------------------------------------------------------------------------
             Up/Down PgUp/PgDn move  Esc back
            """.stripTrailing());
    }

    @Test
    void showsThePlanOfAProcedureThatAsksNothing() {
        var screen = TestScreen.usual(directory).home().type("7").press(ENTER);
        assertThat(screen.text()).contains("> 1 Plan").contains("nothing was asked");
    }
}
