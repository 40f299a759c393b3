package com.wallstreetsim.restore.site;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A file that only its owner reads, written whole or not at all. */
final class PrivateFile {
    private PrivateFile() {}

    static void write(Path target, String text) throws IOException {
        write(target, text.getBytes(StandardCharsets.UTF_8), Optional.empty());
    }

    /** A copy to the byte that belongs to whom the original belongs to, as far as this user may give files away. */
    static void copy(Path source, Path target) throws IOException {
        write(target, Files.readAllBytes(source), Optional.of(source));
    }

    private static void write(Path target, byte[] bytes, Optional<Path> like) throws IOException {
        var directory = Objects.requireNonNull(target.toAbsolutePath().getParent());
        Files.createDirectories(directory);
        var partial = directory.resolve(target.getFileName() + ".wss-new");
        try {
            Files.deleteIfExists(partial);
            force(partial, bytes);
            if (like.isPresent()) {
                belongAs(like.get(), partial);
            }
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    /** The mode is given when it is made: at no moment can others read it. */
    private static void force(Path file, byte[] all) throws IOException {
        var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel =
                FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode)) {
            var bytes = ByteBuffer.wrap(all);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** Only root may give a file away. Whoever else copies it keeps what it holds, which is what counts. */
    private static void belongAs(Path source, Path file) throws IOException {
        var from = Files.readAttributes(source, PosixFileAttributes.class);
        var to = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        try {
            to.setGroup(from.group());
            to.setOwner(from.owner());
        } catch (FileSystemException notAllowed) {
            // as said above
        }
    }
}
