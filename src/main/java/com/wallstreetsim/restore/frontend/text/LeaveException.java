package com.wallstreetsim.restore.frontend.text;

/** The operator, or the end of input, leaves the front-end. No run is touched by it. */
public final class LeaveException extends Exception {
    public LeaveException(String message) {
        super(message);
    }

    /** Why: {@code end of input}. */
    public String message() {
        return String.valueOf(getMessage());
    }
}
