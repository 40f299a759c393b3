package com.wallstreetsim.restore.runbook.troubleshoot;

import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.Patience;
import com.wallstreetsim.restore.procedure.Standing;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.procedure.StepId;
import com.wallstreetsim.restore.procedure.WayBack;
import com.wallstreetsim.restore.runbook.Checks;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;

/** Looks at the same things after a fix: it has mended something only when nothing that matters is wrong any more. */
final class LookAgain implements Step {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final ExecutorService executor;
    private final Diagnose.Looks looks;
    private final List<String> byHand;

    LookAgain(ExecutorService executor, Diagnose.Looks looks, List<String> byHand) {
        this.executor = executor;
        this.looks = looks;
        this.byHand = List.copyOf(byHand);
    }

    @Override
    public StepId id() {
        return new StepId("look-again");
    }

    @Override
    public String title() {
        return "Look again: what was wrong must be gone";
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
    public Standing standing(StepContext context) {
        return Standing.unknowable();
    }

    @Override
    public Outcome run(StepContext context) throws StepException, InterruptedException {
        var found = lookUntilGood(context);
        found.table().forEach(proof -> context.say(Checks.line(proof)));
        var cause = found.first();
        if (cause.isPresent()) {
            throw new StepException("still: " + cause.get().what(), cause.get().next());
        }
        return Outcome.proven(found.summary(), found.table());
    }

    private Findings lookUntilGood(StepContext context) throws InterruptedException {
        var patience = Patience.of(PATIENCE, BETWEEN);
        var found = Findings.gather(looks.of(context), executor, context);
        // Services come up in their own time; each round asks anew.
        while (found.first().isPresent() && patience.again()) {
            found = Findings.gather(looks.of(context), executor, context);
        }
        return found;
    }
}
