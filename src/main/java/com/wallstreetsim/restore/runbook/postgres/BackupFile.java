package com.wallstreetsim.restore.runbook.postgres;

import com.wallstreetsim.restore.procedure.StepException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;

/** Which file a backup is: path, size, mtime and inode, so that another one under the same name is noticed. */
record BackupFile(Path path, long bytes, Instant modified, String key) {
    private static final String NEXT = "Choose a backup again; nothing was restored from this one.";

    static BackupFile of(Path path) throws StepException {
        try {
            var attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return new BackupFile(
                    path,
                    attributes.size(),
                    attributes.lastModifiedTime().toInstant(),
                    String.valueOf(attributes.fileKey()));
        } catch (NoSuchFileException e) {
            throw new StepException("backup '%s' is not there (any more)".formatted(path), NEXT, e);
        } catch (IOException e) {
            throw new StepException("backup '%s' cannot be read: %s".formatted(path, e.getMessage()), NEXT, e);
        }
    }

    /** Fails when the path leads to other content than when this was made. */
    void unchangedSince() throws StepException {
        if (!of(path).equals(this)) {
            throw new StepException("backup '%s' changed while it was read".formatted(path), NEXT);
        }
    }

    String encode() {
        return bytes + " " + modified + " " + key;
    }

    /** Fails when the file is not the one that was scanned. */
    void sameAs(String scanned) throws StepException {
        if (!encode().equals(scanned)) {
            throw new StepException("backup '%s' is not the file that was scanned".formatted(path), NEXT);
        }
    }

    /** The same behind a load: what was loaded may be of two files. */
    void stillTheSameAs(String scanned) throws StepException {
        if (!encode().equals(scanned)) {
            throw new StepException("backup '%s' was replaced or changed while it was loaded".formatted(path), NEXT);
        }
    }
}
