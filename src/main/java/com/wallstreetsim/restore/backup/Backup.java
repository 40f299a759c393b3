package com.wallstreetsim.restore.backup;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One backup file, as its name and its directory entry tell it.
 *
 * @param path absolute
 * @param kind what it was made as
 * @param takenAt from its name, or its mtime where the name has no time
 * @param stamp size, mtime and identity of the file
 * @param twin the second name of the same file: a daily's weekly hard link
 * @param link where it points if it is a symbolic link, which is never followed
 */
public record Backup(Path path, Kind kind, Instant takenAt, FileStamp stamp, Optional<Path> twin, Optional<Path> link) {
    /** Backup scripts name a file when they begin and write it until they end; more apart than this is odd. */
    private static final Duration TOLERANCE = Duration.ofHours(1);

    /** What a backup was made as. */
    public enum Kind {
        DAILY("daily"),
        WEEKLY("weekly"),
        PRE_RESTORE("pre-restore"),
        OTHER("other");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public String name() {
        return String.valueOf(path.getFileName());
    }

    /** The kind for a table: {@code daily=weekly} is one file with two names. */
    public String kindWord() {
        return twin.isPresent() ? "daily=weekly" : kind.word();
    }

    boolean timesDiffer() {
        return Duration.between(takenAt, stamp.modified()).abs().compareTo(TOLERANCE) > 0;
    }

    Backup withTwin(Path other) {
        return new Backup(path, kind, takenAt, stamp, Optional.of(other), link);
    }
}
