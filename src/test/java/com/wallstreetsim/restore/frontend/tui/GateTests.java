package com.wallstreetsim.restore.frontend.tui;

import static com.wallstreetsim.restore.frontend.tui.screen.Key.Kind.BACK_TAB;
import static com.wallstreetsim.restore.frontend.tui.screen.Key.Kind.ENTER;
import static com.wallstreetsim.restore.frontend.tui.screen.Key.Kind.ESCAPE;
import static com.wallstreetsim.restore.frontend.tui.screen.Key.Kind.PAGE_DOWN;
import static com.wallstreetsim.restore.frontend.tui.screen.Key.Kind.TAB;
import static org.assertj.core.api.Assertions.assertThat;

import com.wallstreetsim.restore.frontend.tui.paint.Theme;
import com.wallstreetsim.restore.frontend.tui.watch.RunPage;
import com.wallstreetsim.restore.run.Identity;
import com.wallstreetsim.restore.run.Intent;
import com.wallstreetsim.restore.run.Presence;
import com.wallstreetsim.restore.run.RunEvent;
import com.wallstreetsim.restore.run.RunSummary;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateTests {
    private static final Duration POLL = Duration.ofMillis(600);

    @TempDir
    Path directory;

    private TestScreen atGate(int columns, int rows) {
        var screen = new TestScreen(directory, columns, rows, Theme.MONO).home();
        screen.episodes.gate();
        screen.stack.open(new RunPage(screen.stack, screen.run));
        screen.stack.top().tick();
        return screen;
    }

    private TestScreen ready() {
        return atGate(80, 24).pass(POLL);
    }

    @Test
    void showsWhatGoesWhatComesWhatStaysAndTheWayBack() {
        assertThat(ready().text()).isEqualTo("""
             DRILL | host db1 | site wallstreetsim  /srv/wss | root          | run 00:00:11
             Restore PostgreSQL from a backup              step 5 of 6 (swap) waits for you
            --------------------------------------------------------------------------------

                SWAP THE DATABASE
                goes away   wallstreetsim on host db1, 237 MiB, 11 tables, newest row 22
                            Nov 18:41:55
                comes       backup of 22 Nov 02:00: 907,641 of 907,641 rows proven
                kept        as wallstreetsim_before_20261122_184302; one key brings it
                            back
                untouched   Redis, ClickHouse, files, other databases
                lost        to the application until you bring it back: 16 h 42 m of
                            changes

                Type the name of the database to go on:



                                   [ Cancel ]     ( Swap )

                Changed so far: Load backup into a side database; Stop wss-engine,
                wss-api, wss-web. Cancel ends the run; undo puts that back.
            --------------------------------------------------------------------------------
             Type the name, then Tab, Tab and Enter.  Esc cancel
            """.stripTrailing());
    }

    @Test
    void showsTheFirstFactsOnASmallTerminalAndTheRestWithPageDown() {
        var screen = atGate(60, 15).pass(POLL);
        assertThat(screen.text()).isEqualTo("""
             DRILL | host db1 | site wallstreetsim  /... | run 00:00:11
             Restore PostgreSQL fro... step 5 of 6 (swap) waits for you
            ------------------------------------------------------------
                SWAP THE DATABASE
                goes away   wallstreetsim on host db1, 237 MiB, 11
                            tables, newest row 22 Nov 18:41:55
                comes       backup of 22 Nov 02:00: 907,641 of 907,641
                lines 1-3 of 9: PgUp, PgDn
                Type the name of the database to go on:

                                   [ Cancel ]     ( Swap )
                Changed so far: step 2, 4. Cancel ends the run; undo
                puts that back.
            ------------------------------------------------------------
             Type the name, then Tab, Tab and Enter.  Esc cancel
            """.stripTrailing());
        screen.press(PAGE_DOWN, PAGE_DOWN, PAGE_DOWN);
        assertThat(screen.text()).contains("lost        to the application until you bring it");
    }

    @Test
    void ignoresEveryKeyInItsFirstHalfSecond() {
        var screen = atGate(80, 24);
        screen.type("wallstreetsim").press(ESCAPE, TAB, TAB, ENTER, ENTER);
        assertThat(screen.text()).contains("Type the name of the database to go on:\n");
        assertThat(screen.run.asked).isEmpty();
    }

    @Test
    void goesOnOnlyByEnterOnTheActionWithTheExactName() {
        var screen = ready().type("wallstreetsim").press(TAB, TAB, ENTER);
        assertThat(screen.run.asked).containsExactly("approve swap wallstreetsim");
        assertThat(screen.text()).contains("sent; waiting for the engine ...");
    }

    @Test
    void leadsFromTheFieldToCancelAndNeverToTheAction() {
        var screen = ready().type("wallstreetsim").press(ENTER);
        assertThat(screen.text())
                .contains(">[ Cancel ]     ( Swap )")
                .contains("the name is right; Tab goes on to Swap");
        assertThat(screen.run.asked).isEmpty();
        screen.press(ENTER);
        assertThat(screen.run.asked).containsExactly("decline swap");
    }

    @Test
    void saysWhatWasExpectedWhenTheNameIsWrong() {
        var screen = ready().type("WallStreetSim").press(TAB, TAB, ENTER);
        assertThat(screen.text()).contains("not yet: the name of the database is wallstreetsim");
        assertThat(screen.run.asked).isEmpty();
    }

    @Test
    void isNotOpenedByYOrEnterAlone() {
        var screen = ready().type("y").press(BACK_TAB, ENTER);
        assertThat(screen.text()).contains("not yet: the name of the database is wallstreetsim");
        assertThat(screen.run.asked).isEmpty();
    }

    @Test
    void takesAPastedNameButNoPastedEnter() {
        var screen = ready().paste("wallstreetsim\n\n\n");
        assertThat(screen.text()).contains("go on:  wallstreetsim");
        assertThat(screen.run.asked).isEmpty();
        screen.press(TAB, TAB).paste("\n");
        assertThat(screen.run.asked).isEmpty();
    }

    @Test
    void tellsWhatIsChangedBeforeEscapeCancels() {
        var screen = ready().press(ESCAPE);
        assertThat(screen.text())
                .contains("Changed so far: step 2, 4. Press Enter or Esc once more to cancel, Tab\n    to stay.");
        assertThat(screen.run.asked).isEmpty();
        screen.press(ESCAPE);
        assertThat(screen.run.asked).containsExactly("decline swap");
    }

    @Test
    void staysAfterEscapeWhenAskedTo() {
        var screen = ready().press(ESCAPE, TAB).pass(POLL);
        assertThat(screen.run.asked).isEmpty();
        assertThat(screen.text()).contains("Cancel ends the run; undo puts that back.");
    }

    @Test
    void showsTheEnginesRefusalAndLetsTypeAgain() {
        var screen = ready().type("wallstreetsim").press(TAB, TAB, ENTER);
        screen.run.write(new RunEvent.GateRefused("swap", 1, "the name of the database changed meanwhile"));
        screen.pass(POLL);
        assertThat(screen.text()).contains("the name of the database changed meanwhile");
        screen.press(ENTER);
        assertThat(screen.run.asked).hasSize(2);
    }

    @Test
    void saysWhenTheAnswerCouldNotBeSent() {
        var screen = ready();
        screen.run.refuseWith = "no space left on device";
        screen.type("wallstreetsim").press(TAB, TAB, ENTER);
        assertThat(screen.line(22)).isEqualTo(" go on is not possible: no space left on device. Try again later.");
        assertThat(screen.text()).contains("go on:  wallstreetsim");
    }

    @Test
    void treatsLettersInTheFieldAsText() {
        var screen = ready().type("q?lc");
        assertThat(screen.text()).contains("go on:  q?lc");
        assertThat(screen.stack.left()).isFalse();
    }

    @Test
    void takesNoKeyOnATerminalTooSmallToShowIt() {
        var screen = atGate(40, 10).pass(POLL);
        screen.text();
        screen.type("wallstreetsim").press(TAB, TAB, ENTER, ESCAPE, ESCAPE, ENTER);
        assertThat(screen.run.asked).isEmpty();
    }

    @Test
    void leavesTheRunWaitingWhenTheScreenIsLeft() {
        var screen = ready().press(TAB).type("q");
        assertThat(screen.stack.left()).isTrue();
        assertThat(screen.stack.lastWords())
                .isEqualTo("The run waits at its gate. Answer it: wss-restore attach 20261122-184302-postgres-restore");
        assertThat(screen.run.asked).isEmpty();
    }

    @Test
    void asksForTheNameBeforeClosingARun() {
        var screen = TestScreen.usual(directory).home();
        screen.episodes.end();
        screen.stack.open(new RunPage(screen.stack, screen.run));
        screen.pass(POLL).type("k");
        assertThat(screen.run.asked).containsExactly("close");
        screen.run.engine(Intent.CLOSE);
        screen.run.write(new RunEvent.GateOpened(
                "close",
                1,
                "Drop the old database",
                "wallstreetsim_before",
                "the name of the old database",
                "Drop",
                List.of()));
        screen.run.status = RunSummary.Status.AT_GATE;
        screen.pass(POLL).pass(POLL);
        assertThat(screen.text())
                .contains("DROP THE OLD DATABASE")
                .contains("Cancel keeps everything that is kept now.");
        screen.type("wallstreetsim_before").press(TAB, TAB, ENTER);
        assertThat(screen.run.asked).containsExactly("close", "approve close wallstreetsim_before");
    }

    @Test
    void saysWhoHasApprovedAndWhoIsMissing() {
        var screen = new TestScreen(directory, 80, 24, Theme.MONO).home();
        screen.run.write(new RunEvent.GateNeeds("swap", 1, 2));
        screen.episodes.gate();
        screen.run.write(new RunEvent.GateApproved("swap", "anna (as root)", "10.0.0.7", 1));
        screen.stack.open(new RunPage(screen.stack, screen.run));
        screen.stack.top().tick();
        assertThat(screen.text())
                .contains("    Needs 2 persons, told apart by the login they had before sudo.")
                .contains("    Approved: anna (as root) from 10.0.0.7; missing: 1")
                .contains("you have approved; now another login must, with 'wss-restore attach'");
    }

    @Test
    void showsSomebodyElsesGateWithoutAskingAndLetsTheirRunBeTakenOver() {
        var screen = new TestScreen(directory, 80, 24, Theme.MONO).home();
        screen.run.who = new Identity("ben (as root)", "10.0.0.8", "db1");
        screen.run.others = List.of(
                new Presence(4712, "2026-11-22T18:43:02Z", "anna (as root)", "10.0.0.7", "2026-11-22T18:43:02Z"));
        screen.episodes.gate();
        screen.stack.open(new RunPage(screen.stack, screen.run));
        screen.stack.top().tick();
        assertThat(screen.text()).isEqualTo("""
             DRILL | host db1 | site wallstreetsim  /srv/wss | root          | run 00:00:11
             Restore PostgreSQL from a backup                      step 5 of 6 (swap) waits
            --------------------------------------------------------------------------------
                SWAP THE DATABASE
                goes away   wallstreetsim on host db1, 237 MiB, 11 tables, newest row 22
                            Nov 18:41:55
                comes       backup of 22 Nov 02:00: 907,641 of 907,641 rows proven
                kept        as wallstreetsim_before_20261122_184302; one key brings it
                            back
                untouched   Redis, ClickHouse, files, other databases
                lost        to the application until you bring it back: 16 h 42 m of
                            changes


            --------------------------------------------------------------------------------
             anna (as root) from 10.0.0.7 is in charge of this run and is asked to confirm
             this. You watch.
             Their screen is open, from 10.0.0.7, since 22 Nov 2026 18:43 UTC.
            --------------------------------------------------------------------------------
             > 1  Watch              this page follows the run
               2  Take the run over  not now: their screen is open

            --------------------------------------------------------------------------------
             Up/Down choose  Enter do  t take over  l log  c who to call  Esc back  ? help
            """.stripTrailing());
        screen.run.others = List.of();
        screen.pass(POLL).type("t").type("anna has gone").press(TAB, TAB, ENTER);
        assertThat(screen.run.asked).containsExactly("take over anna has gone");
    }

    @Test
    void takesNothingOverWithoutAReason() {
        var screen = new TestScreen(directory, 80, 24, Theme.MONO).home();
        screen.run.who = new Identity("ben (as root)", "10.0.0.8", "db1");
        screen.episodes.gate();
        screen.stack.open(new RunPage(screen.stack, screen.run));
        screen.stack.top().tick();
        screen.pass(POLL).type("t").type("ok").press(TAB, TAB, ENTER);
        assertThat(screen.text()).contains("type why first: it stands in the record and in the report");
        assertThat(screen.run.asked).isEmpty();
    }
}
