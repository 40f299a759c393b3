package com.wallstreetsim.restore.frontend.line;

import com.wallstreetsim.restore.frontend.text.LeaveException;
import com.wallstreetsim.restore.procedure.Plan;
import com.wallstreetsim.restore.procedure.Preview;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepId;
import java.util.Map;
import java.util.Optional;

/** Everything a plan will do, and the word that starts it. */
final class PlanPage {
    private final Prompter prompter;

    PlanPage(Prompter prompter) {
        this.prompter = prompter;
    }

    /** What the operator wants of a plan. */
    enum Wish {
        START,
        DRY_RUN,
        BACK
    }

    /** @param beforeStart what should be known before it is started from this session */
    void show(Plan plan, Map<StepId, Preview> previews, Optional<String> beforeStart) {
        prompter.say("");
        prompter.say("Plan: " + plan.title());
        plan.answers().values().forEach((name, value) -> prompter.say("  %s: %s".formatted(name, value)));
        prompter.say("");
        prompter.say("  #  %-44s %-9s %s".formatted("step", "impact", "way back"));
        var number = 1;
        for (var step : plan.steps()) {
            show(number++, step, previews.getOrDefault(step.id(), Preview.NOTHING));
        }
        prompter.say("");
        prompter.say("If it fails before its first destroying step, " + plan.untouched() + ".");
        beforeStart.ifPresent(prompter::say);
    }

    private void show(int number, Step step, Preview preview) {
        var words = step.wayBack().words();
        prompter.say(" %2d  %-44s %-9s %s".formatted(number, step.title(), impact(step), words));
        preview.facts().forEach(fact -> prompter.say("       %-12s %s".formatted(fact.label(), fact.value())));
        step.byHand().forEach(command -> prompter.say("       by hand: " + command));
        step.gate().ifPresent(gate -> prompter.say("       gate: %s has to be typed".formatted(gate.asksFor())));
    }

    private static String impact(Step step) {
        return switch (step.impact()) {
            case LOOKS, CHANGES -> step.impact().word();
            case DESTROYS -> "DESTROYS";
        };
    }

    Wish ask() throws LeaveException {
        return switch (prompter.ask("Type yes to start, dry for a dry run; anything else goes back:")) {
            case "yes" -> Wish.START;
            case "dry" -> Wish.DRY_RUN;
            default -> Wish.BACK;
        };
    }
}
