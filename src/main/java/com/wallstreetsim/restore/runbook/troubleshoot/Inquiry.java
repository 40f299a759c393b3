package com.wallstreetsim.restore.runbook.troubleshoot;

import com.wallstreetsim.restore.procedure.StepException;
import java.time.Duration;

/**
 * One look at one part of the site.
 *
 * @param part what is looked at
 * @param limit after this long it counts as not answering
 */
record Inquiry(String part, Duration limit, Looking looking) {
    /** Looks and writes down what it finds. */
    interface Looking {
        void into(Evidence evidence) throws StepException, InterruptedException;
    }

    Evidence look() throws StepException, InterruptedException {
        var evidence = new Evidence();
        looking.into(evidence);
        return evidence;
    }
}
