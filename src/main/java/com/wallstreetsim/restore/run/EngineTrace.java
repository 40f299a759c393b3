package com.wallstreetsim.restore.run;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/** What can be told of an engine from outside: whether its process is held still, and what it said before it was gone. */
final class EngineTrace {
    /** Less is no room for a line of the journal and a report. */
    private static final long ROOM = 64 << 10;

    private static final String OURS = "wss-restore: ";

    private final RunDirectory directory;

    EngineTrace(RunDirectory directory) {
        this.directory = directory;
    }

    /** A process that was stopped by a signal keeps its locks and does nothing. */
    Optional<String> heldStill() throws JournalException {
        try {
            var pid = Files.readString(directory.enginePid()).strip();
            return ProcessStat.of(Long.parseLong(pid))
                            .filter(stat -> stat.state() == 'T')
                            .isPresent()
                    ? Optional.of("the engine (process %1$s) is stopped by a signal; 'kill -CONT %1$s' lets it go on"
                            .formatted(pid))
                    : Optional.empty();
        } catch (IOException | NumberFormatException e) {
            return Optional.empty(); // no engine was started here, or the file is damaged
        }
    }

    /** Why an engine is gone that left no end in the journal. */
    Optional<String> lastWords() {
        try {
            var free = Files.getFileStore(directory.path()).getUsableSpace();
            if (free < ROOM) {
                return Optional.of(
                        "the disk is full: free some space first, on the file system of " + directory.path());
            }
            return said();
        } catch (IOException e) {
            return Optional.of("the run directory cannot be read: " + e);
        }
    }

    /** An engine speaks only when it fails; what the one before the last start said is history. */
    private Optional<String> said() throws IOException {
        var log = directory.engineLog();
        if (!Files.exists(log) || Files.getLastModifiedTime(log).compareTo(lastStart()) < 0) {
            return Optional.empty();
        }
        var lines = Files.readAllLines(log);
        return lines.stream()
                .filter(line -> line.startsWith(OURS))
                .reduce((first, last) -> last)
                .map(line -> line.substring(OURS.length()));
    }

    private java.nio.file.attribute.FileTime lastStart() throws IOException {
        return Files.getLastModifiedTime(directory.enginePid());
    }
}
