package com.wallstreetsim.restore.runbook.redis;

import com.wallstreetsim.restore.procedure.StepException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What {@code redis-check-aof} said of a set of append-only files.
 *
 * @param damaged the path of the file that is damaged, always the last one; empty when all are whole
 * @param good how many bytes of it are whole commands, counted to the last end of a transaction
 * @param cut how many bytes come after them
 */
record AofReport(Optional<String> damaged, long good, long cut) {
    private static final Pattern ANALYSED = Pattern.compile(
            "AOF analyzed: filename=([^,]+), size=\\d+, ok_up_to=(\\d+), ok_up_to_line=\\d+, diff=(\\d+)");
    private static final Pattern AT = Pattern.compile("(?m)^(0x *[0-9a-f]+: .*|\\[offset \\d+] .*(?:error|ERROR).*)$");
    private static final Pattern DAMAGE =
            Pattern.compile("is not valid|not sane|format error|truncated|RDB ERROR|diff=[1-9]");
    private static final String INSTEAD =
            "A cut there would leave later files without what they rest on, so nothing is cut. Run 'redis.restore' with"
                    + " a good RDB file; the volume keeps the damaged files until then.";

    /** Damage anywhere but in the last file is refused: nothing but another backup mends it. */
    static AofReport of(AofFiles files, long exitCode, String output) throws StepException {
        if (exitCode == 0) {
            return new AofReport(Optional.empty(), files.size(files.last()), 0);
        }
        var analysed = ANALYSED.matcher(output);
        while (analysed.find()) {
            var cut = Long.parseLong(analysed.group(3));
            if (cut > 0 && files.last().endsWith("/" + analysed.group(1))) {
                return new AofReport(Optional.of(files.last()), Long.parseLong(analysed.group(2)), cut);
            }
        }
        if (!DAMAGE.matcher(output).find()) {
            throw new StepException(
                    "redis-check-aof ended with code %d and does not say what is damaged: %s"
                            .formatted(exitCode, lastLine(output)),
                    "Run it by hand on a copy and look at what it says.");
        }
        throw new StepException(
                "the append-only files are damaged%s; only the last one, %s, could be repaired"
                        .formatted(where(output), name(files.last())),
                INSTEAD);
    }

    private static String lastLine(String output) {
        var lines = output.strip().lines().toList();
        return lines.isEmpty() ? "nothing" : lines.get(lines.size() - 1);
    }

    /** The first file that was not found whole, and what is wrong with it. */
    private static String where(String output) {
        var file = Pattern.compile("AOF (\\S+) (?:is not valid|format error|.*is truncated)")
                .matcher(output);
        var base = Pattern.compile("Checking RDB file (\\S+)").matcher(output);
        var at = AT.matcher(output);
        var what = at.find() ? " (" + at.group(1).replaceAll(" +", " ") + ")" : "";
        if (file.find()) {
            return " in " + file.group(1) + what;
        }
        return !output.contains("RDB preamble is OK") && base.find()
                ? " in the base file " + base.group(1) + what
                : what;
    }

    static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
