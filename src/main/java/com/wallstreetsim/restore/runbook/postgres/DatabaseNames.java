package com.wallstreetsim.restore.runbook.postgres;

import com.wallstreetsim.restore.procedure.RunId;

/**
 * The names one restore gives to databases.
 *
 * @param live what the application uses
 * @param side where the backup is loaded
 * @param kept what the old database is called after the swap
 * @param undone what the restored database is called after an undo
 */
record DatabaseNames(String live, String side, String kept, String undone) {
    /** PostgreSQL cuts longer names off silently. */
    private static final int LONGEST = 63;

    static DatabaseNames of(String live, RunId run) {
        return new DatabaseNames(
                live,
                fit(live, "_restoring_" + run.stamp()),
                fit(live, "_before_" + run.stamp()),
                fit(live, "_undone_" + run.stamp()));
    }

    private static String fit(String live, String ending) {
        var room = LONGEST - ending.length();
        return (live.length() > room ? live.substring(0, room) : live) + ending;
    }
}
