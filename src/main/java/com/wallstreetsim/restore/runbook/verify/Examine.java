package com.wallstreetsim.restore.runbook.verify;

import com.wallstreetsim.restore.procedure.Fact;
import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.Preview;
import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.procedure.Standing;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepId;
import com.wallstreetsim.restore.procedure.WayBack;
import com.wallstreetsim.restore.runbook.Check;
import com.wallstreetsim.restore.runbook.Checks;
import java.util.List;
import java.util.stream.Collectors;

/** Asks everything at the same time and records each value beside the one expected; judging is the next step's. */
final class Examine implements Step {
    private final Checks asker;
    private final List<Check> checks;
    private final List<String> byHand;

    Examine(Checks asker, List<Check> checks, List<String> byHand) {
        this.asker = asker;
        this.checks = List.copyOf(checks);
        this.byHand = List.copyOf(byHand);
    }

    @Override
    public StepId id() {
        return new StepId("examine");
    }

    @Override
    public String title() {
        return "Ask for every value at the same time";
    }

    @Override
    public Impact impact() {
        return Impact.LOOKS;
    }

    @Override
    public List<String> byHand() {
        return byHand;
    }

    @Override
    public WayBack wayBack() {
        return WayBack.notNeeded();
    }

    @Override
    public Preview preview(StepContext context) {
        return Preview.of(new Fact("asks for", checks.stream().map(Check::what).collect(Collectors.joining(", "))));
    }

    @Override
    public Standing standing(StepContext context) {
        return Standing.unknowable();
    }

    @Override
    public Outcome run(StepContext context) throws InterruptedException {
        var found = asker.ask(checks, context);
        var wrong = found.stream().filter(proof -> !proof.holds()).toList();
        var right = found.size() - wrong.size();
        context.remember("verify.right", "%d of %d".formatted(right, found.size()));
        context.remember("verify.wrong", wrong.stream().map(Examine::oneLine).collect(Collectors.joining("\n")));
        return Outcome.proven("%d of %d as expected".formatted(right, found.size()), found);
    }

    private static String oneLine(Proof proof) {
        return "%s: %s instead of %s"
                .formatted(proof.what(), proof.found(), proof.expected())
                .replace('\n', ' ');
    }
}
