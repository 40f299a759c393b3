package com.wallstreetsim.restore.run;

import com.wallstreetsim.restore.procedure.Plan;
import java.util.LinkedHashMap;
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

    static RunEvent.ByHand byHand(Plan plan) {
        var commands = new LinkedHashMap<String, Commands>();
        plan.steps().forEach(step -> commands.put(step.id().value(), Commands.of(step)));
        return new RunEvent.ByHand(commands);
    }
}
