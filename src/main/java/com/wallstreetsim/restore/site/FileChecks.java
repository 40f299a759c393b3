package com.wallstreetsim.restore.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;

/** Who may read and write a site's files, and where their paths really lead. */
final class FileChecks {
    private final Path directory;
    private final List<Finding> findings;

    FileChecks(Path directory, List<Finding> findings) {
        this.directory = directory;
        this.findings = findings;
    }

    /** Secrets are for their owner alone. */
    void secret(Path file) {
        Set<PosixFilePermission> mode = mode(file);
        if (mode.contains(PosixFilePermission.OTHERS_READ)) {
            findings.add(Finding.warning(
                    file,
                    0,
                    "every user of this host can read the secrets in it; expected mode 0600",
                    "Run: chmod 600 " + quoted(file)));
        }
        writable(file);
    }

    /** What others may write decides what this program does, with the rights of who runs it. */
    void writable(Path file) {
        if (mode(file).contains(PosixFilePermission.OTHERS_WRITE)) {
            findings.add(Finding.warning(
                    file,
                    0,
                    "every user of this host can change it; expected its owner alone",
                    "Run: chmod o-w " + quoted(file)));
        }
    }

    /** Says when a path of the site leads out of the site's directory, by its words or by a link. */
    Path inside(Path path, String what) {
        Path real = real(path);
        if (!real.startsWith(directory)) {
            findings.add(Finding.note(
                    path,
                    0,
                    what + " is outside of the site's directory" + (real.equals(path) ? "" : ", at " + real),
                    "Nothing to do if it is meant so."));
        }
        return path;
    }

    private static Path real(Path path) {
        try {
            return Files.exists(path) ? path.toRealPath() : path;
        } catch (IOException e) {
            // Gone or not permitted since the look before: what the words say is all that is known.
            return path;
        }
    }

    private static Set<PosixFilePermission> mode(Path file) {
        try {
            return Files.exists(file) ? Files.getPosixFilePermissions(file) : Set.of();
        } catch (IOException | UnsupportedOperationException e) {
            // Without a mode there is nothing to warn of; reading the file itself tells what is wrong.
            return Set.of();
        }
    }

    private static String quoted(Path file) {
        String text = file.toString();
        return text.matches("[\\w./@%+=:,-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
