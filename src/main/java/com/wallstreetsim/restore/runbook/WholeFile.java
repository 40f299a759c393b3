package com.wallstreetsim.restore.runbook;

import com.wallstreetsim.restore.procedure.StepException;
import java.io.FilterOutputStream;
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

/** Writes a file so that its name only ever stands for a whole one: temporary name, forced to disk, checked, renamed. */
public final class WholeFile {
    private WholeFile() {}

    /** Writes the content. */
    public interface Content {
        void writeTo(OutputStream out) throws IOException, StepException, InterruptedException;
    }

    /** Reads what was written; what it throws keeps the file from getting its name. */
    public interface Check {
        void of(Path written) throws IOException, StepException, InterruptedException;
    }

    /** Writes {@code target} with mode 0600; on any failure nothing of it is left. */
    public static void write(Path target, Content content, Check check)
            throws IOException, StepException, InterruptedException {
        var directory = Objects.requireNonNull(target.getParent());
        var partial = partial(target);
        try {
            Files.deleteIfExists(partial);
            writePartial(partial, content);
            check.of(partial);
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
            content.writeTo(new Unclosed(Channels.newOutputStream(channel)));
            channel.force(true);
        }
    }

    /** Packers close what they write to; the file is closed once it is on disk. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] buffer, int offset, int length) throws IOException {
            out.write(buffer, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    /** A rename lasts only once its directory is on disk. */
    private static void force(Path directory) throws IOException {
        try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
