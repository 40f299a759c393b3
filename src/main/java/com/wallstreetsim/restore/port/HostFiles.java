package com.wallstreetsim.restore.port;

import com.wallstreetsim.restore.procedure.StepException;
import java.nio.file.Path;

/** Disk space, free and taken. */
public interface HostFiles {
    /** Space of the file system that holds {@code path}, or its nearest existing parent. */
    Space space(Path path) throws StepException;

    /** Bytes of all files below a directory; fails where this user may not read all of it. */
    long bytes(Path directory) throws StepException;

    record Space(long freeBytes, long totalBytes) {
        public int usedPercent() {
            return totalBytes == 0 ? 0 : (int) Math.round(100.0 * (totalBytes - freeBytes) / totalBytes);
        }
    }
}
