package com.wallstreetsim.restore.procedure;

/**
 * One measured value beside the one it should have.
 *
 * @param what what was measured: {@code orders}
 * @param found the value found, formatted for a person: {@code 307,000}
 * @param expected the value expected, or empty where none was expected
 * @param holds whether found is as expected
 */
public record Proof(String what, String found, String expected, boolean holds) {
    public static Proof count(String what, long found, long expected) {
        return new Proof(what, "%,d".formatted(found), "%,d".formatted(expected), found == expected);
    }

    /** A value that nothing was expected of, shown for what it is. */
    public static Proof seen(String what, String found) {
        return new Proof(what, found, "", true);
    }
}
