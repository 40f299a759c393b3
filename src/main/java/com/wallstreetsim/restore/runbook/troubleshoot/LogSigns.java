package com.wallstreetsim.restore.runbook.troubleshoot;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What certain lines of a service's log mean. The newest line that means something counts. */
final class LogSigns {
    private static final List<Sign> POSTGRES = List.of(
            sign("No space left on device", "the disk is full", "Free space, then start the container."),
            sign(
                    "wrong ownership|invalid permissions|Permission denied",
                    "owner or mode of the data directory is wrong",
                    "Give the directory back to the image's user with mode 0700, then start the container."),
            sign(
                    "incompatible with server",
                    "the data directory is of another major version of PostgreSQL",
                    "Start the image of the old version, or run 'postgres.rebuild' and restore a backup."),
            sign(
                    "could not locate a valid checkpoint|invalid checkpoint record|PANIC|invalid page in block",
                    "the data directory is damaged",
                    "Run 'postgres.rebuild': it quarantines the volume and restores the newest good backup."),
            sign(
                    "syntax error in file|configuration file .* contains errors|unrecognized configuration parameter",
                    "the configuration file is wrong",
                    "Correct the line that the log names, then start the container."),
            sign(
                    "superuser password is not specified",
                    "POSTGRES_PASSWORD is empty",
                    "Set POSTGRES_PASSWORD in .env, then start the container."));

    private static final List<Sign> REDIS = List.of(
            sign(
                    "Bad file format reading the append only file|Unexpected end of file reading the append only file",
                    "the append-only file is damaged",
                    "Repair a copy of it with redis-check-aof, or run 'redis.restore' with a good RDB."),
            sign(
                    "doesn't exist|manifest|Fatal error loading",
                    "files of the append-only directory are missing or cannot be loaded",
                    "Do not start Redis on it as it is: it may come up empty. Run 'redis.restore' with a good RDB."),
            sign("No space left on device", "the disk is full", "Free space, then start the container."),
            sign(
                    "Permission denied",
                    "owner or mode of the data directory is wrong",
                    "Give the directory back to the image's user, then start the container."),
            sign(
                    "FATAL CONFIG FILE ERROR",
                    "the configuration file is wrong",
                    "Correct the line that the log names, then start the container."));

    private LogSigns() {}

    /**
     * @param meaning what it means, in words
     * @param next what to do
     */
    record Sign(Pattern pattern, String meaning, String next) {}

    /** A sign and the line it was read from. */
    record Found(Sign sign, String line) {}

    private static Sign sign(String pattern, String meaning, String next) {
        return new Sign(Pattern.compile(pattern), meaning, next);
    }

    static Optional<Found> postgres(List<String> lines) {
        return newest(POSTGRES, lines);
    }

    static Optional<Found> redis(List<String> lines) {
        return newest(REDIS, lines);
    }

    private static Optional<Found> newest(List<Sign> signs, List<String> lines) {
        for (var i = lines.size() - 1; i >= 0; i--) {
            for (var sign : signs) {
                if (sign.pattern().matcher(lines.get(i)).find()) {
                    return Optional.of(new Found(sign, lines.get(i).strip()));
                }
            }
        }
        return Optional.empty();
    }
}
