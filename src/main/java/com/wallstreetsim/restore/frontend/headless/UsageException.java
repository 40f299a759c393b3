package com.wallstreetsim.restore.frontend.headless;

import com.wallstreetsim.restore.procedure.StepException;

/** What was typed, or a file it names, is wrong: exit 2, nothing was done. */
public final class UsageException extends StepException {
    public UsageException(String message, String hint) {
        super(message, hint);
    }
}
