package com.wallstreetsim.restore.run;

import com.wallstreetsim.restore.procedure.Mode;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.StepException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A hold on a run through its directory. */
final class FileRunHandle implements RunHandle {
    private final RunDirectory directory;
    private final EngineStarter starter;
    private final Identity who;
    private final Clock clock;
    private final JournalReader reader;
    private final List<JournalLine> lines = new ArrayList<>();
    private RunView view = RunView.EMPTY;
    private boolean guarded;

    FileRunHandle(RunDirectory directory, EngineStarter starter, Identity who, Clock clock) {
        this.directory = directory;
        this.starter = starter;
        this.who = who;
        this.clock = clock;
        this.reader = new JournalReader(directory.journal());
    }

    @Override
    public RunId id() {
        return directory.id();
    }

    @Override
    public synchronized RunView view() throws StepException {
        if (!guarded) {
            RunGuard.check(directory);
            guarded = true;
        }
        for (var line : reader.next()) {
            lines.add(line);
            view = view.plus(line);
        }
        return view;
    }

    @Override
    public synchronized List<JournalLine> linesAfter(long seq) throws StepException {
        view();
        return seq >= lines.size() ? List.of() : List.copyOf(lines.subList((int) Math.max(0, seq), lines.size()));
    }

    @Override
    public RunSummary.Status status() throws StepException {
        if (startingNow()) {
            return RunSummary.Status.RUNNING;
        }
        var alive = engineAlive();
        // Read after the look at the engine: one that ended in between has written its end.
        return status(view(), alive);
    }

    private static RunSummary.Status status(RunView now, boolean alive) {
        if (alive && now.finish() == null) {
            return now.openGate() != null ? RunSummary.Status.AT_GATE : RunSummary.Status.RUNNING;
        }
        if (now.run().isEmpty()) {
            return RunSummary.Status.UNREADABLE; // not even its first line
        }
        var finish = now.finish();
        if (finish == null || finish.result() == Result.REFUSED) {
            return RunSummary.Status.INTERRUPTED;
        }
        return now.closed() ? RunSummary.Status.CLOSED : RunSummary.Status.FINISHED;
    }

    @Override
    public boolean settling() throws StepException {
        return view().finish() != null && engineAlive();
    }

    boolean engineAlive() throws JournalException {
        try {
            return FileLocks.held(directory.engineLock());
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** An engine that only just starts has no lock and no line in the journal yet, but a process. */
    private boolean startingNow() throws StepException {
        var engines = view().engines();
        try {
            var file = directory.enginePid();
            if (!Files.exists(file) || !Files.exists(directory.engineStarts())) {
                return false;
            }
            var pid = Long.parseLong(Files.readString(file).strip());
            return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent()
                    && engines < Files.readAllLines(directory.engineStarts()).size();
        } catch (NumberFormatException e) {
            return false; // a damaged file is no process
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    @Override
    public Optional<String> heldStill() throws StepException {
        return engineAlive() ? new EngineTrace(directory).heldStill() : Optional.empty();
    }

    @Override
    public Optional<String> lastWords() {
        return new EngineTrace(directory).lastWords();
    }

    @Override
    public Path output() {
        return directory.output();
    }

    @Override
    public Path report() {
        return directory.reportMarkdown();
    }

    @Override
    public Path directory() {
        return directory.path();
    }

    @Override
    public void attend() throws StepException {
        try {
            new FrontDoor(directory)
                    .enter(Presence.ofThisProcess(who, clock.instant().truncatedTo(ChronoUnit.SECONDS)));
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    @Override
    public List<Presence> others() throws StepException {
        try {
            return new FrontDoor(directory).others();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    @Override
    public Identity who() {
        return who;
    }

    @Override
    public Optional<String> mayNotAnswer() throws StepException {
        var people = view().people();
        // Whoever comes second to a gate for two is meant to be somebody else.
        return people.needed() > 1 || Identity.samePerson(people.inCharge(), who.by())
                ? Optional.empty()
                : Optional.of("%s is in charge of this run".formatted(people.chargeWords()));
    }

    @Override
    public void takeOver(String reason) throws StepException {
        if (reason.isBlank()) {
            throw new StepException("taking over needs a reason", "It stands in the record and the report.");
        }
        var inCharge = view().people().inCharge();
        for (var other : others()) {
            if (Identity.samePerson(other.by(), inCharge)) {
                throw new HeldException(
                        "run %s is open on the screen of %s".formatted(id(), other.words()),
                        "Watch it; take it over when that screen is gone, or ask them to leave it.");
            }
        }
        answer(AnswerFile.takeOver(view().engines(), reason.strip(), who));
    }

    private void refuseOthers() throws StepException {
        var why = mayNotAnswer();
        if (why.isPresent()) {
            throw new StepException(
                    why.get(),
                    "Take it over first: 'wss-restore attach %s --take-over REASON', or t on the full screen."
                            .formatted(id()));
        }
    }

    @Override
    public void approve(RunEvent.GateOpened gate, String typed) throws StepException {
        refuseOthers();
        answer(new AnswerFile(AnswerFile.Kind.APPROVE, gate.gate(), gate.attempt(), typed, who.by(), who.from()));
    }

    @Override
    public void decline(RunEvent.GateOpened gate, String reason) throws StepException {
        refuseOthers();
        answer(new AnswerFile(AnswerFile.Kind.DECLINE, gate.gate(), gate.attempt(), reason, who.by(), who.from()));
    }

    @Override
    public void cancel() throws StepException {
        refuseOthers();
        answer(AnswerFile.cancel(view().engines(), who));
    }

    private void answer(AnswerFile answer) throws JournalException {
        try {
            answer.writeTo(directory);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    @Override
    public void resume() throws StepException {
        var now = view();
        start(now.intent());
    }

    @Override
    public void undo() throws StepException {
        if (!view().canUndo() && !interruptedLive()) {
            throw new StepException(
                    view().closed()
                            ? "run %s is closed: what it kept is deleted".formatted(id())
                            : "run %s has nothing to undo".formatted(id()),
                    "'wss-restore report %s' shows what it did.".formatted(id()));
        }
        start(Intent.UNDO);
    }

    /** With nothing to put back, undo still settles an interrupted run: it must not stand in the way of others for good. */
    private boolean interruptedLive() throws StepException {
        return status() == RunSummary.Status.INTERRUPTED && view().mode() != Mode.DRY_RUN;
    }

    @Override
    public void close() throws StepException {
        if (view().closed()) {
            throw new StepException(
                    "run %s is closed already".formatted(id()),
                    "'wss-restore report %s' shows what it did.".formatted(id()));
        }
        start(Intent.CLOSE);
    }

    private void start(Intent intent) throws StepException {
        if (startingNow() || (engineAlive() && view().finish() == null)) {
            throw new HeldException(
                    "an engine performs run %s now".formatted(id()),
                    "Watch it with 'wss-restore attach %s'.".formatted(id()));
        }
        try {
            Files.deleteIfExists(directory.settled());
            launch(intent);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    void launch(Intent intent) throws IOException {
        directory.noteEngineStart(intent);
        starter.start(directory, intent);
    }

    private JournalException unusable(IOException e) {
        return new JournalException(
                "the run directory %s cannot be used: %s".formatted(directory.path(), e.getMessage()),
                "Check its owner and the free space of its file system.",
                e);
    }
}
