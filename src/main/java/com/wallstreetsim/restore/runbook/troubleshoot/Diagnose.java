package com.wallstreetsim.restore.runbook.troubleshoot;

import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.Proposal;
import com.wallstreetsim.restore.procedure.Standing;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepId;
import com.wallstreetsim.restore.procedure.WayBack;
import com.wallstreetsim.restore.runbook.Checks;
import java.util.List;
import java.util.concurrent.ExecutorService;

/** Gathers the evidence, names the most likely cause with it, and proposes what mends it. */
final class Diagnose implements Step {
    private final ExecutorService executor;
    private final Looks looks;
    private final List<String> byHand;
    private final boolean proposes;

    /** @param proposes whether this run leaves the mending to another one */
    Diagnose(ExecutorService executor, Looks looks, List<String> byHand, boolean proposes) {
        this.executor = executor;
        this.looks = looks;
        this.byHand = List.copyOf(byHand);
        this.proposes = proposes;
    }

    /** The looks of one diagnosis; they are given the run's voice when it begins. */
    interface Looks {
        List<Inquiry> of(StepContext context);
    }

    @Override
    public StepId id() {
        return new StepId("diagnose");
    }

    @Override
    public String title() {
        return "Gather the evidence and name the most likely cause";
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
    public Outcome run(StepContext context) throws InterruptedException {
        var found = Findings.gather(looks.of(context), executor, context);
        found.table().forEach(proof -> context.say(Checks.line(proof)));
        if (proposes) {
            Proposal.remember(found.proposals(), context);
        }
        return Outcome.proven(found.summary(), found.table());
    }
}
