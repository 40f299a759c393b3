package com.wallstreetsim.restore.backup;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A backup file opened for reading: recognised by its content, unpacked where it is gzip, checked to its last byte. */
public final class DumpSource implements AutoCloseable {
    private final Counted file;
    private final InputStream stream;
    private final boolean gzip;
    private final long size;

    private DumpSource(Counted file, InputStream stream, boolean gzip, long size) {
        this.file = file;
        this.stream = stream;
        this.gzip = gzip;
        this.size = size;
    }

    /**
     * Opens a plain dump of one database, gzip or not.
     *
     * @throws DamagedException when the content is anything else; its reason and message say what
     */
    public static DumpSource open(Path path) throws IOException {
        requireFile(path);
        var file = new Counted(Files.newInputStream(path));
        try {
            return open(file, Files.size(path));
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static DumpSource open(Counted file, long size) throws IOException {
        var raw = file.readNBytes(Content.HEAD);
        var whole = after(raw, file);
        if (!Content.isGzip(raw)) {
            refuse(raw);
            return new DumpSource(file, whole, false, size);
        }
        var unpacked = new GzipMembers(whole);
        var head = head(unpacked);
        if (head.length == 0) {
            throw new DamagedException(Reason.EMPTY, "it is a whole gzip of nothing (%,d bytes)".formatted(size));
        }
        refuse(head);
        return new DumpSource(file, after(head, unpacked), true, size);
    }

    /** The first bytes inside; damage among them is told only when they do not already say that it is something else. */
    private static byte[] head(GzipMembers unpacked) throws IOException {
        var head = new byte[Content.HEAD];
        int length = 0;
        try {
            for (int count = 0; count >= 0 && length < head.length; length += Math.max(count, 0)) {
                count = unpacked.read(head, length, head.length - length);
            }
        } catch (DamagedException damage) {
            var objection = Content.objection(Arrays.copyOf(head, length));
            throw objection
                    .filter(other -> other.reason() == Reason.CUSTOM_FORMAT || other.reason() == Reason.CLUSTER_DUMP)
                    .orElse(damage);
        }
        return Arrays.copyOf(head, length);
    }

    private static void refuse(byte[] head) throws DamagedException {
        var objection = Content.objection(head);
        if (objection.isPresent()) {
            throw objection.get();
        }
    }

    private static void requireFile(Path path) throws IOException {
        if (Files.isRegularFile(path.resolve("toc.dat"))) {
            throw new DamagedException(
                    Reason.CUSTOM_FORMAT, "it is a dump in directory format (pg_dump -Fd), not a plain one");
        }
        // The attributes are read first so that a missing file is told as missing.
        if (!Files.readAttributes(path, java.nio.file.attribute.BasicFileAttributes.class)
                .isRegularFile()) {
            throw new DamagedException(Reason.NOT_A_DUMP, "it is not a regular file");
        }
    }

    private static InputStream after(byte[] head, InputStream rest) {
        return new SequenceInputStream(new ByteArrayInputStream(head), rest);
    }

    /** The plain dump. Reading it to its end checks length and checksum of every gzip member. */
    public InputStream stream() {
        return stream;
    }

    /** Whether the file is packed with gzip. */
    public boolean gzip() {
        return gzip;
    }

    /** Bytes of the file read so far, for progress; may be asked from another thread. */
    public long position() {
        return file.count();
    }

    /** Size of the file in bytes. */
    public long size() {
        return size;
    }

    @Override
    public void close() throws IOException {
        try (file) {
            stream.close();
        }
    }
}
