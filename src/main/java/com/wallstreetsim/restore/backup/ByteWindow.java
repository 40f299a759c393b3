package com.wallstreetsim.restore.backup;

import java.io.IOException;
import java.io.InputStream;

/** A bounded window on a stream of bytes that counts lines; whoever reads sees no border between two fillings. */
final class ByteWindow {
    private static final int SIZE = 128 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[SIZE];
    private int position;
    private int end;
    private boolean ended;
    private long line = 1;

    ByteWindow(InputStream in) {
        this.in = in;
    }

    long line() {
        return line;
    }

    /** The next byte without taking it, or -1 at the end. */
    int peek() throws IOException {
        return position < end || ensure(1) ? buffer[position] & 0xFF : -1;
    }

    /** The next byte, or -1 at the end. */
    int take() throws IOException {
        if (position == end && !ensure(1)) {
            return -1;
        }
        int taken = buffer[position++] & 0xFF;
        if (taken == '\n') {
            line++;
        } else if (taken == 0) {
            throw nul();
        }
        return taken;
    }

    /** Whether the bytes that come next are these; the end of the stream may cut them short. */
    boolean startsWith(String ascii) throws IOException {
        if (!ensure(ascii.length())) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if ((buffer[position + i] & 0xFF) != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether at least this many bytes can be looked at; reads as far as it must. */
    boolean ensure(int count) throws IOException {
        while (end - position < count && !ended) {
            fill();
        }
        return end - position >= count;
    }

    private void fill() throws IOException {
        if (position > 0) {
            System.arraycopy(buffer, position, buffer, 0, end - position);
            end -= position;
            position = 0;
        }
        int count = in.read(buffer, end, SIZE - end);
        ended = count < 0;
        end += Math.max(count, 0);
    }

    byte[] buffer() {
        return buffer;
    }

    int position() {
        return position;
    }

    int available() {
        return end - position;
    }

    /** Goes on by bytes that were read from {@link #buffer}, with so many line ends among them. */
    void advance(int count, long lines) {
        position += count;
        line += lines;
    }

    DamagedException nul() {
        return new DamagedException(
                Reason.CORRUPT, "a zero byte on line %,d, which no dump has; the file is damaged".formatted(line));
    }
}
