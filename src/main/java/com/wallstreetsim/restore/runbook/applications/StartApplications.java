package com.wallstreetsim.restore.runbook.applications;

import com.wallstreetsim.restore.port.Applications;
import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.Standing;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.procedure.StepId;
import com.wallstreetsim.restore.procedure.Undo;
import com.wallstreetsim.restore.procedure.WayBack;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Starts the applications that an earlier step of the run stopped. */
public final class StartApplications implements Step {
    private final Applications applications;

    public StartApplications(Applications applications) {
        this.applications = applications;
    }

    @Override
    public StepId id() {
        return new StepId("start");
    }

    @Override
    public String title() {
        return "Start what was stopped";
    }

    @Override
    public Impact impact() {
        return Impact.CHANGES;
    }

    @Override
    public List<String> byHand() {
        return List.of(applications.byHand("start", applications.names()));
    }

    @Override
    public WayBack wayBack() {
        return WayBack.by(new StopAgain());
    }

    @Override
    public Standing standing(StepContext context) throws StepException, InterruptedException {
        var running = new HashSet<>(RunningApplications.now(applications));
        return Standing.doneIf(running.containsAll(RunningApplications.recall(context)));
    }

    @Override
    public Outcome run(StepContext context) throws StepException, InterruptedException {
        var names = RunningApplications.recall(context);
        if (names.isEmpty()) {
            return Outcome.done("no application had been running, none was started");
        }
        applications.start(names);
        return Outcome.done("started " + String.join(", ", names));
    }

    /** On the way back the applications are away while the databases change places. */
    private final class StopAgain implements Undo {
        @Override
        public String title() {
            return "stop them for the way back";
        }

        @Override
        public List<String> byHand() {
            return List.of(applications.byHand("stop", applications.names()));
        }

        @Override
        public Outcome run(StepContext context, Map<String, String> data) throws StepException, InterruptedException {
            var names = RunningApplications.recall(context);
            if (names.isEmpty()) {
                return Outcome.done("no application was running");
            }
            applications.stop(names);
            return Outcome.done("stopped " + String.join(", ", names));
        }
    }
}
