package com.wallstreetsim.restore.procedure;

import org.jspecify.annotations.Nullable;

/** A failure that an operator can act on: what and which in the message, what next in the hint. */
public class StepException extends Exception {
    private final String hint;

    /**
     * @param message what failed and on which thing; lower case, no full stop
     * @param hint the best next action, a sentence
     */
    public StepException(String message, String hint) {
        this(message, hint, null);
    }

    public StepException(String message, String hint, @Nullable Throwable cause) {
        super(message, cause);
        this.hint = hint;
    }

    public String message() {
        return String.valueOf(getMessage());
    }

    public String hint() {
        return hint;
    }
}
