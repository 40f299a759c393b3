package com.wallstreetsim.restore.adapter.pm2;

import com.wallstreetsim.restore.procedure.StepException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the ends of log files itself: {@code pm2 logs} follows them for ever. */
final class LogTail {
    // Far more than a hundred lines; a log may have gigabytes.
    private static final int READ = 256 << 10;

    private LogTail() {}

    /** The last lines of each file, one file after the other; a file that is not there yet has none. */
    static List<String> of(List<Path> files, int lines) throws StepException {
        var found = new ArrayList<String>();
        for (var file : files) {
            if (Files.exists(file)) {
                found.addAll(last(file, lines));
            }
        }
        return found;
    }

    private static List<String> last(Path file, int lines) throws StepException {
        try (var log = new RandomAccessFile(file.toFile(), "r")) {
            var size = log.length();
            var bytes = new byte[(int) Math.min(READ, size)];
            log.seek(size - bytes.length);
            log.readFully(bytes);
            var all = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            // The first of a part of a file is a part of a line.
            var whole = bytes.length < size && !all.isEmpty() ? all.subList(1, all.size()) : all;
            return whole.subList(Math.max(0, whole.size() - lines), whole.size());
        } catch (IOException e) {
            throw new StepException(
                    "unable to read the log " + file + ": " + e.getMessage(), "Look at the file's owner and mode.", e);
        }
    }
}
