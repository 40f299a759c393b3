package com.wallstreetsim.restore.runbook.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of settings that are made before their place is there. They hold secrets and go as soon as they are in it. */
final class Drafts {
    private Drafts() {}

    static boolean isDraft(Path drafts, Path file) {
        return file.startsWith(drafts);
    }

    /** Deletes a draft that is in its place now; a file the operator named is the operator's. */
    static void forget(Path drafts, EnvSource source) throws IOException {
        if (source instanceof EnvSource.File given && isDraft(drafts, given.path())) {
            Files.deleteIfExists(given.path());
        }
    }
}
