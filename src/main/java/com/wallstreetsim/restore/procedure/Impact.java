package com.wallstreetsim.restore.procedure;

/** What a step does to the world: {@code LOOKS} needs no confirmation, {@code DESTROYS} needs a gate. */
public enum Impact {
    LOOKS,
    CHANGES,
    DESTROYS;

    /** The word of the screens and of JSON: {@code looks}, {@code changes}, {@code destroys}. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
