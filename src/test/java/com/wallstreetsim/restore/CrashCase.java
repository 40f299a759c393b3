package com.wallstreetsim.restore;

import java.util.Map;

/**
 * One row of the crash matrix: with these answers the engine dies there, and then the operator does that.
 *
 * @param answers of {@code postgres.restore}, without the backup
 * @param doing what the engine was doing when it died
 * @param point where it died: {@code end:swap}; {@code kill:load} is a SIGKILL from outside while it loads
 */
record CrashCase(Map<String, String> answers, Doing doing, String point, Then then) {

    /** What the engine was doing. */
    enum Doing {
        RUN("a run"),
        UNDO("an undo"),
        UNDO_OF_INTERRUPTED("an undo of an interrupted run"),
        CLOSE("a close");

        final String words;

        Doing(String words) {
            this.words = words;
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

    boolean dropFirst() {
        return "drop-first".equals(answers.get("way"));
    }

    boolean killedFromOutside() {
        return point.startsWith("kill:");
    }

    String name() {
        var way = dropFirst()
                ? "drop-first"
                : "beside, safety copy %s, applications %s"
                        .formatted(answers.get("safety-copy"), answers.get("applications"));
        return "%s: killed in %s at %s, then %s".formatted(way, doing.words, point, then.words);
    }
}
