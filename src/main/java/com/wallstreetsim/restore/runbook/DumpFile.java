package com.wallstreetsim.restore.runbook;

import com.wallstreetsim.restore.procedure.StepException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/** Writes a gzip file so that its name only ever stands for a whole one: temporary name, forced to disk, renamed. */
public final class DumpFile {
    private DumpFile() {}

    /** Writes the plain content. */
    public interface Content {
        void writeTo(OutputStream out) throws IOException, StepException, InterruptedException;
    }

    /** Writes {@code target} with mode 0600; on any failure nothing of it is left. */
    public static void write(Path target, Content content) throws IOException, StepException, InterruptedException {
        var directory = Objects.requireNonNull(target.getParent());
        var partial = partial(target);
        try {
            Files.deleteIfExists(partial);
            writePartial(partial, content);
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
            force(directory);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    /** What it is called until it is whole. */
    static Path partial(Path target) {
        return target.resolveSibling("." + target.getFileName() + ".partial");
    }

    /** Removes what a killed engine had written; false when there was nothing. */
    static boolean removePartial(Path target) throws IOException {
        return Files.deleteIfExists(partial(target));
    }

    private static void writePartial(Path partial, Content content)
            throws IOException, StepException, InterruptedException {
        var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel =
                FileChannel.open(partial, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode)) {
            var gzip = new GZIPOutputStream(Channels.newOutputStream(channel), 1 << 16);
            content.writeTo(gzip);
            gzip.finish();
            channel.force(true);
        }
    }

    /** A rename lasts only once its directory is on disk. */
    private static void force(Path directory) throws IOException {
        try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
