package com.wallstreetsim.restore.runbook;

import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;

/** Asks many things at the same time; one that hangs costs its own limit and holds nothing else up. */
public final class Checks {
    private final ExecutorService executor;

    public Checks(ExecutorService executor) {
        this.executor = executor;
    }

    /** The answers in the order of the questions; each is said as it is taken up. */
    public List<Proof> ask(List<Check> checks, StepContext context) throws InterruptedException {
        var looks = new ArrayList<Look<List<Proof>>>();
        for (var check : checks) {
            looks.add(Look.start(executor, check.limit(), check.asking()::ask));
        }
        var answers = new ArrayList<Proof>();
        for (var i = 0; i < checks.size(); i++) {
            context.checkCancelled();
            var found = answer(checks.get(i), looks.get(i));
            found.forEach(proof -> context.say(line(proof)));
            answers.addAll(found);
        }
        return answers;
    }

    private static List<Proof> answer(Check check, Look<List<Proof>> look) throws InterruptedException {
        try {
            return look.get();
        } catch (StepException e) {
            return List.of(check.unanswered(e));
        }
    }

    /** {@code NOT AS EXPECTED  orders: missing, expected at least 1 row}. */
    public static String line(Proof proof) {
        var mark = proof.holds() || !proof.compares() ? "" : "NOT AS EXPECTED  ";
        var expected = proof.compares() ? ", expected " + proof.expected() : "";
        return mark + proof.what() + ": " + proof.found() + expected;
    }
}
