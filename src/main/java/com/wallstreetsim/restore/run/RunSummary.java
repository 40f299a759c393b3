package com.wallstreetsim.restore.run;

import com.wallstreetsim.restore.procedure.RunId;
import java.util.Locale;

/**
 * One line of the list of runs.
 *
 * @param id which run
 * @param view its journal, folded
 * @param status what state it is in, the engine's life included
 */
public record RunSummary(RunId id, RunView view, Status status) {

    /** {@code UNREADABLE}: the run directory is damaged; {@code view} holds what could be read. */
    public enum Status {
        RUNNING,
        AT_GATE,
        INTERRUPTED,
        FINISHED,
        CLOSED,
        UNREADABLE;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }
}
