package com.wallstreetsim.restore;

import com.wallstreetsim.restore.procedure.Closing;
import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Plan;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.WayBack;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** What every plan must keep to, whoever writes it. */
final class PlanRules {
    private final List<String> broken = new ArrayList<>();

    private PlanRules() {}

    /** The rules a plan breaks, each as a sentence. */
    static List<String> brokenBy(Plan plan) {
        return brokenBy(plan.steps(), plan);
    }

    /** The same for a list of steps, which need not be one that a plan takes. */
    static List<String> brokenBy(List<Step> steps, Plan of) {
        var rules = new PlanRules();
        rules.plan(steps, of);
        var ids = new HashSet<String>();
        for (var step : steps) {
            rules.unless(ids.add(step.id().value()), step, "has the id of another step");
            rules.words(step);
            rules.impact(step);
            rules.gates(step, steps);
            step.closings().forEach(closing -> rules.closing(step, closing));
        }
        return rules.broken;
    }

    private void plan(List<Step> steps, Plan plan) {
        var changes = steps.stream().anyMatch(step -> step.impact() != Impact.LOOKS);
        if (plan.untouched().isBlank()) {
            broken.add("the plan does not say what a failure leaves untouched");
        }
        if (changes && plan.resources().isEmpty()) {
            broken.add("the plan changes something and locks nothing");
        }
    }

    private void words(Step step) {
        unless(!step.title().isBlank(), step, "has no title");
        unless(allSay(step.byHand()), step, "has no commands by hand");
    }

    private void impact(Step step) {
        switch (step.impact()) {
            case LOOKS -> unless(step.gate().isEmpty(), step, "looks, and asks for a confirmation");
            case CHANGES -> unless(hasWayBackOrReason(step), step, "changes, and has neither a way back nor a reason");
            case DESTROYS -> {
                unless(step.gate().isPresent(), step, "destroys, and has no gate");
                unless(hasWayBackOrReason(step), step, "destroys, and has neither a way back nor a reason");
                unless(!step.scaffolding(), step, "destroys, and calls itself scaffolding");
            }
        }
    }

    private static boolean hasWayBackOrReason(Step step) {
        return !(step.wayBack() instanceof WayBack.NotNeeded)
                && !step.wayBack().words().isBlank();
    }

    private void gates(Step step, List<Step> steps) {
        step.gate()
                .ifPresent(gate -> unless(
                        allSay(List.of(gate.title(), gate.asksFor(), gate.verb())), step, "has a gate without words"));
        if (step.behindNextGate()) {
            var later = steps.subList(steps.indexOf(step), steps.size());
            unless(later.stream().anyMatch(next -> next.gate().isPresent()), step, "waits for a gate that never comes");
        }
    }

    /** Closing is the only thing that deletes; its gate cannot be left out, so it must ask for something. */
    private void closing(Step step, Closing closing) {
        unless(!closing.title().isBlank(), step, "has a closing without a title");
        unless(allSay(closing.byHand()), step, "has a closing without commands by hand");
        var gate = closing.gate();
        unless(
                allSay(List.of(gate.title(), gate.asksFor(), gate.verb())),
                step,
                "has a closing whose gate has no words");
        unless(!(step.wayBack() instanceof WayBack.NotNeeded), step, "keeps something, and has no way back to it");
    }

    private static boolean allSay(List<String> words) {
        return !words.isEmpty() && words.stream().noneMatch(String::isBlank);
    }

    private void unless(boolean kept, Step step, String rule) {
        if (!kept) {
            broken.add("step '%s' %s".formatted(step.id(), rule));
        }
    }
}
