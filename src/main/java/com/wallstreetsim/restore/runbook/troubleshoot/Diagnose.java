package com.wallstreetsim.restore.runbook.troubleshoot;

import com.wallstreetsim.restore.procedure.Impact;
import com.wallstreetsim.restore.procedure.Outcome;
import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.procedure.Standing;
import com.wallstreetsim.restore.procedure.Step;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.procedure.StepId;
import com.wallstreetsim.restore.procedure.WayBack;
import com.wallstreetsim.restore.runbook.Checks;
import com.wallstreetsim.restore.runbook.Look;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;

/** Looks everywhere at the same time, then ranks the causes: what explains most stands first, with its evidence. */
final class Diagnose implements Step {
    private static final int MINOR = 10;

    private final ExecutorService executor;
    private final Looks looks;
    private final List<String> byHand;

    Diagnose(ExecutorService executor, Looks looks, List<String> byHand) {
        this.executor = executor;
        this.looks = looks;
        this.byHand = List.copyOf(byHand);
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
        var inquiries = looks.of(context);
        var started = new ArrayList<Look<Evidence>>();
        inquiries.forEach(inquiry -> started.add(Look.start(executor, inquiry.limit(), inquiry::look)));
        var causes = new ArrayList<Cause>();
        var proofs = new ArrayList<Proof>();
        for (var i = 0; i < inquiries.size(); i++) {
            context.checkCancelled();
            var evidence = found(inquiries.get(i), started.get(i));
            causes.addAll(evidence.causes());
            proofs.addAll(evidence.proofs());
        }
        causes.sort(Comparator.comparingInt(Cause::weight).reversed());
        return concluded(causes, proofs, context);
    }

    private static Evidence found(Inquiry inquiry, Look<Evidence> look) throws InterruptedException {
        try {
            return look.get();
        } catch (StepException e) {
            var evidence = new Evidence();
            evidence.bad(inquiry.part(), e.message(), "an answer");
            evidence.cause(50, "%s: %s".formatted(inquiry.part(), e.message()), e.hint());
            return evidence;
        }
    }

    private static Outcome concluded(List<Cause> causes, List<Proof> proofs, StepContext context) {
        proofs.forEach(proof -> context.say(Checks.line(proof)));
        var all = new ArrayList<Proof>();
        for (var i = 0; i < causes.size(); i++) {
            var cause = causes.get(i);
            var what = i == 0 && cause.weight() >= MINOR ? "most likely" : "also";
            all.add(new Proof(what, cause.what(), "next: " + cause.next(), cause.weight() < MINOR));
            context.say("%s: %s. Next: %s".formatted(what, cause.what(), cause.next()));
        }
        all.addAll(proofs);
        return Outcome.proven(summary(causes, proofs), all);
    }

    private static String summary(List<Cause> causes, List<Proof> proofs) {
        if (causes.isEmpty() || causes.get(0).weight() < MINOR) {
            var right = proofs.stream().filter(Proof::holds).count();
            return "nothing wrong found: %d of %d values as expected".formatted(right, proofs.size());
        }
        var first = causes.get(0);
        var others = causes.size() > 1 ? " (%d more below)".formatted(causes.size() - 1) : "";
        return "most likely: %s. Next: %s%s".formatted(first.what(), first.next(), others);
    }
}
