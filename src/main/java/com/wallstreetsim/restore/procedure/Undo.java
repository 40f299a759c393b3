package com.wallstreetsim.restore.procedure;

import java.util.List;
import java.util.Map;

/** The way back of one step. Its data is in the journal before the step acts, so that it survives any crash. */
public interface Undo {
    /** What it does, for the plan and the end screen: {@code swap back}. */
    String title();

    /** The shell commands an operator could run instead, secrets as {@code $NAMES}. */
    List<String> byHand();

    /** What {@link #run} will need to know; only reads. Called right before the step, written ahead of it. */
    default Map<String, String> prepare(StepContext context) throws StepException, InterruptedException {
        return Map.of();
    }

    /**
     * Refuses when what {@link #run} needs is gone; only reads. Asked of every step before the first is put back, so that
     * an undo that cannot succeed is found out before it has stopped anything.
     */
    default void check(StepContext context, Map<String, String> data) throws StepException, InterruptedException {}

    /**
     * Puts back what the step replaced. Copes with a step that did nothing, a part or everything, and with an
     * earlier undo that was cut short: it looks at the world and does what is left to do.
     */
    Outcome run(StepContext context, Map<String, String> data) throws StepException, InterruptedException;
}
