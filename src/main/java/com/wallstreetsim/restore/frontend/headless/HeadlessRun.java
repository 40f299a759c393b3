package com.wallstreetsim.restore.frontend.headless;

import com.wallstreetsim.restore.frontend.text.Ending;
import com.wallstreetsim.restore.frontend.text.Follower;
import com.wallstreetsim.restore.frontend.text.LeaveException;
import com.wallstreetsim.restore.frontend.text.Pace;
import com.wallstreetsim.restore.frontend.text.Watcher;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.run.HeldException;
import com.wallstreetsim.restore.run.JournalLine;
import com.wallstreetsim.restore.run.Result;
import com.wallstreetsim.restore.run.RunEvent;
import com.wallstreetsim.restore.run.RunHandle;
import com.wallstreetsim.restore.run.RunView;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Follows a run to its end without asking anybody, and gives the exit code. */
public final class HeadlessRun {
    private static final int HELD = 6;
    private static final String UNCHANGED = "nothing has been changed";

    private final Reporter reporter;
    private final Gatekeeper gates;
    private final Stop stop;
    private final Pace pace;
    private final Clock clock;

    public HeadlessRun(Reporter reporter, Gatekeeper gates, Stop stop, Pace pace, Clock clock) {
        this.reporter = reporter;
        this.gates = gates;
        this.stop = stop;
        this.pace = pace;
        this.clock = clock;
    }

    /** Makes a run and starts an engine on it. */
    public interface Start {
        RunHandle start() throws StepException, InterruptedException;
    }

    /** Starts an engine on a run that exists. */
    public interface Action {
        void on(RunHandle run) throws StepException, InterruptedException;
    }

    /** Starts a new run and follows it. A failure before there is a run ends in words of its own; bad usage is thrown. */
    public int start(Start start) throws StepException, InterruptedException {
        RunHandle run;
        try {
            run = start.start();
        } catch (UsageException e) {
            throw e;
        } catch (StepException e) {
            return neverStarted(e);
        } catch (InterruptedException e) {
            var stopped = new StepException("stopped before a run was made", "Start it again when it suits.", e);
            return neverStarted(Result.CANCELLED, Result.CANCELLED.exit(), stopped);
        }
        return follow(new Follower(run, pace).expectingEngine(), run);
    }

    /** Follows a run from its first line. */
    public int watch(RunHandle run) throws StepException, InterruptedException {
        return follow(new Follower(run, pace), run);
    }

    /** Starts an engine on a run that exists and follows what is new. */
    public int act(RunHandle run, Action action) throws StepException, InterruptedException {
        var follower = new Follower(run, pace).skipPast();
        try {
            action.on(run);
        } catch (StepException e) {
            // The run may have changed things long ago: it stands as its record says.
            var finish = run.view().notTakenUp(run.id().value(), e);
            reporter.neverStarted(finish, clock.instant());
            return finish.exit();
        }
        return follow(follower.expectingEngine(), run);
    }

    private int follow(Follower follower, RunHandle run) throws StepException, InterruptedException {
        stop.follows();
        Ending ending = follower.follow(new Reporting());
        reporter.ended(ending, run, follower.view(), clock.instant());
        return ending.exit();
    }

    private int neverStarted(StepException e) {
        var exit = e instanceof HeldException ? HELD : Result.FAILED_UNCHANGED.exit();
        return neverStarted(Result.FAILED_UNCHANGED, exit, e);
    }

    private int neverStarted(Result result, int exit, StepException why) {
        var finish = new RunEvent.RunFinished(null, result, why.message(), why.hint(), UNCHANGED, exit, 0);
        reporter.neverStarted(finish, clock.instant());
        return exit;
    }

    private final class Reporting implements Watcher {
        @Override
        public void line(JournalLine line, RunView before, RunView after) {
            reporter.line(line, before, after);
        }

        @Override
        public void gate(RunHandle run, RunEvent.GateOpened gate, Optional<String> refusal) throws StepException {
            gates.answer(run, gate, refusal);
        }

        @Override
        public void silent(RunHandle run, Duration time) throws StepException {
            reporter.silent(run, time, clock.instant());
        }

        @Override
        public void look(RunHandle run) throws StepException, LeaveException {
            stop.honour(run);
        }
    }
}
