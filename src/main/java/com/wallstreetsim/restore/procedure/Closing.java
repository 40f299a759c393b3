package com.wallstreetsim.restore.procedure;

import java.util.List;

/** What closing the run deletes for good of the things a step kept. Closing is the only thing that deletes. */
public interface Closing {
    /** What is deleted: {@code drop the old database}. */
    String title();

    /** The typed confirmation. */
    Gate gate();

    /** The shell commands an operator could run instead. */
    List<String> byHand();

    /** What is kept now, measured; empty when there is nothing left to delete. */
    List<Fact> kept(StepContext context) throws StepException, InterruptedException;

    /** Deletes it. Safe to call again after a crash. */
    Outcome run(StepContext context) throws StepException, InterruptedException;
}
