package com.wallstreetsim.restore.run;

import com.wallstreetsim.restore.procedure.Patience;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Locks of the operating system on empty files; they end with their process, however it ends. */
final class FileLocks {
    private static final Duration EARNEST = Duration.ofMillis(200);
    private static final Duration BETWEEN = Duration.ofMillis(20);

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
            lock = lock(channel, false);
            return lock == null ? Optional.empty() : Optional.of(new Held(channel, lock));
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
    }

    /** The same, more than once: whoever only asks whether it is held owns a part of it for a moment. */
    static <T> Optional<T> inEarnest(Take<T> take) throws IOException, InterruptedException {
        var patience = Patience.of(EARNEST, BETWEEN);
        var taken = take.once();
        while (taken.isEmpty() && patience.again()) {
            taken = take.once();
        }
        return taken;
    }

    /** One try to take a lock. */
    interface Take<T> {
        Optional<T> once() throws IOException;
    }

    /** Whether somebody holds it. */
    static boolean held(Path file) throws IOException {
        return Files.exists(file) && held(FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
    }

    /** Whether somebody holds the lock of this open file, which is closed. Several may ask at once. */
    static synchronized boolean held(FileChannel channel) throws IOException {
        try (channel) {
            return lock(channel, true) == null;
        }
    }

    private static @Nullable FileLock lock(FileChannel channel, boolean shared) throws IOException {
        try {
            return channel.tryLock(0, Long.MAX_VALUE, shared);
        } catch (OverlappingFileLockException e) {
            return null; // held by this very JVM, which is held all the same
        }
    }
}
