package com.wallstreetsim.restore.frontend.tui.wizard;

import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Plan;
import com.wallstreetsim.restore.procedure.Preview;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepId;
import com.wallstreetsim.restore.run.Commands;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A plan as text: to read in full, and as commands to do by hand. */
final class PlanText {
    private PlanText() {}

    /** The step an operator should see first: the one that destroys, else the first. */
    static int mostSerious(Plan plan) {
        var impacts = plan.steps().stream().map(Step::impact).toList();
        return Math.max(0, impacts.indexOf(Impact.DESTROYS));
    }

    /** Every answer again, in one line. */
    static String answers(Plan plan) {
        var answers = plan.answers().values().entrySet().stream()
                .map(answer -> answer.getKey() + ": " + fileName(answer.getValue()))
                .collect(Collectors.joining("   "));
        return answers.isEmpty() ? "nothing was asked" : "Answers  " + answers;
    }

    private static String fileName(String value) {
        return value.startsWith("/") ? value.substring(value.lastIndexOf('/') + 1) : value;
    }

    static List<String> full(Plan plan, @Nullable Map<StepId, Preview> previews) {
        var lines = new ArrayList<String>();
        lines.add("Run " + plan.run());
        plan.answers().values().forEach((name, value) -> lines.add("%s: %s".formatted(name, value)));
        lines.add("If it fails before its first destroying step: " + plan.untouched() + ".");
        for (int i = 0; i < plan.steps().size(); i++) {
            step(lines, plan.steps().get(i), i + 1, previews);
        }
        return lines;
    }

    private static void step(List<String> lines, Step step, int number, @Nullable Map<StepId, Preview> previews) {
        lines.add("");
        lines.add("%d. %s".formatted(number, step.title()));
        lines.add("   impact: %s   way back: %s"
                .formatted(step.impact().word(), step.wayBack().words()));
        step.gate()
                .ifPresent(
                        gate -> lines.add("   asks for %s to be typed: %s".formatted(gate.asksFor(), gate.phrase())));
        if (previews != null) {
            previews.getOrDefault(step.id(), Preview.NOTHING)
                    .facts()
                    .forEach(fact -> lines.add("   %-13s %s".formatted(fact.label(), fact.value())));
        }
        var byHand = Commands.of(step);
        commands(lines, "by hand", byHand.step());
        commands(lines, "way back by hand", byHand.wayBack());
        commands(lines, "what closing the run deletes, by hand", byHand.close());
    }

    private static void commands(List<String> lines, String head, List<String> commands) {
        if (!commands.isEmpty()) {
            lines.add("   " + head + ":");
            commands.forEach(command -> lines.add("     " + command));
        }
    }

    private static void wayBack(List<String> lines, Plan plan) {
        lines.add("");
        lines.add("# The way back, newest step first; take back only what was done");
        for (int i = plan.steps().size() - 1; i >= 0; i--) {
            var step = plan.steps().get(i);
            var commands = Commands.of(step).wayBack();
            if (!commands.isEmpty()) {
                lines.add("");
                lines.add("# %d. %s".formatted(i + 1, step.wayBack().words()));
                commands.forEach(command -> lines.add("# " + command));
            }
        }
    }

    /** The commands of all steps, each step under a comment, secrets as {@code $NAMES}. */
    static List<String> byHand(Plan plan) {
        var lines = new ArrayList<String>();
        lines.add("# " + plan.title());
        lines.add("# secrets stand as $NAMES of the site's .env");
        for (int i = 0; i < plan.steps().size(); i++) {
            var step = plan.steps().get(i);
            lines.add("");
            lines.add(
                    "# %d. %s (%s)".formatted(i + 1, step.title(), step.impact().word()));
            lines.addAll(step.byHand());
        }
        wayBack(lines, plan);
        return lines;
    }
}
