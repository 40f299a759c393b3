package com.wallstreetsim.restore.runbook;

import com.wallstreetsim.restore.procedure.StepContext;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a restored database has unsound because its backup has: proven, told at the gate, and no fault of the run. */
public final class LeftToDo {
    /** Names of constraints and sequences, a line each. */
    public static final String NAMES = "left-to-do.names";
    /** What is to be done about them, a line each. */
    public static final String WORDS = "left-to-do.words";

    private LeftToDo() {}

    public static Set<String> names(StepContext context) {
        return context.recall(NAMES).orElse("").lines().collect(Collectors.toSet());
    }

    public static List<String> words(StepContext context) {
        return context.recall(WORDS).orElse("").lines().toList();
    }
}
