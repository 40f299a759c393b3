package com.wallstreetsim.restore.procedure;

import java.util.List;
import java.util.Optional;

/**
 * A file of settings that is made complete before a plan. Values go in and never come out: what is shown of them is
 * their names and what is wrong.
 */
public interface Sheet {
    /** All settings with what is wrong with each; reads files, takes time. */
    List<Line> lines() throws StepException, InterruptedException;

    /** Sets one value; says why it cannot be, or nothing. */
    Optional<String> set(String name, String value) throws StepException;

    /** Fills secrets that are missing or placeholders with random ones; gives their names. */
    List<String> generate() throws StepException;

    /** Where it can be edited with another program meanwhile. */
    String place() throws StepException;

    /** Takes what another program wrote there. */
    void readAgain() throws StepException, InterruptedException;

    /** The answer that stands for the sheet as it is now. */
    String answer() throws StepException;

    /**
     * One setting.
     *
     * @param problem what is wrong with it, or nothing
     * @param hidden whether its value is a secret
     * @param blocks whether nothing may be started with it
     */
    record Line(String name, Optional<String> problem, boolean hidden, boolean blocks) {}
}
