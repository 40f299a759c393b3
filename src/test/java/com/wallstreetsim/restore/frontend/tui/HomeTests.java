package com.wallstreetsim.restore.frontend.tui;

import static com.wallstreetsim.restore.frontend.tui.screen.Key.Kind.DOWN;
import static com.wallstreetsim.restore.frontend.tui.screen.Key.Kind.ENTER;
import static com.wallstreetsim.restore.frontend.tui.screen.Key.Kind.ESCAPE;
import static com.wallstreetsim.restore.frontend.tui.screen.Key.Kind.RIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextColor;
import com.wallstreetsim.restore.frontend.tui.home.HomePage;
import com.wallstreetsim.restore.frontend.tui.paint.Theme;
import com.wallstreetsim.restore.frontend.tui.screen.Background;
import com.wallstreetsim.restore.run.RunSummary;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTests {
    @TempDir
    Path directory;

    @Test
    void showsWhatIsWrongFirst() {
        assertThat(TestScreen.usual(directory).home().text()).isEqualTo("""
             DRILL | host db1 | site wallstreetsim  /srv/wss | root          | 18:42:07 UTC
            --------------------------------------------------------------------------------
             PostgreSQL is DOWN: container wss_postgres exited (1), 12 min ago
            --------------------------------------------------------------------------------
             SERVICES                                | BACKUPS OF POSTGRESQL
              postgres   DOWN     exited (1)  12 min | 16 h 42 m daily=weekly 71.2 MiB good
              redis      up       100,140 keys       |  1 d 16 h daily        70.9 MiB good
              clickhouse up       1,000,000 rows     |  2 d 16 h daily            20 B EMPTY
              wss-api    DEGRADED x2  /health 503    |  3 d 16 h daily        35.1 MiB CUT
              wss-engine up                          | Restored now, 16 h 42 m of changes
              disk       up       41 GiB free of 80  | would be lost.
                                                     |
                                                     |
            --------------------------------------------------------------------------------
             WHAT TO DO
              (1  Go on with a run)                    7  Verify ...
             > 2  Find out what is wrong              (8  Back up now)
               3  Restore PostgreSQL from a backup    (9  Drills)
               4  Redis ...                            0  Past runs and reports
              (5  ClickHouse ...)                      p  All procedures
              (6  Whole server / new server ...)       s  Status in detail
                only looks, ranks what it finds
            --------------------------------------------------------------------------------
             Arrows move  Enter open  0-9 jump  r refresh  c who to call  ? help  q quit
            """.stripTrailing());
    }

    @Test
    void keepsAlarmsServicesAndMenuOnASmallTerminal() {
        assertThat(new TestScreen(directory, 60, 15, Theme.MONO).home().text()).isEqualTo("""
             DRILL | host db1 | site wallstreetsim  /... | 18:42:07 UTC
            ------------------------------------------------------------
             PostgreSQL is DOWN: container wss_postgres exited (1), 1...
             postgres DOWN  redis up  clickhouse up  wss-api DEGRADED...
            ------------------------------------------------------------
              (1  Go on with a run)          7  Verify ...
             > 2  Find out what is wrong    (8  Back up now)
               3  Restore PostgreSQL fr...  (9  Drills)
               4  Redis ...                  0  Past runs and reports
              (5  ClickHouse ...)            p  All procedures
              (6  Whole server / new se...   s  Status in detail
                only looks, ranks what it finds

            ------------------------------------------------------------
             Arrows move  Enter open  0-9 jump  ? help  q quit
            """.stripTrailing());
    }

    @Test
    void usesTheRoomOfALargerTerminal() {
        assertThat(new TestScreen(directory, 100, 30, Theme.COLOUR).home().text())
                .isEqualTo("""
             DRILL | host db1 | site wallstreetsim  /srv/wss | root                              | 18:42:07 UTC
            ────────────────────────────────────────────────────────────────────────────────────────────────────
             PostgreSQL is DOWN: container wss_postgres exited (1), 12 min ago
            ────────────────────────────────────────────────────────────────────────────────────────────────────
             SERVICES                                          │ BACKUPS OF POSTGRESQL
              postgres   DOWN     exited (1)  12 min           │ 16 h 42 m daily=weekly 71.2 MiB good
              redis      up       100,140 keys                 │  1 d 16 h daily        70.9 MiB good
              clickhouse up       1,000,000 rows               │  2 d 16 h daily            20 B EMPTY
              wss-api    DEGRADED x2  /health 503              │  3 d 16 h daily        35.1 MiB CUT
              wss-engine up                                    │ Restored now, 16 h 42 m of changes would be
              disk       up       41 GiB free of 80            │ lost.
                                                               │
                                                               │
                                                               │
                                                               │
                                                               │
                                                               │
                                                               │
                                                               │
            ────────────────────────────────────────────────────────────────────────────────────────────────────
             WHAT TO DO
              (1  Go on with a run)                              7  Verify ...
             > 2  Find out what is wrong                        (8  Back up now)
               3  Restore PostgreSQL from a backup              (9  Drills)
               4  Redis ...                                      0  Past runs and reports
              (5  ClickHouse ...)                                p  All procedures
              (6  Whole server / new server ...)                 s  Status in detail
                only looks, ranks what it finds
            ────────────────────────────────────────────────────────────────────────────────────────────────────
             Arrows move  Enter open  0-9 jump  r refresh  c who to call  ? help  q quit
            """.stripTrailing());
    }

    @Test
    void saysSoOnATooSmallTerminalAndOnlyLeaves() {
        var screen = new TestScreen(directory, 40, 10, Theme.MONO).home();
        assertThat(screen.text()).isEqualTo("""
             Too small: 40 x 10.
             This needs 60 x 15.
             Enlarge the window to go on where you
             were, or press q to cancel and use
             line mode:
             wss-restore --plain
             A run that was started goes on. No
             other key does anything here.
            """.stripTrailing());
        screen.type("3").press(ENTER);
        assertThat(screen.stack.left()).isFalse();
        screen.type("q");
        assertThat(screen.stack.left()).isTrue();
    }

    @Test
    void makesAnInterruptedRunItemOneAndPutsTheCursorThere() {
        var screen = TestScreen.usual(directory);
        screen.episodes.loading();
        screen.run.status = RunSummary.Status.INTERRUPTED;
        screen.fake.existing.add(screen.run);
        assertThat(screen.home().text()).isEqualTo("""
             DRILL | host db1 | site wallstreetsim  /srv/wss | root          | 18:42:13 UTC
            --------------------------------------------------------------------------------
             PostgreSQL is DOWN: container wss_postgres exited (1), 12 min ago
             Run 20261122-184302-postgres-restore was interrupted at step 2 of 6 (load)
            --------------------------------------------------------------------------------
             SERVICES                                | BACKUPS OF POSTGRESQL
              postgres   DOWN     exited (1)  12 min | 16 h 42 m daily=weekly 71.2 MiB good
              redis      up       100,140 keys       |  1 d 16 h daily        70.9 MiB good
              clickhouse up       1,000,000 rows     |  2 d 16 h daily            20 B EMPTY
              wss-api    DEGRADED x2  /health 503    |  3 d 16 h daily        35.1 MiB CUT
              wss-engine up                          | Restored now, 16 h 42 m of changes
              disk       up       41 GiB free of 80  | would be lost.
                                                     |
            --------------------------------------------------------------------------------
             WHAT TO DO
             > 1  Check the interrupted run            7  Verify ...
               2  Find out what is wrong              (8  Back up now)
               3  Restore PostgreSQL from a backup    (9  Drills)
               4  Redis ...                            0  Past runs and reports
              (5  ClickHouse ...)                      p  All procedures
              (6  Whole server / new server ...)       s  Status in detail
                shows where it stands, changes nothing
            --------------------------------------------------------------------------------
             Arrows move  Enter open  0-9 jump  r refresh  c who to call  ? help  q quit
            """.stripTrailing());
    }

    @Test
    void saysThatNothingIsWrongOnlyAfterLooking() {
        var screen = TestScreen.usual(directory);
        screen.fake.calm = true;
        assertThat(screen.home().line(2)).isEqualTo(" No alarm: nothing that was looked at is wrong (18:42:07 UTC)");
    }

    @Test
    void paintsBeforeAnyProbeAnswers() {
        var screen = TestScreen.usual(directory);
        var stack = new Stack(screen.fake.desk(), new Never(), screen.clock::nanos, directory);
        stack.open(new HomePage(stack));
        var canvas = com.wallstreetsim.restore.frontend.tui.paint.Canvas.blank(80, 24);
        stack.paint(canvas);
        assertThat(screen.textOf(canvas)).contains("looking at the site ...").contains(" looking ...");
    }

    @Test
    void fillsInWhatAnsweredAndClaimsNothingOfTheRest() {
        var screen = TestScreen.usual(directory);
        var seen = new ArrayList<String>();
        screen.fake.calm = true;
        screen.fake.afterTheFirstAnswer = () -> seen.add(screen.text());

        screen.home();

        assertThat(seen.get(0)).contains("""
             looking at the site ... 0 s
            --------------------------------------------------------------------------------
             SERVICES                                | BACKUPS OF POSTGRESQL
              postgres looking ...                   |  looking ...
              redis    up      100,140 keys          |
            """);
        screen.pass(Duration.ofSeconds(5));
        assertThat(seen.get(1))
                .as("what was found before stands until all is looked at again")
                .contains(" postgres   up 237 MiB", "No alarm")
                .doesNotContain("looking");
    }

    @Test
    void saysHowManyServicesFindNoRoom() {
        assertThat(new TestScreen(directory, 80, 21, Theme.MONO).home().text()).contains("""
              wss-api    DEGRADED x2  /health 503    | Restored now, 16 h 42 m of changes
              and 2 more: see 2                      | would be lost.
            """.stripTrailing());
    }

    /** Background work that does not come to an end. */
    private static final class Never implements Background {
        @Override
        public <T> void call(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {}

        @Override
        public void post(Runnable onScreenThread) {}
    }

    @Test
    void showsAFailedProbeAsAnAlarm() {
        var screen = TestScreen.usual(directory);
        screen.fake.probeFails = "permission denied on /var/run/docker.sock";
        assertThat(screen.home().line(2))
                .isEqualTo(" the site could not be looked at: IllegalStateException: permission denied on...");
        assertThat(screen.type("s").text()).contains("permission denied on");
    }

    @Test
    void looksAgainAfterFiveSeconds() {
        var screen = TestScreen.usual(directory).home();
        screen.fake.calm = true;
        assertThat(screen.pass(Duration.ofSeconds(4)).line(2)).contains("PostgreSQL is DOWN");
        assertThat(screen.pass(Duration.ofSeconds(1)).line(2)).contains("No alarm");
    }

    @Test
    void saysWhyAnItemCannotBeUsed() {
        var screen = TestScreen.usual(directory).home().type("8");
        assertThat(screen.line(22)).isEqualTo(" Back up now: this version does not have it yet");
        assertThat(screen.type("1").line(22)).isEqualTo(" Go on with a run: no run is unfinished");
    }

    @Test
    void movesThroughBothColumnsWithTheArrows() {
        var screen = TestScreen.usual(directory).home();
        assertThat(screen.text()).contains(" > 2  Find out");
        assertThat(screen.press(RIGHT).text()).contains(" >(8  Back up now)");
        assertThat(screen.press(DOWN, DOWN, ENTER).line(1)).contains("Past runs and reports");
    }

    @Test
    void listsProceduresUnderTheirGroupsWithTheReason() {
        assertThat(TestScreen.usual(directory).home().type("p").press(DOWN).text())
                .isEqualTo("""
             DRILL | host db1 | site wallstreetsim  /srv/wss | root          | 18:42:07 UTC
             All procedures                                                    6 procedures
            --------------------------------------------------------------------------------
             PostgreSQL
               Restore PostgreSQL from a backup               DESTROYS
             > Rebuild PostgreSQL's volume                    not now: not built yet
             Redis
               Restart Redis                                  not now: not built yet
               Restore Redis from an RDB file                 not now: not built yet
             Verification
               Verify the database                            looks
             Troubleshoot
               Find out what is wrong                         looks




            --------------------------------------------------------------------------------
             For when nothing else helps.
             id postgres.rebuild
             Not now: not built yet

            --------------------------------------------------------------------------------
             Up/Down move  Enter open  Esc back  ? help  q quit
            """.stripTrailing());
    }

    @Test
    void showsEverythingThatWasLookedAt() {
        assertThat(TestScreen.usual(directory).home().type("s").text()).isEqualTo("""
             DRILL | host db1 | site wallstreetsim  /srv/wss | root          | 18:42:07 UTC
             What is wrong, and what was looked at                             18:42:07 UTC
            --------------------------------------------------------------------------------
             PostgreSQL is DOWN: container wss_postgres exited (1), 12 min ago

             postgres      DOWN     exited (1)  12 min
             redis         up       100,140 keys
             clickhouse    up       1,000,000 rows
             wss-api       DEGRADED x2  /health 503
             wss-engine    up
             disk          up       41 GiB free of 80

             docker                     24.0.7                         expected 20 or newer
             BAD node                       16.3.0                     expected 18 or newer








            --------------------------------------------------------------------------------
             Up/Down scroll  r look again  Esc back  ? help  q quit
            """.stripTrailing());
    }

    @Test
    void showsWhomToCallAndHelp() {
        var screen = TestScreen.usual(directory).home().type("c");
        assertThat(screen.text()).contains("Anna (database)  +49 30 1234");
        screen.press(ESCAPE).type("?");
        assertThat(screen.text()).isEqualTo("""
             DRILL | host db1 | site wallstreetsim  /srv/wss | root          | 18:42:07 UTC
             Help
            --------------------------------------------------------------------------------
             What is wrong stands first. An unfinished run is item 1: it opens where the
             run stands, and only looks.
             The page looks at the site again every 5 seconds, and at once with r.
             An item in (brackets) cannot be used now; choosing it says why.
             a shows the version and the revisions of the runbook.

             Keys on this page: Arrows move  Enter open  0-9 jump  r refresh  c who to call
             ? help  q quit

             Everywhere: arrows move, Enter opens or presses, Esc goes back, ? is this
             help, q leaves.
             Ctrl-L draws the screen anew. Ctrl-C leaves, also from a field.
             A run is done by a process of its own: leaving this screen or losing the line
             changes nothing in it.
             What only looks starts at once. What changes something needs a second key.
             What destroys something needs the name of the thing typed.



            --------------------------------------------------------------------------------
             Up/Down PgUp/PgDn move  Esc back
            """.stripTrailing());
        screen.press(ESCAPE).type("q");
        assertThat(screen.stack.left()).isTrue();
    }

    @Test
    void showsTheModeInWordsAndColour() {
        var screen = new TestScreen(directory, 80, 24, Theme.COLOUR).home();
        assertThat(screen.line(0)).startsWith(" DRILL |");
        assertThat(screen.cell(1, 0).getBackgroundColor()).isEqualTo(TextColor.ANSI.GREEN);
        assertThat(screen.cell(20, 0).getModifiers()).contains(SGR.REVERSE);
        assertThat(screen.cell(1, 2).getForegroundColor()).isEqualTo(TextColor.ANSI.RED);
        assertThat(screen.cell(0, 1).getCharacterString()).isEqualTo("\u2500");
    }

    @Test
    void usesNoColourAndOnlyAsciiInTheMonoTheme() {
        var screen = TestScreen.usual(directory).home();
        assertThat(screen.text()).matches("[\\x20-\\x7e\\n]*");
        for (int row = 0; row < 24; row++) {
            for (int column = 0; column < 80; column++) {
                var cell = screen.cell(column, row);
                assertThat(cell.getForegroundColor()).isEqualTo(TextColor.ANSI.DEFAULT);
                assertThat(cell.getBackgroundColor()).isEqualTo(TextColor.ANSI.DEFAULT);
            }
        }
    }
}
