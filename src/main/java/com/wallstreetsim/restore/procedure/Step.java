package com.wallstreetsim.restore.procedure;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One step of a plan. Everything it needs comes through its constructor. */
public interface Step {
    StepId id();

    /** Verb and object: {@code Load the backup into a side database}. */
    String title();

    Impact impact();

    /** The shell commands an operator could run instead, secrets as {@code $NAMES}. */
    List<String> byHand();

    /** The confirmation the engine asks for before {@link #run}; declared here, never asked from inside it. */
    default Optional<Gate> gate() {
        return Optional.empty();
    }

    /**
     * Whether the gate of the next gated step is asked before this one already, so that what this step stops is not
     * away for as long as somebody thinks at the gate.
     */
    default boolean behindNextGate() {
        return false;
    }

    WayBack wayBack();

    /** What closing the run deletes of the things this step kept; each behind a gate of its own. */
    default List<Closing> closings() {
        return List.of();
    }

    /**
     * Whether what the step leaves is no change of the site: a side database, a stopped application, an extra copy.
     * When a run ends before anything else was changed, such steps are put back by themselves and the run ends as
     * unchanged.
     */
    default boolean scaffolding() {
        return false;
    }

    /**
     * Later steps that use up what this one leaves: once one of them has begun, nothing of this need be there any more.
     * Tells a check that what it does not find is not missing.
     */
    default Set<StepId> usedUpBy() {
        return Set.of();
    }

    /** After this long the engine stops the step. */
    default Duration limit() {
        return Duration.ofHours(12);
    }

    /** Facts before the step: sizes, counts, free space. Reads only. */
    default Preview preview(StepContext context) throws StepException, InterruptedException {
        return Preview.NOTHING;
    }

    /** Where the step stands, by looking at the world; used on resume and to verify. */
    Standing standing(StepContext context) throws StepException, InterruptedException;

    /** Does the work. Safe to call again after {@link Standing.Partly}. */
    Outcome run(StepContext context) throws StepException, InterruptedException;
}
