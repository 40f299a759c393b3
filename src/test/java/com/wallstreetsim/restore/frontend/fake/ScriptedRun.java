package com.wallstreetsim.restore.frontend.fake;

import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.run.Identity;
import com.wallstreetsim.restore.run.Intent;
import com.wallstreetsim.restore.run.JournalLine;
import com.wallstreetsim.restore.run.Presence;
import com.wallstreetsim.restore.run.Result;
import com.wallstreetsim.restore.run.RunEvent;
import com.wallstreetsim.restore.run.RunHandle;
import com.wallstreetsim.restore.run.RunSummary;
import com.wallstreetsim.restore.run.RunView;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A run whose engine is a script: one event at each look, waiting at gates, one second between events. */
public final class ScriptedRun implements RunHandle {
    private static final Instant START = Instant.parse("2026-11-22T18:43:02Z");

    private final RunId id;
    private final Deque<RunEvent> script = new ArrayDeque<>();
    private final List<JournalLine> journal = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private Path report = Path.of("/state/report.md");
    private boolean dies;
    private int settling;
    private Runnable atLook = () -> {};

    public ScriptedRun(String id, List<RunEvent> script) {
        this.id = new RunId(id);
        this.script.addAll(script);
    }

    /** The engine is killed where the script ends. */
    public ScriptedRun dyingAtTheEnd() {
        dies = true;
        return this;
    }

    /** Its engine still writes the report for so many looks after the end. */
    public ScriptedRun settlingFor(int looks) {
        settling = looks;
        return this;
    }

    public ScriptedRun withReport(Path file) {
        report = file;
        return this;
    }

    /** Called at every look, as if somebody did something meanwhile. */
    public ScriptedRun atEachLook(Runnable what) {
        atLook = what;
        return this;
    }

    /** Writes the whole script at once: a run of the past. */
    public ScriptedRun finished() {
        while (!script.isEmpty()) {
            append(script.remove());
        }
        return this;
    }

    /** What was asked of it: {@code approve swap wallstreetsim}. */
    public List<String> asked() {
        return asked;
    }

    private void append(RunEvent event) {
        var seq = journal.size() + 1;
        journal.add(new JournalLine(seq, START.plusSeconds(seq), event));
    }

    private boolean waits() {
        return view().gate().isPresent();
    }

    /** Who else has it open, and who looks at it here. */
    private List<Presence> others = List.of();

    private Identity who = new Identity("root", "10.0.0.5", "db1");

    @Override
    public RunId id() {
        return id;
    }

    @Override
    public RunView view() {
        return RunView.of(journal);
    }

    @Override
    public List<JournalLine> linesAfter(long seq) {
        atLook.run();
        if (!waits() && !script.isEmpty()) {
            append(script.remove());
        }
        return List.copyOf(journal.subList((int) seq, journal.size()));
    }

    @Override
    public boolean settling() {
        if (settling > 0 && script.isEmpty()) {
            settling--;
            return true;
        }
        return false;
    }

    @Override
    public RunSummary.Status status() {
        var view = view();
        if (view.finished().isPresent() && script.isEmpty()) {
            return view.closed() ? RunSummary.Status.CLOSED : RunSummary.Status.FINISHED;
        }
        if (dies && script.isEmpty()) {
            return RunSummary.Status.INTERRUPTED;
        }
        return waits() ? RunSummary.Status.AT_GATE : RunSummary.Status.RUNNING;
    }

    @Override
    public void approve(RunEvent.GateOpened gate, String typed) {
        asked.add("approve %s %s".formatted(gate.gate(), typed));
        if (typed.equals(gate.phrase())) {
            append(new RunEvent.GatePassed(gate.gate(), "root", "10.0.0.5"));
        } else {
            append(new RunEvent.GateRefused(gate.gate(), gate.attempt(), "the name is " + gate.phrase()));
        }
    }

    @Override
    public void decline(RunEvent.GateOpened gate, String reason) {
        asked.add("decline %s %s".formatted(gate.gate(), reason));
        script.clear();
        append(new RunEvent.GateDeclined(gate.gate(), "root", "10.0.0.5", reason));
        append(Events.finished(id.value(), Result.DECLINED, "declined at the gate '%s'".formatted(gate.gate())));
    }

    @Override
    public void cancel() {
        asked.add("cancel");
        script.clear();
        append(new RunEvent.CancelRequested("root", "10.0.0.5"));
        append(Events.finished(id.value(), Result.CANCELLED, "cancelled"));
    }

    @Override
    public void resume() {
        engine(Intent.RUN, Events.finished(id.value(), Result.COMPLETED, "completed"));
    }

    @Override
    public void undo() throws StepException {
        if (!view().canUndo()) {
            throw new StepException("run %s has nothing to undo".formatted(id), "'wss-restore runs' lists runs.");
        }
        engine(
                Intent.UNDO,
                new RunEvent.UndoStarted("swap", "swap back"),
                new RunEvent.UndoFinished("swap", "the old database is back", 110),
                Events.finished(id.value(), Result.UNDONE, "undone: what the run replaced is back"));
    }

    @Override
    public void close() {
        engine(
                Intent.CLOSE,
                new RunEvent.GateOpened(
                        "close",
                        2,
                        "Drop the old database",
                        "wallstreetsim_before",
                        "the name of the old database",
                        "Drop",
                        List.of()),
                new RunEvent.CloseStarted("swap", "drop the old database"),
                new RunEvent.CloseFinished("swap", "dropped 'wallstreetsim_before'"),
                new RunEvent.RunClosed(id.value(), "dropped 'wallstreetsim_before'"),
                Events.finished(id.value(), Result.COMPLETED, "closed: dropped 'wallstreetsim_before'"));
    }

    private void engine(Intent intent, RunEvent... events) {
        asked.add(intent.word());
        dies = false;
        script.clear();
        script.add(Events.engine(intent));
        script.addAll(List.of(events));
    }

    @Override
    public Path output() {
        return Path.of("/state/output.log");
    }

    @Override
    public Path report() {
        return report;
    }

    @Override
    public Path directory() {
        return Path.of("/state");
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
