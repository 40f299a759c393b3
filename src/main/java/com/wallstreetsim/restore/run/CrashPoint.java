package com.wallstreetsim.restore.run;

import org.jspecify.annotations.Nullable;

/**
 * Dies like by {@code kill -9} at one point of a run, so that tests can show what a crash there leaves behind. Inert
 * unless the environment names the point, as {@code WSS_RESTORE_CRASH_AT=end:swap}.
 */
final class CrashPoint {
    /** The exit code of a process that SIGKILL ended. */
    private static final int KILLED = 137;

    private static final @Nullable String AT = System.getenv("WSS_RESTORE_CRASH_AT");

    private CrashPoint() {}

    /** Says that the engine has got to {@code point} of {@code step}. */
    static void reached(String point, String step) {
        if (AT != null && AT.equals(point + ":" + step)) {
            Runtime.getRuntime().halt(KILLED);
        }
    }
}
