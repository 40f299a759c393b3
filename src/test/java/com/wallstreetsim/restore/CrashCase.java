package com.wallstreetsim.restore;

/**
 * One row of the crash matrix: the engine of this procedure dies there, and then the operator does that.
 *
 * @param doing what the engine was doing when it died
 * @param point where it died: {@code end:swap}; {@code middle:load} is a SIGKILL from outside at half of its usual time,
 *     {@code gate:swap} one while it waits at the gate, {@code held:swap} one while its second half waits for a database that is held
 */
record CrashCase(CrashSubject subject, Doing doing, String point, Then then) {

    /** What the engine was doing. */
    enum Doing {
        RUN("a run"),
        UNDO("an undo"),
        UNDO_OF_INTERRUPTED("an undo of an interrupted run"),
        CLOSE("a close"),
        CLOSE_OF_UNDONE("a close of an undone run");

        final String words;

        Doing(String words) {
            this.words = words;
        }

        boolean closes() {
            return this == CLOSE || this == CLOSE_OF_UNDONE;
        }
    }

    /** What is done after the crash. */
    enum Then {
        GO_ON("go on"),
        UNDO("undo");

        final String words;

        Then(String words) {
            this.words = words;
        }
    }

    /** {@code middle} of {@code middle:load}. */
    String where() {
        return point.substring(0, point.indexOf(':'));
    }

    /** {@code load} of {@code middle:load}. */
    String step() {
        return point.substring(point.indexOf(':') + 1);
    }

    /** Whether it is a SIGKILL from outside; all others are points in the engine at which it ends itself. */
    boolean killedFromOutside() {
        return where().endsWith("middle") || where().equals("gate") || where().equals("held");
    }

    String name() {
        return "%s: killed in %s at %s, then %s".formatted(subject.name(), doing.words, point, then.words);
    }
}
