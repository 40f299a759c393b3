package com.wallstreetsim.restore.runbook.troubleshoot;

import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.procedure.Proposal;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.runbook.Look;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;

/** What all looks found together, the causes ranked: what explains most stands first. */
record Findings(List<Cause> causes, List<Proof> proofs) {
    private static final int NAMED = 2;

    Findings {
        causes = List.copyOf(causes);
        proofs = List.copyOf(proofs);
    }

    /** Looks everywhere at the same time; one that hangs costs its own limit and holds nothing else up. */
    static Findings gather(List<Inquiry> inquiries, ExecutorService executor, StepContext context)
            throws InterruptedException {
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
        return new Findings(
                causes.stream().distinct().toList(), proofs.stream().distinct().toList());
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

    /** The most likely cause; empty when nothing that matters is wrong. */
    Optional<Cause> first() {
        return causes.stream().filter(cause -> !cause.minor()).findFirst();
    }

    /** What may be started next, for the most likely cause first; what explains nothing is left alone. */
    List<Proposal> proposals() {
        return causes.stream()
                .filter(cause -> !cause.minor())
                .flatMap(cause -> cause.mend().stream())
                .distinct()
                .toList();
    }

    /** One line with the cause and what to do. */
    String summary() {
        if (first().isEmpty()) {
            return nothingExplains();
        }
        var cause = first().get();
        var more = causes.stream().filter(other -> !other.minor()).count() - 1;
        var others = more > 0 ? " (%d more below)".formatted(more) : "";
        return "most likely: %s. Next: %s%s".formatted(cause.what(), cause.next(), others);
    }

    /** A value may differ and explain nothing, such as an old backup that is cut off: it is named all the same. */
    private String nothingExplains() {
        var differing = proofs.stream().filter(proof -> !proof.holds()).toList();
        if (differing.isEmpty()) {
            return "nothing wrong found in %d values".formatted(proofs.size());
        }
        var names = differing.stream().map(Proof::what).distinct().toList();
        var more = names.size() > NAMED ? " and %d more".formatted(names.size() - NAMED) : "";
        return "no cause of trouble found, but %d of %d values %s: %s%s"
                .formatted(
                        differing.size(),
                        proofs.size(),
                        differing.size() == 1 ? "differs" : "differ",
                        names.stream().limit(NAMED).collect(Collectors.joining(", ")),
                        more);
    }

    /** The causes in their order, each with what to do about it, then every value. */
    List<Proof> table() {
        var all = new ArrayList<Proof>();
        for (var cause : causes) {
            all.add(cause.minor() ? note(cause) : problem(all.isEmpty() ? "most likely" : "also wrong", cause));
        }
        all.addAll(proofs);
        return all;
    }

    private static Proof problem(String what, Cause cause) {
        return Proof.problem(what, "%s. Next: %s".formatted(cause.what(), cause.next()));
    }

    private static Proof note(Cause cause) {
        return Proof.seen("note", "%s. %s".formatted(cause.what(), cause.next()));
    }
}
