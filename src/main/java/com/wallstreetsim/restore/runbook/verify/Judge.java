package com.wallstreetsim.restore.runbook.verify;

import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.Standing;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.procedure.StepId;
import com.wallstreetsim.restore.procedure.WayBack;
import java.util.List;

/** Fails with the list of what is not as expected, so that the run and its exit code say it too. */
final class Judge implements Step {
    @Override
    public StepId id() {
        return new StepId("judge");
    }

    @Override
    public String title() {
        return "Judge what was found";
    }

    @Override
    public Impact impact() {
        return Impact.LOOKS;
    }

    @Override
    public List<String> byHand() {
        return List.of("# compare what the commands of the step before print with what is expected beside them");
    }

    @Override
    public WayBack wayBack() {
        return WayBack.notNeeded();
    }

    @Override
    public Standing standing(StepContext context) {
        return Standing.unknowable();
    }

    @Override
    public Outcome run(StepContext context) throws StepException {
        var right = recall(context, "verify.right");
        var wrong = recall(context, "verify.wrong");
        if (wrong.isEmpty()) {
            return Outcome.done(right + " as expected");
        }
        throw new StepException(
                "%s as expected; not: %s"
                        .formatted(right, String.join("; ", wrong.lines().toList())),
                "Run 'troubleshoot' to find out why.");
    }

    private static String recall(StepContext context, String key) throws StepException {
        return context.recall(key)
                .orElseThrow(
                        () -> new StepException("nothing was examined in this run", "Start the verification anew."));
    }
}
