package com.wallstreetsim.restore.runbook.volumes;

import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import java.util.List;

/** What is done while a service still runs, right before it is stopped. */
public interface BeforeStop {
    /** Nothing. */
    BeforeStop NOTHING = context -> "";

    /**
     * Measures and saves; what cannot be measured because the service does not answer is said, not thrown.
     *
     * @return what was found, for the run's output; may be empty
     * @throws StepException when stopping now would lose something
     */
    String look(StepContext context) throws StepException, InterruptedException;

    /** The shell commands an operator could run instead, before those that stop it. */
    default List<String> byHand() {
        return List.of();
    }
}
