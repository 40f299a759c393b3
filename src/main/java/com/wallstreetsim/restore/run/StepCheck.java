package com.wallstreetsim.restore.run;

/**
 * One step's record held against the world.
 *
 * @param recorded where the record says it stands
 * @param found what is there now
 * @param detail which part is there, what used it up, or why it could not be seen; may be empty
 */
public record StepCheck(
        String step, String title, StepView.State recorded, Found found, String detail, Verdict verdict) {
    /** What looking found. */
    public enum Found {
        THERE,
        NOT_THERE,
        PARTLY,
        /** The step leaves nothing that could be looked at. */
        NOTHING_TO_SEE,
        /** Looking failed. */
        UNSEEN
    }

    /** Whether record and world agree. */
    public enum Verdict {
        AGREES,
        /** The record does not know how the step ended; looking settles it. */
        SETTLED,
        DIFFERS,
        UNSEEN
    }

    /** What is there, in a few words. */
    public String words() {
        return switch (found) {
            case THERE -> detail.isEmpty() ? "there" : detail;
            case NOT_THERE -> detail.isEmpty() ? "not there" : detail;
            case PARTLY -> "half there: " + detail;
            case NOTHING_TO_SEE -> "nothing to see";
            case UNSEEN -> "cannot be seen: " + detail;
        };
    }
}
