package com.wallstreetsim.restore.runbook;

import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.procedure.StepException;
import java.time.Duration;
import java.util.List;

/**
 * One question about the site, with the values found beside those expected as its answer.
 *
 * @param what what is asked, for the line that says it got no answer
 * @param limit after this long there is no answer
 */
public record Check(String what, Duration limit, Asking asking) {
    /** Asks; what is not as expected is an answer, a failure is told as an answer too. */
    public interface Asking {
        List<Proof> ask() throws StepException, InterruptedException;
    }

    /** A question that is answered in well under a second, also on a host in trouble. */
    public static Check quick(String what, Asking asking) {
        return new Check(what, Duration.ofSeconds(20), asking);
    }

    /** What stands in the list when there was no answer. */
    Proof unanswered(StepException e) {
        return new Proof(what, e.message(), "an answer", false);
    }
}
