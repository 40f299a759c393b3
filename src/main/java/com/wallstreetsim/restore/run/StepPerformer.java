package com.wallstreetsim.restore.run;

import com.wallstreetsim.restore.procedure.AwayException;
import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.Plan;
import com.wallstreetsim.restore.procedure.Standing;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.procedure.StepId;
import com.wallstreetsim.restore.procedure.WayBack;
import java.util.HashSet;
import java.util.Set;

/** Performs one step the way every step is performed: look, ask, record the way back, record the start, act, look again. */
final class StepPerformer {
    private final Plan plan;
    private final EngineTools tools;
    private final GateKeeper gates;
    private final Worker worker;
    private final AwayWait awayWait;
    private final Set<StepId> passed = new HashSet<>();

    StepPerformer(Plan plan, EngineTools tools, AwayWait awayWait) {
        this.plan = plan;
        this.tools = tools;
        this.gates = new GateKeeper(tools);
        this.worker = new Worker(tools);
        this.awayWait = awayWait;
    }

    /** False when a gate was declined; the step has then not begun. */
    boolean perform(Step step) throws StepException, InterruptedException {
        var seen = view(step);
        switch (seen.state()) {
            case DONE, SKIPPED -> {
                return true;
            }
            case PENDING, AT_GATE, RUNNING, FAILED, UNDOING, UNDONE, UNDO_FAILED -> {}
        }
        var standing = seen.startedAt() == null ? Standing.notDone() : lookedAt(step);
        if (standing instanceof Standing.Done) {
            tools.ledger()
                    .append(new RunEvent.StepFinished(
                            step.id().value(), "found done when the run was taken up again", seen.proofs(), 0));
            return true;
        }
        // What was approved and is half there is finished without asking again; what is not there at all is asked anew.
        if (!(standing instanceof Standing.Partly) && !approved(gated(step))) {
            return false;
        }
        act(step);
        return true;
    }

    /** The step whose gate stands before this one: its own, or that of the next gated step. */
    Step gated(Step step) {
        if (!step.behindNextGate()) {
            return step;
        }
        var later =
                plan.steps().subList(plan.steps().indexOf(step), plan.steps().size());
        return later.stream()
                .filter(next -> next.gate().isPresent())
                .findFirst()
                .orElse(step);
    }

    /** A gate that was passed in this engine is not asked for again; an engine that takes over asks anew. */
    private boolean approved(Step step) throws StepException, InterruptedException {
        var gate = step.gate();
        if (gate.isEmpty() || passed.contains(step.id())) {
            return true;
        }
        var facts = step.preview(context(step)).facts();
        if (!gates.pass(step.id().value(), gate.get(), facts)) {
            return false;
        }
        passed.add(step.id());
        return true;
    }

    private void act(Step step) throws StepException, InterruptedException {
        var id = step.id().value();
        CrashPoint.reached("before", id);
        recordWayBack(step);
        CrashPoint.reached("recorded", id);
        tools.ledger().append(new RunEvent.StepStarted(id));
        CrashPoint.reached("start", id);
        var began = System.nanoTime();
        try {
            var outcome = worked(step);
            CrashPoint.reached("end", id);
            verify(step);
            record(id, outcome, Rewinder.millisSince(began));
            CrashPoint.reached("after", id);
        } catch (JournalException e) {
            throw e;
        } catch (StepException e) {
            tools.ledger().append(new RunEvent.StepFailed(id, e.message(), e.hint(), Rewinder.millisSince(began)));
            throw e;
        } finally {
            cancellation = new Cancellation();
        }
    }

    /** Whoever loses the line to what it changes cannot know whether the change was made; that is looked at then. */
    private Outcome worked(Step step) throws StepException, InterruptedException {
        try {
            return worker.call(
                    () -> step.run(contextOf(step)), step.limit(), step.impact() != Impact.DESTROYS, cancellation);
        } catch (AwayException e) {
            if (foundDone(step)) {
                return Outcome.done("found done, after this: " + e.message());
            }
            throw e;
        }
    }

    private boolean foundDone(Step step) throws JournalException, InterruptedException {
        try {
            return step.impact() != Impact.LOOKS && lookedAt(step) instanceof Standing.Done;
        } catch (JournalException e) {
            throw e;
        } catch (StepException e) {
            return false; // what cannot be looked at is not claimed
        }
    }

    private Cancellation cancellation = new Cancellation();

    private EngineContext contextOf(Step step) {
        return new EngineContext(tools, plan.run(), step.id().value(), cancellation);
    }

    /** The first record stays: after a crash the world is no longer what the way back needs to know. */
    private void recordWayBack(Step step) throws StepException, InterruptedException {
        if (step.wayBack() instanceof WayBack.By by && view(step).undoData() == null) {
            var data = by.undo().prepare(context(step));
            tools.ledger()
                    .append(new RunEvent.UndoRecorded(
                            step.id().value(), by.undo().title(), data));
        }
    }

    private void verify(Step step) throws StepException, InterruptedException {
        var standing = awayWait.with(step.id().value(), () -> step.standing(context(step)));
        if (standing instanceof Standing.NotDone) {
            throw contradicted(step, "nothing of it is there");
        }
        if (standing instanceof Standing.Partly partly) {
            throw contradicted(step, partly.what());
        }
    }

    private static StepException contradicted(Step step, String found) {
        return new StepException(
                "step '%s' ended well, but looking shows otherwise: %s".formatted(step.id(), found),
                "Look at the log; undo puts back what the run changed.");
    }

    private void record(String id, Outcome outcome, long millis) throws JournalException {
        if (outcome instanceof Outcome.Done done) {
            tools.ledger().append(new RunEvent.StepFinished(id, done.summary(), done.proofs(), millis));
        } else {
            tools.ledger().append(new RunEvent.StepSkipped(id, outcome.summary()));
        }
    }

    /** Looks where a step stands whose end is not in the record. */
    Standing lookedAt(Step step) throws StepException, InterruptedException {
        var standing = awayWait.with(step.id().value(), () -> step.standing(context(step)));
        var detail = standing instanceof Standing.Partly partly ? partly.what() : "";
        tools.ledger()
                .append(new RunEvent.StepLookedAt(
                        step.id().value(), standing.getClass().getSimpleName(), detail));
        return standing;
    }

    StepView view(Step step) {
        return tools.ledger().view().step(step.id().value()).orElseThrow();
    }

    EngineContext context(Step step) {
        return new EngineContext(tools, plan.run(), step.id().value(), new Cancellation());
    }
}
