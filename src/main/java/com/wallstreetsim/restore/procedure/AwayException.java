package com.wallstreetsim.restore.procedure;

import org.jspecify.annotations.Nullable;

/** What was needed is not there at the moment and may come back by itself, such as a server in crash recovery. */
public class AwayException extends StepException {
    public AwayException(String message, String hint, @Nullable Throwable cause) {
        super(message, hint, cause);
    }
}
