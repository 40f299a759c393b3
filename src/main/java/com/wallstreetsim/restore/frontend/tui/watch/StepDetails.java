package com.wallstreetsim.restore.frontend.tui.watch;

import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.run.StepView;
import java.util.ArrayList;
import java.util.List;

/** Everything known of one step of a run, as text to read. */
final class StepDetails {
    private StepDetails() {}

    static List<String> of(RunWatch watch, StepView step) {
        var lines = new ArrayList<String>();
        lines.add("%s   impact: %s   way back: %s"
                .formatted(
                        RunWords.state(step, watch.engineLives()), step.impact().word(), step.wayBack()));
        addUnlessBlank(lines, step.summary());
        addUnlessBlank(lines, step.hint());
        step.facts().forEach(fact -> lines.add("  %-12s %s".formatted(fact.label(), fact.value())));
        step.proofs().forEach(proof -> lines.add("  " + words(proof)));
        lines.add("");
        var byHand = step.byHand();
        commands(lines, "By hand:", byHand.step());
        if (byHand.step().isEmpty()) {
            lines.add("By hand: this run was made by a version that did not record the commands.");
            lines.add("");
        }
        commands(lines, "The way back by hand:", byHand.wayBack());
        commands(lines, "What closing the run deletes, by hand:", byHand.close());
        lines.add("Log: " + watch.handle().output());
        return lines;
    }

    private static void commands(List<String> lines, String head, List<String> commands) {
        if (!commands.isEmpty()) {
            lines.add(head);
            commands.forEach(command -> lines.add("  " + command));
            lines.add("");
        }
    }

    private static void addUnlessBlank(List<String> lines, String words) {
        if (!words.isBlank()) {
            lines.add(words);
        }
    }

    /** {@code orders: 307,000 of 307,000}; what differs is said in words. */
    static String words(Proof proof) {
        if (proof.expected().isEmpty()) {
            return "%s: %s".formatted(proof.what(), proof.found());
        }
        return "%s: %s, expected %s%s"
                .formatted(proof.what(), proof.found(), proof.expected(), proof.holds() ? "" : "  DIFFERS");
    }
}
