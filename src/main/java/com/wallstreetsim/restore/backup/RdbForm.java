package com.wallstreetsim.restore.backup;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * Reads an RDB file of Redis: head, checksum over every byte, end mark. The keys in it are counted by the Redis that is
 * to load it, later.
 */
public final class RdbForm implements Reading.Form {
    private static final int HEAD = 9;
    private static final int TAIL = 9;
    private static final int END = 0xFF;

    @Override
    public Reading read(Path file, DumpScan.Watch watch) throws InterruptedException {
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            var head = new byte[HEAD];
            var size = in.length();
            if (size < HEAD + TAIL || in.read(head) < HEAD || !magic(head)) {
                return size == 0 ? Reading.bad("EMPTY", "it is empty") : Reading.bad("BAD", "it is not an RDB file");
            }
            return judged(file, size, in, watch);
        } catch (IOException e) {
            return Reading.bad("BAD", "it cannot be read: " + e.getMessage());
        }
    }

    private static boolean magic(byte[] head) {
        return new String(head, StandardCharsets.ISO_8859_1).matches("REDIS\\d{4}");
    }

    private static Reading judged(Path file, long size, RandomAccessFile in, DumpScan.Watch watch)
            throws IOException, InterruptedException {
        var tail = new byte[TAIL];
        in.seek(size - TAIL);
        in.readFully(tail);
        var counted = checksum(file, size - TAIL + 1, size, watch);
        var stored = ByteBuffer.wrap(tail, 1, 8).order(ByteOrder.LITTLE_ENDIAN).getLong();
        if ((tail[0] & 0xFF) != END) {
            return Reading.bad("CUT", "it is cut off or damaged: the mark that ends an RDB file is missing");
        }
        if (stored != 0 && stored != counted) {
            return Reading.bad("BAD", "it is damaged: its checksum is wrong");
        }
        return Reading.good(OptionalLong.empty(), details(in, stored != 0));
    }

    private static long checksum(Path file, long bytes, long size, DumpScan.Watch watch)
            throws IOException, InterruptedException {
        var crc = new Crc64();
        var buffer = new byte[1 << 16];
        try (var in = Files.newInputStream(file)) {
            var left = bytes;
            for (var n = 0; left > 0 && n >= 0; left -= Math.max(0, n)) {
                n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                crc.update(buffer, 0, Math.max(0, n));
                watch.at(bytes - left, size);
            }
        }
        return crc.value();
    }

    private static List<String> details(RandomAccessFile in, boolean summed) throws IOException {
        var start = new byte[64];
        in.seek(0);
        var n = Math.max(0, in.read(start));
        var details = new ArrayList<String>();
        details.add(
                summed
                        ? "good: read to the last byte, checksum and end mark right"
                        : "saved without a checksum: only its end mark is there");
        details.add("RDB version %d%s; its keys are counted before anything is stopped"
                .formatted(Integer.parseInt(text(start, 5, 4)), madeBy(Arrays.copyOf(start, n))));
        return details;
    }

    /** The first auxiliary field of every Redis since 3.2: {@code redis-ver}, then the version, each with its length. */
    private static String madeBy(byte[] start) {
        var name = "redis-ver";
        var at = HEAD + 2;
        if (start.length < at + name.length() + 1
                || !text(start, at, name.length()).equals(name)) {
            return "";
        }
        var length = start[at + name.length()] & 0x3F;
        var from = at + name.length() + 1;
        return start.length < from + length ? "" : ", Redis " + SqlText.shown(text(start, from, length));
    }

    private static String text(byte[] bytes, int from, int length) {
        return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    }
}
