package com.wallstreetsim.restore.runbook.troubleshoot;

import com.wallstreetsim.restore.procedure.Proposal;
import java.util.Optional;

/**
 * Something that is wrong.
 *
 * @param weight how surely it is the cause, 0 to 100; causes of other causes weigh more
 * @param what in words, with the evidence: {@code container wss_postgres exited (137), out of memory}
 * @param next the best next action, a sentence
 * @param mend the procedure that mends it, where there is one
 */
record Cause(int weight, String what, String next, Optional<Proposal> mend) {
    /** Below this it explains nothing by itself. */
    static final int MINOR = 10;

    boolean minor() {
        return weight < MINOR;
    }
}
