package com.wallstreetsim.restore.backup;

/**
 * Something in a dump that an operator should know.
 *
 * @param line the line of the dump, from 1
 * @param message what it is; lower case, no full stop
 */
public record Finding(Severity severity, long line, String message) {
    /** How bad it is. */
    public enum Severity {
        /** It is never executed, so the dump cannot be restored as it is. */
        REFUSE,
        /** It is executed, and may not do what one expects. */
        WARN,
        INFO
    }

    /** {@code line 1,234: message}. */
    public String words() {
        return "line %,d: %s".formatted(line, message);
    }
}
