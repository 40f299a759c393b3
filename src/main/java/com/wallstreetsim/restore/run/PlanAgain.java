package com.wallstreetsim.restore.run;

import com.wallstreetsim.restore.procedure.Answers;
import com.wallstreetsim.restore.procedure.Plan;
import com.wallstreetsim.restore.procedure.Procedure;
import com.wallstreetsim.restore.procedure.RunId;
import com.wallstreetsim.restore.procedure.StepException;
import java.util.List;

/**
 * Makes the plan of a run anew from its answers, in another process or another version of the program. It must be the
 * plan the run started with: an engine that acted by another one would act on a record that is not its own.
 *
 * @param catalogue all procedures of this version
 * @param version this program's version
 */
record PlanAgain(List<Procedure> catalogue, String version) {
    /** @throws StepException when this version cannot make that plan, with the exact difference */
    Plan of(PlanFile file) throws StepException {
        var procedure = catalogue.stream()
                .filter(candidate -> candidate.id().value().equals(file.procedure()))
                .findFirst()
                .orElseThrow(() -> other(file, "this version has no procedure '" + file.procedure() + "'"));
        var plan = procedure.plan(new RunId(file.run()), new Answers(file.answers()));
        if (plan.version() != file.version()) {
            throw other(
                    file,
                    "its plan has version %d, this program's has version %d".formatted(file.version(), plan.version()));
        }
        compare(file, file.steps(), PlanHeads.of(plan));
        return plan;
    }

    /** How the way back is worded may change; what is done to what may not. */
    private void compare(PlanFile file, List<RunEvent.StepHead> recorded, List<RunEvent.StepHead> now)
            throws StepException {
        for (var i = 0; i < Math.max(recorded.size(), now.size()); i++) {
            var before = words(recorded, i);
            var after = words(now, i);
            if (!before.equals(after)) {
                throw other(file, "its step %d is %s, and %s as this version makes it".formatted(i + 1, before, after));
            }
        }
    }

    private static String words(List<RunEvent.StepHead> steps, int index) {
        if (index >= steps.size()) {
            return "missing";
        }
        var step = steps.get(index);
        return "'%s' (%s, %s%s)"
                .formatted(step.title(), step.id(), step.impact().word(), step.gated() ? ", gate" : "");
    }

    private StepException other(PlanFile file, String why) {
        var hint = file.program().equals(version)
                ? "Has the site file changed since? Put it back as it was for this run."
                : "Use version %s of wss-restore for it.".formatted(file.program());
        return new StepException(
                "run %s cannot be taken up: %s (made by %s, this is %s)"
                        .formatted(file.run(), why, file.program(), version),
                hint);
    }
}
