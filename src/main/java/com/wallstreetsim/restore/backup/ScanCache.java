package com.wallstreetsim.restore.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Remembers results of scans in files, so that a backup is read once; a file that changed is another backup. */
public final class ScanCache {
    private final Path directory;

    /** @param directory made when first needed, for its owner alone */
    public ScanCache(Path directory) {
        this.directory = directory;
    }

    /** The result for this very file, or empty when there is none or it cannot be trusted. */
    Optional<ScanResult> get(Path file, FileStamp stamp) {
        var key = key(file, stamp);
        try {
            return ScanText.read(key, Files.readString(entry(key), StandardCharsets.UTF_8));
        } catch (IOException | RuntimeException unusable) {
            // Missing or damaged: the backup is simply scanned again.
            return Optional.empty();
        }
    }

    /** Remembers a result; false where that cannot be, which costs only another scan. */
    boolean put(Path file, FileStamp stamp, ScanResult result) {
        try {
            var key = key(file, stamp);
            write(entry(key), ScanText.write(key, result));
            return true;
        } catch (IOException | UnsupportedOperationException unwritable) {
            return false;
        }
    }

    private void write(Path entry, String text) throws IOException {
        var forOwner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        Files.createDirectories(directory, forOwner);
        // A temporary file is made with mode 0600.
        var temporary = Files.createTempFile(directory, "scan", ".tmp");
        try {
            Files.writeString(temporary, text, StandardCharsets.UTF_8);
            Files.move(temporary, entry, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private Path entry(String key) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return directory.resolve(HexFormat.of().formatHex(digest, 0, 16) + ".scan");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String key(Path file, FileStamp stamp) {
        return String.join(
                "|",
                file.toAbsolutePath().toString(),
                Long.toString(stamp.bytes()),
                stamp.modified().toString(),
                stamp.identity());
    }
}
