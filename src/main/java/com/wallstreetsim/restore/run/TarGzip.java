package com.wallstreetsim.restore.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;

/** Writes a few small files as a tar.gz in the POSIX format. */
final class TarGzip implements AutoCloseable {
    private static final int BLOCK = 512;
    private static final int CHECKSUM_AT = 148;

    private final GZIPOutputStream out;
    private final Instant written;

    TarGzip(OutputStream out, Instant written) throws IOException {
        this.out = new GZIPOutputStream(out);
        this.written = written;
    }

    /** Adds a file of mode 0600. */
    void add(String name, byte[] content) throws IOException {
        out.write(header(name, content.length));
        out.write(content);
        out.write(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
    }

    private byte[] header(String name, int size) throws IOException {
        var header = new ByteArrayOutputStream(BLOCK);
        field(header, name, 100);
        field(header, "0000600", 8);
        field(header, "0000000", 8);
        field(header, "0000000", 8);
        field(header, "%011o".formatted(size), 12);
        field(header, "%011o".formatted(written.getEpochSecond()), 12);
        field(header, "        ", 8);
        field(header, "0", 1);
        field(header, "", 100);
        field(header, "ustar", 6);
        field(header, "00", 2);
        field(header, "", BLOCK - header.size());
        var bytes = header.toByteArray();
        var sum = 0;
        for (var value : bytes) {
            sum += value & 0xff;
        }
        var checksum = "%06o\0 ".formatted(sum).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(checksum, 0, bytes, CHECKSUM_AT, checksum.length);
        return bytes;
    }

    private static void field(ByteArrayOutputStream header, String text, int width) throws IOException {
        var bytes = text.getBytes(StandardCharsets.US_ASCII);
        if (bytes.length > width) {
            throw new IOException("too long for a tar header: " + text);
        }
        header.write(bytes);
        header.write(new byte[width - bytes.length]);
    }

    @Override
    public void close() throws IOException {
        out.write(new byte[2 * BLOCK]);
        out.close();
    }
}
