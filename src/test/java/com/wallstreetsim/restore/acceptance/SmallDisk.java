package com.wallstreetsim.restore.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** A file system of a few megabytes, to be filled. Mounting needs root. */
record SmallDisk(Path path) implements AutoCloseable {
    static SmallDisk mounted(Path path, int megabytes) throws IOException {
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "mounting needs root");
        Files.createDirectories(path);
        Shell.sh("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m,mode=0700", "tmpfs", path.toString());
        return new SmallDisk(path);
    }

    /** Leaves not one page. */
    void fill() {
        Shell.sh("sh", "-c", "! cat /dev/zero >'%s' 2>/dev/null".formatted(ballast()));
    }

    /** Makes room again; where there is some already, nothing happens. */
    void free() throws IOException {
        Files.deleteIfExists(ballast());
    }

    private Path ballast() {
        return path.resolve("ballast");
    }

    @Override
    public void close() {
        Shell.sh("umount", "-l", path.toString());
    }
}
