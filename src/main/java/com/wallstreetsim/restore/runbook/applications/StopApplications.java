package com.wallstreetsim.restore.runbook.applications;

import com.wallstreetsim.restore.port.Applications;
import com.wallstreetsim.restore.procedure.Fact;
import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.Preview;
import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.procedure.Standing;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.procedure.StepId;
import com.wallstreetsim.restore.procedure.Undo;
import com.wallstreetsim.restore.procedure.WayBack;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Stops the site's applications by name and remembers which ran. */
public final class StopApplications implements Step {
    private final Applications applications;

    private final boolean behindGate;

    /** Stops the applications of the site; {@code behindGate} asks the next gate before it does. */
    public StopApplications(Applications applications, boolean behindGate) {
        this.applications = applications;
        this.behindGate = behindGate;
    }

    @Override
    public boolean behindNextGate() {
        return behindGate;
    }

    @Override
    public StepId id() {
        return new StepId("stop");
    }

    @Override
    public String title() {
        return "Stop " + String.join(", ", applications.names());
    }

    @Override
    public Impact impact() {
        return Impact.CHANGES;
    }

    @Override
    public boolean scaffolding() {
        return true;
    }

    @Override
    public List<String> byHand() {
        return List.of(applications.byHand("stop", applications.names()));
    }

    @Override
    public WayBack wayBack() {
        return WayBack.by(new StartAgain());
    }

    @Override
    public Preview preview(StepContext context) throws StepException, InterruptedException {
        var running = RunningApplications.now(applications);
        var none = running.isEmpty()
                ? RunningApplications.nobodyKnown(applications).orElse("none")
                : String.join(", ", running);
        return Preview.of(new Fact("running now", none));
    }

    @Override
    public Set<StepId> usedUpBy() {
        return Set.of(new StepId("start"));
    }

    @Override
    public Standing standing(StepContext context) throws StepException, InterruptedException {
        return Standing.doneIf(RunningApplications.now(applications).isEmpty());
    }

    @Override
    public Outcome run(StepContext context) throws StepException, InterruptedException {
        // What came up since the way back was recorded has to be in the record too before it is stopped.
        RunningApplications.remember(context, RunningApplications.now(applications));
        var running = RunningApplications.recall(context);
        if (running.isEmpty()) {
            return nothingToStop();
        }
        applications.stop(running);
        return Outcome.done("stopped " + String.join(", ", running));
    }

    private Outcome nothingToStop() throws StepException, InterruptedException {
        var nobody = RunningApplications.nobodyKnown(applications);
        if (nobody.isEmpty()) {
            return Outcome.done("no application was running");
        }
        var warning = Proof.toDo(
                "applications",
                nobody.get() + ": if another user's PM2 runs them, restart them there, for they were not stopped");
        return Outcome.proven(nobody.get() + "; nothing was stopped", List.of(warning));
    }

    /** Starts what ran. */
    private final class StartAgain implements Undo {
        @Override
        public String title() {
            return "start them";
        }

        @Override
        public List<String> byHand() {
            return List.of(applications.byHand("start", applications.names()));
        }

        @Override
        public Map<String, String> prepare(StepContext context) throws StepException, InterruptedException {
            var running = RunningApplications.now(applications);
            RunningApplications.remember(context, running);
            return Map.of("running", String.join(",", running));
        }

        @Override
        public Outcome run(StepContext context, Map<String, String> data) throws StepException, InterruptedException {
            var names = RunningApplications.with(
                    RunningApplications.split(data.getOrDefault("running", "")), RunningApplications.recall(context));
            if (names.isEmpty()) {
                return Outcome.done("no application had been running");
            }
            applications.start(names);
            return Outcome.done("started " + String.join(", ", names));
        }
    }
}
