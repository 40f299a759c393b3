package com.wallstreetsim.restore.frontend.text;

import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.run.RunHandle;
import com.wallstreetsim.restore.run.RunSummary;
import com.wallstreetsim.restore.run.RunView;
import java.time.Duration;

/** A run of the list, as a line. */
public final class RunText {
    private RunText() {}

    /** {@code 20261122-183011-postgres-restore  DRILL  interrupted  at 6 of 9 (load)  Restore ...}. */
    public static String line(RunSummary run) {
        var view = run.view();
        return Sanitiser.line("%-36s  %-7s  %-11s  %-24s  %s"
                        .formatted(run.id(), view.mode().word(), run.status().word(), standing(view), view.title()))
                .stripTrailing();
    }

    /** The result of a run that ended, else the step it stands at: {@code at 6 of 9 (load)}. */
    public static String standing(RunView view) {
        var finished = view.finished();
        if (finished.isPresent()) {
            return finished.get().result().word() + (view.canUndo() ? ", can be undone" : "");
        }
        var steps = view.steps();
        return view.current()
                .map(step -> "at %d of %d (%s)".formatted(steps.indexOf(step) + 1, steps.size(), step.id()))
                .orElse("-");
    }

    /** That nothing was recorded for so long, and what is known about why. */
    public static String silence(RunHandle run, Duration time) throws StepException {
        var known =
                run.heldStill().orElse("the step may be long; 'wss-restore attach %s' shows it".formatted(run.id()));
        return Sanitiser.line("NO SIGN OF LIFE for %d s: %s".formatted(time.toSeconds(), known));
    }
}
