package com.wallstreetsim.restore.run;

import com.wallstreetsim.restore.procedure.Closing;
import com.wallstreetsim.restore.procedure.Plan;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepException;
import java.util.ArrayList;
import java.util.List;

/** Closes a run: behind a gate for each, deletes for good what its steps kept. */
final class Closer {
    /** The id of every gate of a close. */
    static final String GATE = "close";

    private final Plan plan;
    private final EngineTools tools;
    private final Result before;

    Closer(Plan plan, EngineTools tools, Result before) {
        this.plan = plan;
        this.tools = tools;
        this.before = before;
    }

    RunEvent.RunFinished perform() throws JournalException, InterruptedException {
        var deleted = new ArrayList<String>();
        try {
            for (var step : plan.steps()) {
                for (var closing : step.closings()) {
                    if (!close(step, closing, deleted)) {
                        return ended("closing was declined: " + done(deleted), Result.DECLINED.exit());
                    }
                }
            }
            tools.ledger().append(new RunEvent.RunClosed(plan.run().value(), done(deleted)));
            return ended("closed: " + done(deleted), 0);
        } catch (JournalException e) {
            throw e;
        } catch (StepException e) {
            return new RunEvent.RunFinished(
                    plan.run().value(),
                    before,
                    "closing stopped: " + e.message(),
                    e.hint(),
                    null,
                    Result.FAILED_UNCHANGED.exit(),
                    0);
        }
    }

    private static String done(List<String> deleted) {
        return deleted.isEmpty() ? "nothing was deleted" : String.join("; ", deleted);
    }

    private boolean close(Step step, Closing closing, List<String> deleted) throws StepException, InterruptedException {
        var id = step.id().value();
        var context = new EngineContext(tools, plan.run(), id, new Cancellation());
        var kept = closing.kept(context);
        if (kept.isEmpty()) {
            return true;
        }
        if (!new GateKeeper(tools).pass(GATE, closing.gate(), kept)) {
            return false;
        }
        tools.ledger().append(new RunEvent.CloseStarted(id, closing.title()));
        CrashPoint.reached("close-start", id);
        var outcome = new Worker(tools).call(() -> closing.run(context), step.limit(), false, new Cancellation());
        CrashPoint.reached("close-end", id);
        tools.ledger().append(new RunEvent.CloseFinished(id, outcome.summary()));
        CrashPoint.reached("close-after", id);
        deleted.add(outcome.summary());
        return true;
    }

    private RunEvent.RunFinished ended(String message, int exit) {
        return new RunEvent.RunFinished(plan.run().value(), before, message, null, null, exit, 0);
    }
}
