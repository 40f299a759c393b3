package com.wallstreetsim.restore.site;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Something about a site that an operator should know, and what to do about it.
 *
 * @param file the file it was found in
 * @param line from 1; 0 means the whole file
 * @param message what is wrong and what was expected; lower case, no full stop
 * @param hint the best next action, a sentence
 */
public record Finding(Severity severity, Optional<Path> file, int line, String message, String hint) {

    /** How much it matters. */
    public enum Severity {
        /** Something that is said and needs nothing done. */
        NOTE,
        /** Goes on, but may not be what was meant. */
        WARNING,
        /** This piece could not be used. */
        ERROR
    }

    static Finding error(Path file, int line, String message, String hint) {
        return new Finding(Severity.ERROR, Optional.of(file), line, message, hint);
    }

    static Finding warning(Path file, int line, String message, String hint) {
        return new Finding(Severity.WARNING, Optional.of(file), line, message, hint);
    }

    static Finding note(Path file, int line, String message, String hint) {
        return new Finding(Severity.NOTE, Optional.of(file), line, message, hint);
    }

    /** {@code /srv/wss/.env:12: message}. */
    public String text() {
        return file.map(f -> f + (line > 0 ? ":" + line : "") + ": ").orElse("") + message;
    }
}
