package com.wallstreetsim.restore.procedure;

import java.util.List;

/** How a step ended when it did not fail. */
public sealed interface Outcome {
    /** One line for the operator, with figures. */
    String summary();

    /** The step did its work. */
    record Done(String summary, List<Proof> proofs) implements Outcome {
        public Done {
            proofs = List.copyOf(proofs);
        }
    }

    /** The step was not performed; the run can then only end as completed with skips. */
    record Skipped(String summary) implements Outcome {}

    static Outcome done(String summary) {
        return new Done(summary, List.of());
    }

    static Outcome proven(String summary, List<Proof> proofs) {
        return new Done(summary, proofs);
    }

    static Outcome skipped(String reason) {
        return new Skipped(reason);
    }
}
