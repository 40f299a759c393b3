package com.wallstreetsim.restore.runbook.troubleshoot;

import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.procedure.Proposal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        causes.add(new Cause(weight, what, next, Optional.empty()));
    }

    /** A cause that a procedure of the catalogue mends. */
    void cause(int weight, String what, String next, Proposal mend) {
        causes.add(new Cause(weight, what, next, Optional.of(mend)));
    }

    List<Proof> proofs() {
        return List.copyOf(proofs);
    }

    List<Cause> causes() {
        return List.copyOf(causes);
    }
}
