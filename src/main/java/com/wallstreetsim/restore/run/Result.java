package com.wallstreetsim.restore.run;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a run ended, and the exit code that says so. */
public enum Result {
    COMPLETED(0),
    COMPLETED_WITH_SKIPS(5),
    FAILED_UNCHANGED(1),
    FAILED_CHANGED(4),
    DECLINED(3),
    CANCELLED(130),
    UNDONE(0),

    /** An engine could not take the interrupted run up; it stands where it stood. */
    REFUSED(1);

    private final int exit;

    Result(int exit) {
        this.exit = exit;
    }

    /** Whether it is an end that somebody has to look at. */
    public boolean failed() {
        return switch (this) {
            case FAILED_UNCHANGED, FAILED_CHANGED, REFUSED -> true;
            case COMPLETED, COMPLETED_WITH_SKIPS, DECLINED, CANCELLED, UNDONE -> false;
        };
    }

    public int exit() {
        return exit;
    }

    /** {@code failed-unchanged}: the word in JSON. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
