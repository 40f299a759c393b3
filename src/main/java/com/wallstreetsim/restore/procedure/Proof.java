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
    private static final String TO_DO = "TO DO: ";

    public static Proof count(String what, long found, long expected) {
        return new Proof(what, "%,d".formatted(found), "%,d".formatted(expected), found == expected);
    }

    /** Something that is left to do; it stands among what is still open when the run has ended. */
    public static Proof toDo(String what, String words) {
        return seen(what, TO_DO + words);
    }

    /** Whether it is something left to do. */
    public boolean isToDo() {
        return found.startsWith(TO_DO);
    }

    /** Something that is wrong, said in words where no value stands beside another. */
    public static Proof problem(String what, String words) {
        return new Proof(what, words, "", false);
    }

    /** Whether it is a value beside another one; the rest is said in words that stand for themselves. */
    public boolean compares() {
        return !expected.isEmpty();
    }

    /** A value that nothing was expected of, shown for what it is. */
    public static Proof seen(String what, String found) {
        return new Proof(what, found, "", true);
    }
}
