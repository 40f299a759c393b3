package com.wallstreetsim.restore.procedure;

/** Fixed when a run is made; a resumed dry run can never become a live one. */
public enum Mode {
    LIVE("LIVE"),
    DRILL("DRILL"),
    DRY_RUN("DRY RUN");

    private final String word;

    Mode(String word) {
        this.word = word;
    }

    /** The word in the header of every screen. */
    public String word() {
        return word;
    }
}
