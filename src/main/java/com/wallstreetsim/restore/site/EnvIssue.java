package com.wallstreetsim.restore.site;

/**
 * What a {@code .env} lacks before anything is started on its word. Names and reasons only, never a value.
 *
 * @param name the setting
 * @param words what is wrong with it: {@code is still a placeholder}
 * @param blocks whether nothing may be started with it
 */
public record EnvIssue(String name, Kind kind, String words, boolean blocks) {

    /** What is wrong. */
    public enum Kind {
        MISSING,
        PLACEHOLDER,
        SHORT,
        DISAGREES
    }

    /** {@code JWT_SECRET is still a placeholder}. */
    public String text() {
        return name + " " + words;
    }
}
