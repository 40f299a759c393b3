package com.wallstreetsim.restore.run;

import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Plan;
import com.wallstreetsim.restore.procedure.Standing;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.procedure.StepId;
import java.time.Clock;
import java.util.List;

/**
 * A run's record held against the world. Only looks: it takes no lock and writes nothing, so that it may be made at any
 * time, also beside an engine. Steps may be looked at side by side.
 */
public final class RunCheck {
    private final RunView record;
    private final Plan plan;
    private final Clock clock;

    public RunCheck(RunView record, Plan plan, Clock clock) {
        this.record = record;
        this.plan = plan;
        this.clock = clock;
    }

    /** The steps as recorded, in their order. */
    public List<StepView> steps() {
        return record.steps();
    }

    /** Looks where one of the steps stands; takes as long as its service takes to answer. */
    public StepCheck look(StepView recorded) throws InterruptedException {
        var step = plan.step(new StepId(recorded.id())).orElseThrow();
        try {
            var standing = step.standing(new LookingContext(plan.run(), clock, record.memory()));
            return found(step, recorded, standing);
        } catch (StepException e) {
            return check(recorded, StepCheck.Found.UNSEEN, e.message(), StepCheck.Verdict.UNSEEN);
        }
    }

    private StepCheck found(Step step, StepView recorded, Standing standing) {
        if (standing instanceof Standing.Done) {
            var begun = recorded.startedAt() != null || recorded.ended();
            return check(recorded, StepCheck.Found.THERE, begun ? "" : "as it would leave it", whenThere(recorded));
        }
        if (standing instanceof Standing.Partly partly) {
            var open = isOpen(recorded) || (recorded.impact() != Impact.DESTROYS && !recorded.ended());
            return check(
                    recorded,
                    StepCheck.Found.PARTLY,
                    partly.what(),
                    open ? StepCheck.Verdict.SETTLED : StepCheck.Verdict.DIFFERS);
        }
        if (standing instanceof Standing.NotDone) {
            return notThere(step, recorded);
        }
        return check(recorded, StepCheck.Found.NOTHING_TO_SEE, "", StepCheck.Verdict.AGREES);
    }

    /** What the site may have by itself proves nothing, but what was taken back must not be there any more. */
    private static StepCheck.Verdict whenThere(StepView recorded) {
        if (isOpen(recorded)) {
            return StepCheck.Verdict.SETTLED;
        }
        var takenBack = recorded.state() == StepView.State.UNDONE && recorded.impact() == Impact.DESTROYS;
        return takenBack ? StepCheck.Verdict.DIFFERS : StepCheck.Verdict.AGREES;
    }

    private StepCheck notThere(Step step, StepView recorded) {
        if (isOpen(recorded)) {
            return check(recorded, StepCheck.Found.NOT_THERE, "", StepCheck.Verdict.SETTLED);
        }
        if (recorded.state() != StepView.State.DONE) {
            return check(recorded, StepCheck.Found.NOT_THERE, "", StepCheck.Verdict.AGREES);
        }
        var user = step.usedUpBy().stream()
                .flatMap(id -> record.step(id.value()).stream())
                .filter(later -> later.startedAt() != null)
                .findFirst();
        return user.map(later -> check(
                        recorded,
                        StepCheck.Found.NOT_THERE,
                        "used up by step '%s'".formatted(later.id()),
                        StepCheck.Verdict.AGREES))
                .orElseGet(() -> check(recorded, StepCheck.Found.NOT_THERE, "", StepCheck.Verdict.DIFFERS));
    }

    /** Steps of which the record does not know how they ended. */
    private static boolean isOpen(StepView recorded) {
        return switch (recorded.state()) {
            case RUNNING, FAILED, UNDOING, UNDO_FAILED -> true;
            case PENDING, AT_GATE -> recorded.startedAt() != null;
            case DONE, SKIPPED, UNDONE -> false;
        };
    }

    private static StepCheck check(StepView recorded, StepCheck.Found found, String detail, StepCheck.Verdict verdict) {
        return new StepCheck(recorded.id(), recorded.title(), recorded.state(), found, detail, verdict);
    }
}
