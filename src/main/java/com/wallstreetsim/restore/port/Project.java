package com.wallstreetsim.restore.port;

import com.wallstreetsim.restore.procedure.StepException;
import java.util.function.Consumer;

/** The application's code in its directory, and what its package manager does there; without a terminal. */
public interface Project {
    /** Installs the packages the lock file names. */
    void install(Consumer<String> say) throws StepException, InterruptedException;

    /** Runs a script of the code where it has it; false where it has none. */
    boolean runIfPresent(String script, Consumer<String> say) throws StepException, InterruptedException;

    /**
     * Runs the migrations with {@code DATABASE_URL} of the {@code .env} in their environment. A migration that asks
     * something is ended and is a failure with its question.
     */
    void migrate(Consumer<String> say) throws StepException, InterruptedException;
}
