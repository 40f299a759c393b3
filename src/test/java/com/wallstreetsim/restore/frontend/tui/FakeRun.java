package com.wallstreetsim.restore.frontend.tui;

import com.wallstreetsim.restore.procedure.Mode;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.run.Commands;
import com.wallstreetsim.restore.run.Identity;
import com.wallstreetsim.restore.run.Intent;
import com.wallstreetsim.restore.run.JournalLine;
import com.wallstreetsim.restore.run.Presence;
import com.wallstreetsim.restore.run.RunEvent;
import com.wallstreetsim.restore.run.RunHandle;
import com.wallstreetsim.restore.run.RunSummary;
import com.wallstreetsim.restore.run.RunView;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run whose record a test writes; what a front-end asks of it is kept in {@code asked}. */
final class FakeRun implements RunHandle {
    static final RunId ID = new RunId("20261122-184302-postgres-restore");

    final List<String> asked = new ArrayList<>();
    private final List<JournalLine> journal = new ArrayList<>();
    private final Clock clock;
    private final Path directory;
    RunSummary.Status status = RunSummary.Status.RUNNING;
    String refuseWith = "";

    FakeRun(Clock clock, Path directory, Mode mode) {
        this.clock = clock;
        this.directory = directory;
        var heads = FakeProcedure.STEPS.stream()
                .map(step -> new RunEvent.StepHead(
                        step.id().value(),
                        step.title(),
                        step.impact(),
                        step.wayBack().words(),
                        step.gate().isPresent()))
                .toList();
        write(new RunEvent.RunCreated(
                ID.value(), "postgres.restore", "Restore PostgreSQL from a backup", mode, "wallstreetsim", heads));
        write(new RunEvent.ByHand(commands()));
        engine(Intent.RUN);
    }

    private static Map<String, Commands> commands() {
        var commands = new HashMap<String, Commands>();
        FakeProcedure.STEPS.forEach(step -> commands.put(step.id().value(), Commands.of(step)));
        commands.put(
                "swap",
                new Commands(
                        List.of("docker exec wss-postgres psql -c 'ALTER DATABASE ...'"),
                        List.of("docker exec -i wss-postgres psql -U $POSTGRES_USER -d postgres -v ON_ERROR_STOP=1"
                                + " -c 'ALTER DATABASE ... back'"),
                        List.of("docker exec wss-postgres dropdb ...")));
        return commands;
    }

    void engine(Intent intent) {
        write(new RunEvent.EngineStarted(intent, 4711, "db1", "anna (as root)", "10.0.0.7", "0.1.0"));
    }

    synchronized void write(RunEvent event) {
        journal.add(new JournalLine(journal.size() + 1, clock.instant(), event));
    }

    /** Who else has it open, and who looks at it here. */
    List<Presence> others = List.of();

    Identity who = new Identity("anna (as root)", "10.0.0.7", "db1");

    @Override
    public RunId id() {
        return ID;
    }

    @Override
    public synchronized RunView view() {
        return RunView.of(journal);
    }

    @Override
    public synchronized List<JournalLine> linesAfter(long seq) {
        return journal.stream().filter(line -> line.seq() > seq).toList();
    }

    @Override
    public boolean settling() {
        return false;
    }

    @Override
    public RunSummary.Status status() {
        return status;
    }

    @Override
    public Path output() {
        return directory.resolve("output.log");
    }

    @Override
    public Path report() {
        return directory.resolve("report.md");
    }

    @Override
    public Path directory() {
        return directory;
    }

    @Override
    public void approve(RunEvent.GateOpened gate, String typed) throws StepException {
        ask("approve " + gate.gate() + " " + typed);
    }

    @Override
    public void decline(RunEvent.GateOpened gate, String reason) throws StepException {
        ask("decline " + gate.gate());
    }

    @Override
    public void cancel() throws StepException {
        ask("cancel");
    }

    @Override
    public void resume() throws StepException {
        ask("resume");
    }

    @Override
    public void undo() throws StepException {
        ask("undo");
    }

    @Override
    public void close() throws StepException {
        ask("close");
    }

    private void ask(String what) throws StepException {
        if (!refuseWith.isEmpty()) {
            throw new StepException(refuseWith, "Try again later.");
        }
        asked.add(what);
    }

    @Override
    public void attend() {}

    @Override
    public List<Presence> others() {
        return others;
    }

    @Override
    public Identity who() {
        return who;
    }

    @Override
    public Optional<String> mayNotAnswer() {
        var people = view().people();
        return people.needed() > 1 || Identity.samePerson(people.inCharge(), who.by())
                ? Optional.empty()
                : Optional.of(people.chargeWords() + " is in charge of this run");
    }

    @Override
    public void takeOver(String reason) {
        asked.add("take over " + reason);
    }
}
