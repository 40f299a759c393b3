package com.wallstreetsim.restore.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Writes what an archive holds into a directory; only what {@link ArchiveCheck} has understood ever gets there. */
public final class ArchiveUnpack {
    private final Path target;

    /** @param target a directory that is there and empty */
    public ArchiveUnpack(Path target) {
        this.target = target;
    }

    /**
     * Unpacks the tree below the root.
     *
     * @param scratch a plain tar is written there first and deleted again
     */
    public void from(ArchiveCheck check, ArchiveFacts facts, Path scratch) throws IOException, InterruptedException {
        try {
            try (var out = Files.newOutputStream(scratch)) {
                check.repack(facts, out);
            }
            try (var tar = new TarArchiveInputStream(Files.newInputStream(scratch), "UTF-8")) {
                for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    write(entry, tar);
                }
            }
        } finally {
            Files.deleteIfExists(scratch);
        }
    }

    private void write(TarArchiveEntry entry, TarArchiveInputStream tar) throws IOException {
        var place = target.resolve(entry.getName()).normalize();
        if (!place.startsWith(target)) {
            throw new ArchiveException("holds a path that leaves the tree: '%s'".formatted(entry.getName()));
        }
        if (entry.isDirectory()) {
            Files.createDirectories(place);
            return;
        }
        Files.createDirectories(Objects.requireNonNull(place.getParent()));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(place, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(place, target.resolve(entry.getLinkName()).normalize());
        } else {
            Files.copy(tar, place);
            Files.setPosixFilePermissions(place, mode(entry.getMode()));
            Files.setLastModifiedTime(
                    place, FileTime.from(entry.getLastModifiedTime().toInstant()));
        }
    }

    /** Its owner can always read and write it; others only read and run. */
    private static Set<PosixFilePermission> mode(int bits) {
        return PosixFilePermissions.fromString((bits & 0111) != 0 ? "rwxr-xr-x" : "rw-r--r--");
    }
}
