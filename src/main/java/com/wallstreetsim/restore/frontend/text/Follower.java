package com.wallstreetsim.restore.frontend.text;

import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.run.JournalLine;
import com.wallstreetsim.restore.run.RunEvent;
import com.wallstreetsim.restore.run.RunHandle;
import com.wallstreetsim.restore.run.RunSummary;
import com.wallstreetsim.restore.run.RunView;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a run's journal as it grows until the run ends, its engine is gone, or the watcher leaves. */
public final class Follower {
    private static final Duration TO_START = Duration.ofSeconds(10);
    // An engine that is starting or just ending is without its lock for a moment.
    private static final Duration TO_BE_GONE = Duration.ofSeconds(1);
    // The report is there when the follower says that the run has ended, unless its disk hangs.
    private static final Duration TO_SETTLE = Duration.ofSeconds(20);

    /** Silence is told, and nothing else is done about it: a step may be long. */
    private static final Duration SILENT = Duration.ofSeconds(30);

    private final RunHandle run;
    private final Pace pace;
    private RunView view = RunView.EMPTY;
    private boolean gateNews;
    private @Nullable Ending ending;
    private @Nullable Ending over;
    private Duration patience = TO_BE_GONE;
    private long quietSince;
    private long lastLine;
    private Duration silence = SILENT;

    public Follower(RunHandle run, Pace pace) {
        this.run = run;
        this.pace = pace;
        this.quietSince = pace.nanos();
        this.lastLine = pace.nanos();
    }

    /** What is known of the run so far. */
    public RunView view() {
        return view;
    }

    /** Takes in what is in the journal already, silently; called before an engine is started on it again. */
    public Follower skipPast() throws StepException {
        for (var line : run.linesAfter(view.lastSeq())) {
            view = view.plus(line);
        }
        return this;
    }

    /** An engine was just started: its first line may take a while. */
    public Follower expectingEngine() {
        patience = TO_START;
        quietSince = pace.nanos();
        return this;
    }

    /** Follows to the end. A watcher that leaves ends the following and nothing else. */
    public Ending follow(Watcher watcher) throws StepException, InterruptedException {
        try {
            run.attend();
            over = null;
            while (true) {
                var end = look(watcher);
                if (end.isPresent()) {
                    return end.get();
                }
                pace.pause();
            }
        } catch (LeaveException leave) {
            return new Ending.Left(view);
        }
    }

    private Optional<Ending> look(Watcher watcher) throws StepException, InterruptedException, LeaveException {
        watcher.look(run);
        // The status first: an engine that ends in between has its last lines in the reading that follows.
        var status = run.status();
        var lines = run.linesAfter(view.lastSeq());
        tell(lines, watcher);
        if (over != null && (over != ending || alive(status))) {
            return Optional.of(over); // what runs now is another engine's, which somebody else started
        }
        atGate(watcher);
        if (alive(status)) {
            quietSince = pace.nanos();
            silent(watcher);
            return Optional.empty();
        }
        if (ending == null) {
            return gone();
        }
        over = ending;
        return run.settling() && quiet().compareTo(TO_SETTLE) < 0 ? Optional.empty() : Optional.of(ending);
    }

    private void tell(List<JournalLine> lines, Watcher watcher) {
        for (var line : lines) {
            var before = view;
            view = view.plus(line);
            note(line.event());
            watcher.line(line, before, view);
        }
        if (!lines.isEmpty()) {
            patience = TO_BE_GONE;
            quietSince = pace.nanos();
            lastLine = pace.nanos();
            silence = SILENT;
        }
    }

    /** At a gate it is the operator's turn. */
    private void silent(Watcher watcher) throws StepException {
        var time = Duration.ofNanos(pace.nanos() - lastLine);
        if (view.openGate() == null && time.compareTo(silence) >= 0) {
            silence = silence.plus(SILENT);
            watcher.silent(run, time);
        }
    }

    private void note(RunEvent event) {
        if (event instanceof RunEvent.EngineStarted) {
            ending = null;
        } else if (event instanceof RunEvent.RunFinished finish) {
            ending = new Ending.Finished(finish);
        } else if (event instanceof RunEvent.RunClosed closed && ending == null) {
            ending = new Ending.Closed(closed);
        } else if (event instanceof RunEvent.GateOpened
                || event instanceof RunEvent.GateRefused
                || event instanceof RunEvent.TakenOver) {
            gateNews = true;
        }
    }

    private void atGate(Watcher watcher) throws StepException, InterruptedException, LeaveException {
        var gate = view.gate();
        if (gateNews && gate.isPresent()) {
            gateNews = false;
            watcher.gate(run, gate.get(), Optional.ofNullable(view.gateMessage()));
        }
    }

    private Duration quiet() {
        return Duration.ofNanos(pace.nanos() - quietSince);
    }

    private Optional<Ending> gone() {
        return quiet().compareTo(patience) < 0 ? Optional.empty() : Optional.of(new Ending.EngineGone(view));
    }

    private static boolean alive(RunSummary.Status status) {
        return status == RunSummary.Status.RUNNING || status == RunSummary.Status.AT_GATE;
    }
}
