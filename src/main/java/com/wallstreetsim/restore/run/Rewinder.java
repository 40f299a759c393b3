package com.wallstreetsim.restore.run;

import com.wallstreetsim.restore.procedure.Plan;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.procedure.Undo;
import com.wallstreetsim.restore.procedure.WayBack;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Puts steps back, newest first, each behind its own line in the journal. */
final class Rewinder {
    private final Plan plan;
    private final EngineTools tools;
    private final Worker worker;
    private final AwayWait awayWait;

    Rewinder(Plan plan, EngineTools tools, AwayWait awayWait) {
        this.plan = plan;
        this.tools = tools;
        this.worker = new Worker(tools);
        this.awayWait = awayWait;
    }

    /** Asks every way back whether it is still there; nothing has been touched when one is not. */
    void check() throws StepException, InterruptedException {
        each(step -> true, (step, undo, data) -> {
            // A look cut short harms nothing.
            awayWait.with(
                    step.id().value(),
                    () -> worker.call(() -> checked(step, undo, data), step.limit(), true, new Cancellation()));
        });
    }

    private boolean checked(Step step, Undo undo, Map<String, String> data) throws StepException, InterruptedException {
        undo.check(contextOf(step, new Cancellation()), data);
        return true;
    }

    /** Undoes what is recorded and chosen. Stops at the first failure: older steps rest on newer ones. */
    void undo(Predicate<Step> chosen) throws StepException, InterruptedException {
        each(chosen, this::undo);
    }

    private interface Act {
        void on(Step step, Undo undo, Map<String, String> data) throws StepException, InterruptedException;
    }

    private void each(Predicate<Step> chosen, Act act) throws StepException, InterruptedException {
        for (var step : newestFirst()) {
            var data = recorded(step);
            if (data != null && chosen.test(step) && step.wayBack() instanceof WayBack.By by) {
                act.on(step, by.undo(), data);
            }
        }
    }

    private List<Step> newestFirst() {
        var steps = new ArrayList<>(plan.steps());
        Collections.reverse(steps);
        return steps;
    }

    private @org.jspecify.annotations.Nullable Map<String, String> recorded(Step step) {
        return tools.ledger()
                .view()
                .step(step.id().value())
                .filter(StepView::undoable)
                .map(StepView::undoData)
                .orElse(null);
    }

    private void undo(Step step, Undo undo, Map<String, String> data) throws StepException, InterruptedException {
        var id = step.id().value();
        CrashPoint.reached("undo-before", id);
        tools.ledger().append(new RunEvent.UndoStarted(id, undo.title()));
        CrashPoint.reached("undo-start", id);
        var began = System.nanoTime();
        // An undo is never stopped half-way: it is the way out.
        var never = new Cancellation();
        var context = contextOf(step, never);
        try {
            var outcome =
                    awayWait.with(id, () -> worker.call(() -> undo.run(context, data), step.limit(), false, never));
            CrashPoint.reached("undo-end", id);
            tools.ledger().append(new RunEvent.UndoFinished(id, outcome.summary(), millisSince(began)));
            CrashPoint.reached("undo-after", id);
        } catch (JournalException e) {
            throw e;
        } catch (StepException e) {
            tools.ledger().append(new RunEvent.UndoFailed(id, e.message(), e.hint()));
            throw e;
        }
    }

    private EngineContext contextOf(Step step, Cancellation cancellation) {
        return new EngineContext(tools, plan.run(), step.id().value(), cancellation);
    }

    static long millisSince(long began) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    }
}
