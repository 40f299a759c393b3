package com.wallstreetsim.restore.runbook.redis;

import com.wallstreetsim.restore.procedure.StepException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code redis-check-rdb} found.
 *
 * @param keys keys in the file, expired ones too
 * @param expires how many of them carry a time to live
 * @param expired how many of those are over
 * @param checksummed false for a file saved with checksums disabled
 */
record RdbReport(long keys, long expires, long expired, boolean checksummed, String madeBy) {
    private static final Pattern VERSION = Pattern.compile("Can't handle RDB format version (\\d+)");
    private static final Pattern ERROR = Pattern.compile("RDB ERROR DETECTED ---\\s+\\[offset (\\d+)] ([^\\n]*)");
    private static final Pattern MADE_BY = Pattern.compile("AUX FIELD redis-ver = '([^']*)'");

    /** Reads the checker's output; fails in words an operator can act on. */
    static RdbReport of(Path file, long exitCode, String output) throws StepException {
        if (exitCode != 0 || !output.contains("RDB looks OK")) {
            throw refused(file, output);
        }
        return new RdbReport(
                count(file, output, "keys read"),
                count(file, output, "expires"),
                count(file, output, "already expired"),
                !output.contains("checksum disabled"),
                first(MADE_BY, output).orElse("an unknown version"));
    }

    private static StepException refused(Path file, String output) {
        if (output.contains("Wrong signature")) {
            return new StepException(
                    "'%s' is not an RDB file".formatted(file), "Choose a dump.rdb made by BGSAVE or SAVE.");
        }
        var version = first(VERSION, output);
        if (version.isPresent()) {
            return new StepException(
                    "'%s' is of RDB version %s, which this Redis does not know".formatted(file, version.get()),
                    "Use the Redis image it was made with, or an RDB file of this version.");
        }
        if (output.contains("Unexpected EOF")) {
            return new StepException(
                    "'%s' is cut off at byte %s"
                            .formatted(file, first(ERROR, output).orElse("?")),
                    "Take a whole copy of it, or choose an older RDB file.");
        }
        if (output.contains("CRC")) {
            return new StepException(
                    "'%s' is damaged: its checksum is wrong".formatted(file), "Choose another RDB file.");
        }
        var error = ERROR.matcher(output);
        return new StepException(
                "'%s' is damaged%s".formatted(file, error.find() ? words(error) : ""), "Choose another RDB file.");
    }

    private static String words(Matcher error) {
        return " at byte %s: %s".formatted(error.group(1), error.group(2));
    }

    private static long count(Path file, String output, String what) throws StepException {
        return Long.parseLong(first(Pattern.compile("\\[info] (\\d+) " + what), output)
                .orElseThrow(() -> new StepException(
                        "redis-check-rdb does not say how many keys '%s' has".formatted(file),
                        "Run redis-check-rdb by hand and look at what it says.")));
    }

    private static Optional<String> first(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
