package com.wallstreetsim.restore.frontend.line;

import static org.assertj.core.api.Assertions.assertThat;

import com.wallstreetsim.restore.frontend.fake.Events;
import com.wallstreetsim.restore.frontend.fake.FakeDesk;
import com.wallstreetsim.restore.frontend.fake.FakePace;
import com.wallstreetsim.restore.frontend.fake.ScriptedRun;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.run.RunHandle;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineModeTests {
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final ScriptedRun run = new ScriptedRun(Events.RUN, Events.whole());
    private final FakeDesk desk = new FakeDesk(run);

    private interface Use {
        int of(LineMode mode) throws StepException, InterruptedException;
    }

    /** Types these lines and then ends the input. */
    private int type(String lines, Use use) throws Exception {
        var input = new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8));
        try (var terminal = new DumbTerminal("test", "dumb", input, screen, StandardCharsets.UTF_8);
                var mode = new LineMode(desk.desk(), terminal, new FakePace())) {
            return use.of(mode);
        }
    }

    private String screen() throws IOException {
        screen.flush();
        return screen.toString(StandardCharsets.UTF_8).replace("\r", "");
    }

    @Test
    void restoresFromTheMenuToTheEndByNumbersAndTypedWords() throws Exception {
        var exit = type("1\n1\n1\nyes\nwallstreetsim\n1\nq\n", LineMode::home);

        assertThat(exit).isZero();
        assertThat(desk.started())
                .containsExactly("live {backup=/srv/wss/backups/wallstreetsim_20261122_020000.sql.gz, safety-copy=no}");
        assertThat(run.asked()).containsExactly("approve swap wallstreetsim");
        assertThat(screen())
                .contains(
                        "! PostgreSQL is DOWN: container wss_postgres exited (1)",
                        """
                        What to do
                          1  Restore PostgreSQL from a backup
                          2  Restore PostgreSQL from a backup  (not now: it is not built yet)
                        """,
                        """
                        Question 1: Which backup?
                              taken at (UTC)          age  kind              size  scan             rows
                           1  22 Nov 2026 02:00 16 h 42 m  daily         71.2 MiB  good     907,641 rows
                              wallstreetsim_20261122_020000.sql.gz
                           2  21 Nov 2026 02:00  1 d 16 h  daily         71.2 MiB  CUT                 -
                              wallstreetsim_20261121_020000.sql.gz
                              ! half the size of its neighbours
                        """,
                        """
                        Plan: Restore PostgreSQL from a backup
                          backup: /srv/wss/backups/wallstreetsim_20261122_020000.sql.gz
                          safety-copy: no

                          #  step                                         impact    way back
                          1  Check PostgreSQL, disk, backup               looks     -
                               by hand: psql -c 'check'
                          2  Swap the databases                           DESTROYS  none
                               by hand: psql -c 'swap'
                               gate: the name of the database has to be typed

                        If it fails before its first destroying step, the live database 'wallstreetsim' was not touched.
                        Logout kills the engine here: stay logged in.
                        """,
                        """
                          SWAP THE DATABASES
                            goes away    wallstreetsim, 237 MiB
                            comes        907,641 rows
                        """,
                        "18:43:15  3/3    done in 0.1 s: swapped",
                        "COMPLETED: completed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1\n", "1\n1\n", "1\n1\n1\n", "1\n1\n1\n\n", "1\n1\n1\ny\nq", "x\n1\n1\n1\nYES\n"})
    void endOfInputBeforeTheWordYesStartsNothing(String lines) throws Exception {
        var exit = type(lines, LineMode::home);

        assertThat(exit).isEqualTo(130);
        assertThat(desk.started()).isEmpty();
        assertThat(screen()).contains("Left (end of input).");
    }

    @Test
    void endOfInputAtAGateAnswersNothing() throws Exception {
        var exit = type("1\n1\n1\nyes\n", LineMode::home);

        assertThat(exit).isEqualTo(130);
        assertThat(run.asked()).isEmpty();
        assertThat(screen())
                .contains(
                        "Left. The run goes on: 'wss-restore attach 20261122-184302-postgres-restore' shows it again.");
    }

    @Test
    void aGateTakesNeitherEnterNorYesNorAWrongName() throws Exception {
        var exit = type("\ny\nyes\nwallstreet\nwallstreetsim\n1\n", mode -> mode.attach(run));

        assertThat(exit).isZero();
        assertThat(run.asked())
                .containsExactly(
                        "approve swap y", "approve swap yes", "approve swap wallstreet", "approve swap wallstreetsim");
        assertThat(screen()).contains("gate 'swap' stays shut: the name is wallstreetsim");
    }

    @Test
    void cancelAtAGateDeclines() throws Exception {
        var exit = type("cancel\n", mode -> mode.attach(run));

        assertThat(exit).isEqualTo(3);
        assertThat(run.asked()).containsExactly("decline swap declined at the prompt");
        assertThat(screen()).contains("DECLINED: declined at the gate 'swap'");
    }

    @Test
    void goesBackOverQuestionsExplainsAndRefuses() throws Exception {
        var exit = type("1\n?\n2\nnone\nnewest\n<\nnewest\nyes\ndry\nwallstreetsim\n1\nq\n", LineMode::home);

        assertThat(exit).isZero();
        assertThat(desk.started()).containsExactly("dry {backup=newest, safety-copy=yes}");
        assertThat(screen())
                .contains("  The newest good one is usual.", "Not possible: it is cut", "Not possible: no such backup");
    }

    @Test
    void undoesAtTheEnd() throws Exception {
        var exit = type("wallstreetsim\n2\n", mode -> mode.attach(run));

        assertThat(exit).isZero();
        assertThat(run.asked()).containsExactly("approve swap wallstreetsim", "undo");
        assertThat(screen()).contains("UNDONE: undone: what the run replaced is back");
    }

    @Test
    void showsAnInterruptedRunFirstAndGoesOnWithIt() throws Exception {
        var broken = new ScriptedRun(Events.RUN, Events.toTheGate().subList(0, 6))
                .finished()
                .dyingAtTheEnd();
        var site = new FakeDesk(broken);
        var input = new ByteArrayInputStream("1\n\n2\nq\n".getBytes(StandardCharsets.UTF_8));
        try (var terminal = new DumbTerminal("test", "dumb", input, screen, StandardCharsets.UTF_8);
                var mode = new LineMode(site.desk(), terminal, new FakePace())) {
            assertThat(mode.home()).isZero();
        }

        assertThat(broken.asked()).isEqualTo(List.of("run"));
        assertThat(screen())
                .contains("  1  Run 20261122-184302-postgres-restore is interrupted, at 2 of 3 (load)")
                .contains("""
                        Run 20261122-184302-postgres-restore, interrupted: at 2 of 3 (load)
                            recorded     now
                          1 done         Check PostgreSQL, disk, backup
                                         nothing to see
                          2 UNKNOWN      Load the backup beside
                                         not there
                          3 not begun    Swap the databases
                                         not there
                        Record and world agree; looking settles what the record does not know: Load the backup beside.

                          1  Check again: hold the record against the world (only looks)
                          2  Go on with it; what was going on is looked at first, never repeated blindly
                          3  Undo it
                          4  Leave it as it is
                        Choose 1 to 4; Enter checks:""");
    }

    @Test
    void closesOnlyWithTheNameOfWhatIsDropped() throws Exception {
        var events = Events.whole();
        events.remove(Events.gate());
        var done = new ScriptedRun(Events.RUN, events).finished();

        var exit = type("wallstreetsim\nwallstreetsim_before\n", mode -> mode.act(done, RunHandle::close));

        assertThat(exit).isZero();
        assertThat(done.asked())
                .containsExactly("close", "approve close wallstreetsim", "approve close wallstreetsim_before");
    }
}
