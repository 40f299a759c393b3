package com.wallstreetsim.restore.runbook.volumes;

import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;

/** Whether a service answers. */
public interface Ready {
    /** What it answers, in a few words; fails while it does not. */
    String ask(StepContext context) throws StepException, InterruptedException;
}
