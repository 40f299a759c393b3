package com.wallstreetsim.restore.backup;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * What was found in a file of a {@link FileShelf} that was read to its last byte.
 *
 * @param word for a table: {@code good}, {@code CUT}, {@code BAD}
 * @param rows what it holds, where the file itself says it
 * @param details what was found, the most important first; what is wrong when it is not good
 */
public record Reading(boolean good, String word, OptionalLong rows, List<String> details) {
    public Reading {
        details = List.copyOf(details);
    }

    static Reading good(OptionalLong rows, List<String> details) {
        return new Reading(true, "good", rows, details);
    }

    static Reading bad(String word, String because) {
        return new Reading(false, word, OptionalLong.empty(), List.of(because));
    }

    /** Knows one form of file. */
    public interface Form {
        Reading read(Path file, DumpScan.Watch watch) throws InterruptedException;
    }
}
