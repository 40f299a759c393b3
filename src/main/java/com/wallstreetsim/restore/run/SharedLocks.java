package com.wallstreetsim.restore.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Locks that operators with different users and state directories see alike: files in directories of the host that
 * everybody may write. Who holds one stands in its file; only its content tells, the lock itself ends with its process.
 */
final class SharedLocks {
    private static final int LONGEST = 4096;
    private static final Set<LinkOption> NEVER_FOLLOW = Set.of(LinkOption.NOFOLLOW_LINKS);

    private SharedLocks() {}

    /** The directories of this host that are made for it; the first may not be there or not writable for a user. */
    static List<Path> ofThisHost() {
        return List.of(Path.of("/run/lock/wss-restore"), Path.of("/tmp/wss-restore"));
    }

    /** A lock that is held until closed; closing says in the file that nobody holds it. */
    record Held(FileLocks.Held lock) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            lock.channel().truncate(0);
            lock.close();
        }
    }

    /** Takes the lock and says who holds it; nothing when somebody else does. */
    static Optional<Held> tryTake(Path file, ResourceLocks.Holder holder) throws IOException {
        var channel = open(file);
        var lock = FileLocks.tryLock(channel);
        if (lock.isEmpty()) {
            return Optional.empty();
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(EventJson.MAPPER.writeValueAsBytes(holder)), 0);
        return Optional.of(new Held(lock.get()));
    }

    /** Whether somebody holds it; an owner of the file that went away does not. */
    static boolean held(Path file) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        return FileLocks.held(open(file));
    }

    /** Who holds it, or held it when his engine died. */
    static Optional<ResourceLocks.Holder> holder(Path file) throws IOException {
        try (var in = Files.newInputStream(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            var text = new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
            return text.isBlank()
                    ? Optional.empty()
                    : ResourceLocks.Holder.parse(text).filter(ResourceLocks.Holder::plain);
        }
    }

    /** Never through a link, which somebody else may have put there; and without creating what others own. */
    private static FileChannel open(Path file) throws IOException {
        var options = new java.util.HashSet<java.nio.file.OpenOption>(NEVER_FOLLOW);
        options.add(StandardOpenOption.READ);
        options.add(StandardOpenOption.WRITE);
        make(file);
        return FileChannel.open(file, options);
    }

    private static void make(Path file) throws IOException {
        directory(java.util.Objects.requireNonNull(file.getParent()));
        try {
            Files.createFile(file);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        } catch (FileAlreadyExistsException e) {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                throw e;
            }
        }
    }

    /** Like {@code /tmp}: everybody may add files, nobody may take away another's. */
    private static void directory(Path directory) throws IOException {
        try {
            Files.createDirectory(directory);
            Files.setAttribute(directory, "unix:mode", 01777);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
                throw e;
            }
        }
    }
}
