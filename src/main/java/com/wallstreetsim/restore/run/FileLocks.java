package com.wallstreetsim.restore.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Locks of the operating system on empty files; they end with their process, however it ends. */
final class FileLocks {
    private FileLocks() {}

    /** A lock that is held until closed. */
    record Held(FileChannel channel, FileLock lock) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    /** Takes the lock, or nothing when somebody holds it. */
    static Optional<Held> tryTake(Path file) throws IOException {
        RunDirectory.touch(file);
        return tryLock(FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
    }

    /** Locks an open file; the channel is closed when somebody else holds it. */
    static Optional<Held> tryLock(FileChannel channel) throws IOException {
        FileLock lock = null;
        try {
            lock = lock(channel);
            return lock == null ? Optional.empty() : Optional.of(new Held(channel, lock));
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
    }

    /** Whether somebody holds it. Owns a free lock for a moment, so who takes one in earnest tries more than once. */
    static boolean held(Path file) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        var taken = tryTake(file);
        if (taken.isEmpty()) {
            return true;
        }
        taken.get().close();
        return false;
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held by this very JVM, which is held all the same
        }
    }
}
