package com.wallstreetsim.restore.frontend.headless;

import static org.assertj.core.api.Assertions.assertThat;

import com.wallstreetsim.restore.frontend.fake.Events;
import com.wallstreetsim.restore.frontend.fake.FakeDesk;
import com.wallstreetsim.restore.frontend.fake.FakePace;
import com.wallstreetsim.restore.frontend.fake.ScriptedRun;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.run.HeldException;
import com.wallstreetsim.restore.run.Result;
import com.wallstreetsim.restore.run.RunHandle;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HeadlessRunTests {
    private static final Map<String, List<String>> APPROVED = Map.of("swap", List.of("wallstreetsim"));

    private final StringWriter out = new StringWriter();
    private Stop stop = Stop.cancelling();

    private static List<String> contacts() {
        return List.of("Primary DBA: Ada  +44 20 7946 0000");
    }

    private HeadlessRun lines(Gatekeeper gates) {
        return new HeadlessRun(
                new TextReporter(new PrintWriter(out), HeadlessRunTests::contacts),
                gates,
                stop,
                new FakePace(),
                FakeDesk.CLOCK);
    }

    private HeadlessRun json(Gatekeeper gates) {
        return new HeadlessRun(
                new JsonReporter(new PrintWriter(out), HeadlessRunTests::contacts),
                gates,
                stop,
                new FakePace(),
                FakeDesk.CLOCK);
    }

    private static ScriptedRun run(List<com.wallstreetsim.restore.run.RunEvent> script) {
        return new ScriptedRun(Events.RUN, script);
    }

    private List<String> printed() {
        return out.toString().lines().toList();
    }

    @Test
    void printsAReadableLineForEachEventAndWhatIsStillOpen() throws Exception {
        var exit = lines(Gatekeeper.deciding(APPROVED)).start(() -> run(Events.whole()));

        assertThat(exit).isZero();
        assertThat(out.toString()).isEqualTo("""
                18:43:03         run 20261122-184302-postgres-restore created: Restore PostgreSQL from a backup, 3 steps, mode DRILL
                18:43:04         engine started to run, pid 4711 on db1, by root from 10.0.0.5
                18:43:05  1/3    Check PostgreSQL, disk, backup
                18:43:06  1/3    done in 0.4 s: 41 GiB free
                18:43:07  2/3    Load the backup beside
                18:43:08  2/3     57 %  526,000 rows of 907,641 rows  trades
                18:43:10  2/3    done in 5.6 s: loaded 907,641 rows
                                 proven orders: 307,000 of 307,000
                18:43:11  3/3    GATE   Swap the databases
                                 goes away    wallstreetsim, 237 MiB
                                 comes        907,641 rows
                                 asks for the name of the database: wallstreetsim
                18:43:12         gate 'swap' passed by root from 10.0.0.5
                18:43:14  3/3    Swap the databases
                18:43:15  3/3    done in 0.1 s: swapped
                18:43:16         completed: completed

                COMPLETED: completed
                  still open  what the run replaced is kept until the run is closed
                  undo        wss-restore undo 20261122-184302-postgres-restore
                  close       wss-restore close 20261122-184302-postgres-restore
                  report      /state/report.md
                  output      /state/output.log
                """);
    }

    @Test
    void printsTheJournalAsOneObjectPerLineAndRunFinishedLast() throws Exception {
        var exit = json(Gatekeeper.deciding(APPROVED)).start(() -> run(Events.whole()));

        assertThat(exit).isZero();
        assertThat(printed()).hasSize(14).allMatch(line -> line.startsWith("{\"seq\":") && line.endsWith("}"));
        assertThat(printed().get(13))
                .isEqualTo("{\"seq\":14,\"at\":\"2026-11-22T18:43:16Z\",\"event\":\"run-finished\","
                        + "\"run\":\"20261122-184302-postgres-restore\",\"result\":\"completed\","
                        + "\"message\":\"completed\",\"exit\":0,\"millis\":13100}");
    }

    @Test
    void declinesAGateThatHasNoApproval() throws Exception {
        var run = run(Events.toTheGate());

        var exit = json(Gatekeeper.deciding(Map.of())).start(() -> run);

        assertThat(exit).isEqualTo(3);
        assertThat(run.asked())
                .containsExactly("decline swap no --approve for gate 'swap'; it asks for the name of the"
                        + " database: --approve swap=wallstreetsim");
        assertThat(printed().get(printed().size() - 1))
                .contains("\"event\":\"run-finished\"", "\"result\":\"declined\"");
    }

    @Test
    void declinesAfterAWrongPhraseAndSaysWhatWasExpected() throws Exception {
        var run = run(Events.toTheGate());

        var exit = lines(Gatekeeper.deciding(Map.of("swap", List.of("wallstreet"))))
                .start(() -> run);

        assertThat(exit).isEqualTo(3);
        assertThat(run.asked())
                .containsExactly(
                        "approve swap wallstreet",
                        "decline swap --approve swap=... is not the name of the database; expected 'wallstreetsim'");
        assertThat(out.toString()).contains("gate 'swap' stays shut: the name is wallstreetsim");
    }

    @Test
    void aWatcherLeavesAGateToOthers() throws Exception {
        var run = run(Events.toTheGate());
        stop = Stop.leaving();
        var looks = new int[1];
        run.atEachLook(() -> {
            if (++looks[0] == 30) {
                stop.request();
            }
        });

        var exit = json(Gatekeeper.watching(Map.of())).watch(run);

        assertThat(exit).isEqualTo(130);
        assertThat(run.asked()).isEmpty();
        assertThat(printed().get(printed().size() - 1))
                .isEqualTo(
                        "{\"event\":\"left\",\"at\":\"2026-11-22T18:42:31Z\",\"run\":\"20261122-184302-postgres-restore\","
                                + "\"message\":\"the run goes on; 'wss-restore attach 20261122-184302-postgres-restore'\","
                                + "\"exit\":130}");
    }

    @Test
    void aSignalAsksTheRunToStopAndWaitsForItsEnd() throws Exception {
        var run = run(Events.whole());
        var looks = new int[1];
        run.atEachLook(() -> {
            if (++looks[0] == 4) {
                stop.request();
            }
        });

        var exit = json(Gatekeeper.deciding(APPROVED)).start(() -> run);

        assertThat(exit).isEqualTo(130);
        assertThat(run.asked()).containsExactly("cancel");
        assertThat(printed().get(printed().size() - 1)).contains("\"result\":\"cancelled\"");
    }

    @Test
    void aSignalBeforeThereIsARunEndsThePreparation() throws Exception {
        var exit = json(Gatekeeper.deciding(APPROVED)).start(() -> {
            stop.request();
            Thread.sleep(60_000);
            throw new AssertionError("slept on");
        });

        assertThat(exit).isEqualTo(130);
        assertThat(printed()).singleElement().asString().contains("\"run\":null", "\"result\":\"cancelled\"");
    }

    @Test
    void saysThatTheEngineIsGoneAndWhatGoesOn() throws Exception {
        var script = Events.toTheGate().subList(0, 6);

        var exit = json(Gatekeeper.deciding(APPROVED)).start(() -> run(script).dyingAtTheEnd());

        assertThat(exit).as("a side database is left behind").isEqualTo(4);
        assertThat(printed().get(6))
                .isEqualTo(
                        "{\"event\":\"run-interrupted\",\"at\":\"2026-11-22T18:42:31Z\","
                                + "\"run\":\"20261122-184302-postgres-restore\",\"message\":\"the engine is gone; 'wss-restore"
                                + " resume 20261122-184302-postgres-restore'\",\"exit\":4,\"contacts\":[\"Primary DBA: Ada  +44 20 7946 0000\"]}");
    }

    @Test
    void anEngineThatDiedBeforeAnyChangeHasChangedNothing() throws Exception {
        var script = Events.toTheGate().subList(0, 3);

        var exit = lines(Gatekeeper.deciding(APPROVED)).start(() -> run(script).dyingAtTheEnd());

        assertThat(exit).isEqualTo(1);
        assertThat(out.toString())
                .contains("INTERRUPTED: the engine is gone; 'wss-restore resume 20261122-184302-postgres-restore'");
    }

    @Test
    void aFailureBeforeThereIsARunEndsInRunFinishedToo() throws Exception {
        var exit = json(Gatekeeper.deciding(APPROVED)).start(() -> {
            throw new StepException("no backup scans clean", "Look at the shelf: 'wss-restore status'.");
        });

        assertThat(exit).isEqualTo(1);
        assertThat(out.toString())
                .isEqualTo(
                        "{\"event\":\"run-finished\",\"at\":\"2026-11-22T18:42:31Z\",\"run\":null,"
                                + "\"result\":\"failed-unchanged\",\"message\":\"no backup scans clean\","
                                + "\"hint\":\"Look at the shelf: 'wss-restore status'.\","
                                + "\"unchanged\":\"nothing has been changed\",\"exit\":1,\"millis\":0,\"contacts\":[\"Primary DBA: Ada  +44 20 7946 0000\"]}\n");
    }

    @Test
    void aHeldResourceIsExit6() throws Exception {
        var exit = lines(Gatekeeper.deciding(APPROVED)).start(() -> {
            throw new HeldException("run X holds postgres", "Watch it with 'wss-restore attach X'.");
        });

        assertThat(exit).isEqualTo(6);
        assertThat(out.toString()).isEqualTo("""
                FAILED UNCHANGED: run X holds postgres
                  unchanged   nothing has been changed
                  next        Watch it with 'wss-restore attach X'.
                  call        Primary DBA: Ada  +44 20 7946 0000
                """);
    }

    @ParameterizedTest
    @EnumSource(Result.class)
    void exitsAsTheRunSays(Result result) throws Exception {
        var exit = json(Gatekeeper.deciding(Map.of())).start(() -> run(Events.endingWith(result)));

        assertThat(exit).isEqualTo(result.exit());
    }

    @Test
    void followsAnUndoFromItsBeginningOnly() throws Exception {
        var run = finishedRun();

        var exit = json(Gatekeeper.deciding(Map.of())).act(run, RunHandle::undo);

        assertThat(exit).isZero();
        assertThat(printed()).hasSize(4);
        assertThat(printed().get(0)).contains("\"event\":\"engine-started\"", "\"intent\":\"undo\"");
        assertThat(printed().get(3)).contains("\"result\":\"undone\"");
    }

    /** The run had changed things: an engine that cannot be started does not make them unchanged. */
    @Test
    void anEngineThatCannotBeStartedLeavesTheRunAsItStands() throws Exception {
        var changed = run(Events.endingWith(Result.FAILED_CHANGED)).finished();

        var exit = json(Gatekeeper.deciding(Map.of())).act(changed, run -> {
            throw new StepException("the run directory cannot be used: No space left", "Free some.");
        });

        assertThat(exit).isEqualTo(4);
        assertThat(printed())
                .singleElement()
                .asString()
                .contains(
                        "\"run\":\"20261122-184302-postgres-restore\"",
                        "\"result\":\"failed-changed\"",
                        "\"unchanged\":\"this engine changed nothing\"",
                        "\"exit\":4");
    }

    @Test
    void anEngineThatIsInTheWayIsExit6WhateverTheRunDid() throws Exception {
        var running = run(Events.toTheGate().subList(0, 3));
        running.linesAfter(0);
        running.linesAfter(0);

        var exit = json(Gatekeeper.deciding(Map.of())).act(running, run -> {
            throw new HeldException("an engine performs the run now", "Watch it.");
        });

        assertThat(exit).isEqualTo(6);
        assertThat(printed()).singleElement().asString().contains("\"result\":\"refused\"");
    }

    @Test
    void closesBehindItsGate() throws Exception {
        var run = finishedRun();
        var gates = Gatekeeper.deciding(Map.of("close", List.of("something else", "wallstreetsim_before")));

        var exit = json(gates).act(run, RunHandle::close);

        assertThat(exit).isZero();
        assertThat(run.asked()).containsExactly("close", "approve close wallstreetsim_before");
        assertThat(printed()).anyMatch(line -> line.contains("\"event\":\"run-closed\""));
    }

    private static ScriptedRun finishedRun() {
        var events = Events.whole();
        events.remove(Events.gate());
        return run(events).finished();
    }
}
