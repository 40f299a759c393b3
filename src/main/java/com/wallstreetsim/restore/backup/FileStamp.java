package com.wallstreetsim.restore.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;

/**
 * What changes when a file is replaced or written to.
 *
 * @param identity device and inode, where the file system has them
 */
public record FileStamp(long bytes, Instant modified, String identity) {
    /** The stamp of what stands at the path; the target's where it is a symbolic link. */
    static FileStamp of(Path path) throws IOException {
        return of(Files.readAttributes(path, BasicFileAttributes.class));
    }

    /** The stamp of what stands at the path, or of the link itself. */
    static FileStamp ofLink(Path path) throws IOException {
        return of(Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
    }

    private static FileStamp of(BasicFileAttributes attributes) {
        return new FileStamp(
                attributes.size(), attributes.lastModifiedTime().toInstant(), String.valueOf(attributes.fileKey()));
    }
}
