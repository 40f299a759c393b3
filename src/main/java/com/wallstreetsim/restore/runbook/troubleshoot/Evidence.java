package com.wallstreetsim.restore.runbook.troubleshoot;

import com.wallstreetsim.restore.procedure.Proof;
import java.util.ArrayList;
import java.util.List;

/** What a look found: values, and the causes they speak for. */
final class Evidence {
    private final List<Proof> proofs = new ArrayList<>();
    private final List<Cause> causes = new ArrayList<>();

    void seen(String what, String found) {
        proofs.add(Proof.seen(what, found));
    }

    void good(String what, String found, String expected) {
        proofs.add(new Proof(what, found, expected, true));
    }

    void bad(String what, String found, String expected) {
        proofs.add(new Proof(what, found, expected, false));
    }

    void cause(int weight, String what, String next) {
        causes.add(new Cause(weight, what, next));
    }

    List<Proof> proofs() {
        return List.copyOf(proofs);
    }

    List<Cause> causes() {
        return List.copyOf(causes);
    }
}
