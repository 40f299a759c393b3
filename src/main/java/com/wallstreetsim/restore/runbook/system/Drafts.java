package com.wallstreetsim.restore.runbook.system;

import com.wallstreetsim.restore.procedure.StepException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** Files of settings that are made before their place is there. They hold secrets and go as soon as they are in it. */
final class Drafts {
    private static final Duration KEPT = Duration.ofDays(7);

    private Drafts() {}

    static boolean isDraft(Path drafts, Path file) {
        return file.startsWith(drafts);
    }

    /** Drafts of plans that were never started; no recovery waits a week for its settings. */
    static void expire(Path drafts, Instant now) throws StepException {
        if (!Files.isDirectory(drafts)) {
            return;
        }
        try (var files = Files.newDirectoryStream(drafts, "*.env")) {
            for (var file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(KEPT))) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            throw new StepException(
                    "the drafts in '%s' cannot be looked at: %s".formatted(drafts, e), "Check who may read it.", e);
        }
    }

    /** Deletes a draft that is in its place now; a file the operator named is the operator's. */
    static void forget(Path drafts, EnvSource source) throws IOException {
        if (source instanceof EnvSource.File given && isDraft(drafts, given.path())) {
            Files.deleteIfExists(given.path());
        }
    }
}
