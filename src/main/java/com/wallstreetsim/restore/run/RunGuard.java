package com.wallstreetsim.restore.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;

/**
 * Whether the files of a run are this user's own and nobody else's to change: an engine does what stands in them. Links
 * are never followed.
 */
final class RunGuard {
    private static final String WHAT_NEXT = "Find out who did that, and keep the run directory for support.";

    private RunGuard() {}

    /** @throws JournalException when the run must not be believed, with the file and the reason */
    static void check(RunDirectory run) throws JournalException {
        check(run.path(), true);
        check(run.answers(), true);
        check(run.plan(), false);
        check(run.journal(), false);
        check(run.output(), false);
    }

    /** What is not there yet cannot be anybody's. */
    private static void check(Path path, boolean directory) throws JournalException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            var found = Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (found.isSymbolicLink()) {
                throw unsafe("%s is a link to %s, which is not followed".formatted(path, Files.readSymbolicLink(path)));
            }
            if (directory ? !found.isDirectory() : !found.isRegularFile()) {
                throw unsafe("%s is no %s".formatted(path, directory ? "directory" : "file"));
            }
            owned(path, found);
        } catch (IOException e) {
            throw new JournalException("%s cannot be looked at: %s".formatted(path, e.getMessage()), WHAT_NEXT, e);
        }
    }

    private static void owned(Path path, PosixFileAttributes found) throws JournalException {
        var user = System.getProperty("user.name");
        if (!found.owner().getName().equals(user)) {
            throw unsafe(
                    "%s belongs to %s, not to %s".formatted(path, found.owner().getName(), user));
        }
        if (found.permissions().contains(PosixFilePermission.OTHERS_WRITE)
                || found.permissions().contains(PosixFilePermission.GROUP_WRITE)) {
            throw unsafe("%s can be written by others".formatted(path));
        }
    }

    private static JournalException unsafe(String what) {
        return new JournalException(what, WHAT_NEXT, null);
    }
}
