package com.wallstreetsim.restore.run;

import com.wallstreetsim.restore.procedure.Plan;
import java.util.List;

/** The steps of a plan as journals and front-ends know them. */
final class PlanHeads {
    private PlanHeads() {}

    static List<RunEvent.StepHead> of(Plan plan) {
        return plan.steps().stream()
                .map(step -> new RunEvent.StepHead(
                        step.id().value(),
                        step.title(),
                        step.impact(),
                        step.wayBack().words(),
                        step.gate().isPresent()))
                .toList();
    }
}
