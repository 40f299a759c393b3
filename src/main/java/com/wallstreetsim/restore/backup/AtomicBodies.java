package com.wallstreetsim.restore.backup;

/**
 * Follows {@code BEGIN ATOMIC ... END} in functions, whose {@code ;} end no statement. The rule is psql's: within
 * {@code CREATE [OR REPLACE] FUNCTION|PROCEDURE}, outside brackets, BEGIN and CASE open and END closes.
 */
final class AtomicBodies {
    private final StringBuilder opening = new StringBuilder();
    private boolean create;
    private int words;
    private int depth;

    void begin() {
        opening.setLength(0);
        words = 0;
        depth = 0;
    }

    boolean inside() {
        return depth > 0;
    }

    /** The next word in lower case; empty text for one that is longer than any keyword. */
    void word(String word, int brackets) {
        if (words++ == 0) {
            create = word.equals("create");
        }
        if (!create) {
            return;
        }
        if (words <= 4) {
            opening.append(word).append(' ');
        }
        if (brackets > 0 || !routine()) {
            return;
        }
        switch (word) {
            case "begin" -> depth++;
            case "case" -> depth += depth > 0 ? 1 : 0;
            case "end" -> depth -= depth > 0 ? 1 : 0;
            default -> {}
        }
    }

    private boolean routine() {
        return starts("create function ")
                || starts("create procedure ")
                || starts("create or replace function ")
                || starts("create or replace procedure ");
    }

    private boolean starts(String words) {
        return opening.length() >= words.length() && opening.indexOf(words) == 0;
    }
}
