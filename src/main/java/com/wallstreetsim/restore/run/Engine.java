package com.wallstreetsim.restore.run;

import com.wallstreetsim.restore.procedure.AwayException;
import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Mode;
import com.wallstreetsim.restore.procedure.Plan;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

/** Performs a plan: forward, back, or to its close. Writes what happens to the journal before the next thing happens. */
final class Engine {
    private final Plan plan;
    private final Mode mode;
    private final EngineTools tools;
    private final AwayWait awayWait;
    private final StepPerformer performer;

    Engine(Plan plan, Mode mode, EngineTools tools) {
        this.plan = plan;
        this.mode = mode;
        this.tools = tools;
        this.awayWait = new AwayWait(tools);
        this.performer = new StepPerformer(plan, tools, awayWait);
    }

    /**
     * How it ended, ready for the journal.
     *
     * @throws StepException when an undo is found impossible before it has begun
     */
    RunEvent.RunFinished perform(Intent intent) throws StepException, InterruptedException {
        return switch (intent) {
            case RUN -> mode == Mode.DRY_RUN ? previewed() : forward();
            case UNDO -> back();
            case CLOSE -> throw new CancellationException("closing is the Closer's");
        };
    }

    private RunEvent.RunFinished previewed() throws JournalException, InterruptedException {
        for (var step : plan.steps()) {
            var facts = Previews.of(step, performer.context(step)).facts();
            tools.ledger().append(new RunEvent.StepPreviewed(step.id().value(), facts, step.byHand()));
        }
        return ended(Result.COMPLETED, "dry run: nothing was executed", null, null);
    }

    private RunEvent.RunFinished forward() throws JournalException, InterruptedException {
        try {
            for (var step : plan.steps()) {
                if (tools.stop().requested()) {
                    return stopped(Result.CANCELLED, "cancelled before step '%s'".formatted(step.id()), again());
                }
                if (!performer.perform(step)) {
                    return tools.stop().requested()
                            ? stopped(
                                    Result.CANCELLED,
                                    "cancelled at the gate '%s'"
                                            .formatted(performer.gated(step).id()),
                                    again())
                            : stopped(
                                    Result.DECLINED,
                                    "declined at the gate '%s'"
                                            .formatted(performer.gated(step).id()),
                                    again());
                }
            }
            return completed();
        } catch (JournalException e) {
            throw e;
        } catch (StepException e) {
            return stopped(Result.FAILED_UNCHANGED, e);
        } catch (InterruptedException e) {
            if (!tools.stop().requested()) {
                throw e;
            }
            return stopped(Result.CANCELLED, "cancelled", again());
        }
    }

    private static String again() {
        return "Start the procedure anew when you are ready.";
    }

    private RunEvent.RunFinished completed() {
        var skipped = tools.ledger().view().steps().stream()
                .filter(step -> step.state() == StepView.State.SKIPPED)
                .map(StepView::id)
                .toList();
        return skipped.isEmpty()
                ? ended(Result.COMPLETED, found().orElse("completed"), null, null)
                : ended(
                        Result.COMPLETED_WITH_SKIPS,
                        "completed with %d skipped: %s".formatted(skipped.size(), String.join(", ", skipped)),
                        null,
                        null);
    }

    /** A run that only looks ends with what it found. */
    private Optional<String> found() {
        var steps = tools.ledger().view().steps();
        return steps.stream().allMatch(step -> step.impact() == Impact.LOOKS)
                ? steps.stream()
                        .map(StepView::summary)
                        .filter(summary -> !summary.isBlank())
                        .reduce((first, last) -> last)
                : Optional.empty();
    }

    /** Ends a run that did not get to its end; scaffolding is put back as long as nothing else was changed. */
    private RunEvent.RunFinished stopped(Result wanted, String message, String hint)
            throws JournalException, InterruptedException {
        return stopped(wanted, new StepException(message, hint));
    }

    private RunEvent.RunFinished stopped(Result wanted, StepException why)
            throws JournalException, InterruptedException {
        var changes = Changes.of(plan, performer);
        if (!changes.none()) {
            var next = why.hint().equals(again()) ? "" : why.hint() + " ";
            return ended(Result.FAILED_CHANGED, why.message(), next + changes.words(plan.run()), null);
        }
        try {
            new Rewinder(plan, tools, awayWait).undo(Step::scaffolding);
            return ended(wanted, why.message(), why.hint() + retry(why), plan.untouched());
        } catch (JournalException e) {
            throw e;
        } catch (StepException e) {
            return ended(
                    Result.FAILED_CHANGED,
                    "%s; cleaning up then failed: %s".formatted(why.message(), e.message()),
                    "%s 'wss-restore resume %3$s' then goes on, 'wss-restore undo %3$s' clears up: %2$s."
                            .formatted(why.hint(), left(), plan.run()),
                    plan.untouched());
        }
    }

    /** What went away may be there again: then the same run can do the same again. */
    private String retry(StepException why) {
        return why instanceof AwayException ? " 'wss-restore resume %s' then tries again.".formatted(plan.run()) : "";
    }

    private String left() {
        return tools.ledger().view().steps().stream()
                .filter(StepView::undoable)
                .map(StepView::title)
                .collect(Collectors.joining("; "));
    }

    private RunEvent.RunFinished back() throws StepException, InterruptedException {
        var rewinder = new Rewinder(plan, tools, awayWait);
        refuseTheImpossible(rewinder);
        try {
            rewinder.undo(step -> true);
            return ended(Result.UNDONE, "undone: what the run replaced is back", null, null);
        } catch (JournalException e) {
            throw e;
        } catch (StepException e) {
            return ended(Result.FAILED_CHANGED, "undo stopped: " + e.message(), e.hint(), null);
        }
    }

    private static void refuseTheImpossible(Rewinder rewinder) throws StepException, InterruptedException {
        try {
            rewinder.check();
        } catch (JournalException e) {
            throw e;
        } catch (StepException e) {
            throw new StepException("undo is not possible: " + e.message(), e.hint(), e);
        }
    }

    private RunEvent.RunFinished ended(
            Result result,
            String message,
            @org.jspecify.annotations.Nullable String hint,
            @org.jspecify.annotations.Nullable String unchanged) {
        return new RunEvent.RunFinished(plan.run().value(), result, message, hint, unchanged, result.exit(), 0);
    }
}
