package com.wallstreetsim.restore.backup;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The plain tar stream of an archive, whatever it is packed with, told by its first bytes and not by its name. It
 * remembers whether its end is the mark that tar writes last: a tar cut between two entries has none.
 */
final class ArchiveStream extends FilterInputStream {
    private static final int MARK = 1024;

    private long zeros;
    private long packed;

    private ArchiveStream(InputStream in) {
        super(in);
    }

    static ArchiveStream open(Path file) throws IOException {
        var raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        try {
            return new ArchiveStream(plain(raw));
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    private static InputStream plain(BufferedInputStream raw) throws IOException {
        raw.mark(8);
        var first = raw.readNBytes(4);
        raw.reset();
        if (first.length >= 2 && first[0] == (byte) 0x1F && first[1] == (byte) 0x8B) {
            return new GzipMembers(raw);
        }
        if (Arrays.equals(first, new byte[] {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD})) {
            // Frames that follow each other are one stream; a frame that is cut is an error, not an end.
            return new ZstdInputStream(raw).setContinuous(false);
        }
        return raw;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        var n = super.read(buffer, offset, length);
        if (n > 0) {
            packed += n;
            var last = offset + n;
            while (last > offset && buffer[last - 1] == 0) {
                last--;
            }
            zeros = last == offset ? zeros + n : offset + n - last;
        }
        return n;
    }

    @Override
    public long skip(long count) throws IOException {
        var buffer = new byte[(int) Math.min(count, 1 << 16)];
        return Math.max(0, read(buffer, 0, buffer.length));
    }

    /** Reads what is left, so that the packing's own checksum is checked; fails when tar's last mark is not there. */
    void finish() throws IOException {
        var atMark = zeros;
        var read = packed;
        var buffer = new byte[1 << 16];
        while (read(buffer, 0, buffer.length) >= 0) {
            // Only to the end.
        }
        if (zeros < MARK) {
            throw new ArchiveException(
                    packed == read || atMark == 0
                            ? "is cut off: the mark that ends a tar is missing"
                            : "goes on after the end of the tar");
        }
    }
}
