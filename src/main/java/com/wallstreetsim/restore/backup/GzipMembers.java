package com.wallstreetsim.restore.backup;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks gzip and believes nothing (RFC 1952): checksum and length of every member are checked, and the file must end
 * where the last one does. The JDK's own stream takes whatever follows a member for its end and says nothing.
 */
final class GzipMembers extends InputStream {
    private static final int HEADER_CHECKSUM = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private final InputStream in;
    private final byte[] buffer = new byte[64 * 1024];
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private int position;
    private int end;
    private long taken;
    private State state = State.MEMBER_BEGINS;

    private enum State {
        MEMBER_BEGINS,
        IN_MEMBER,
        MEMBER_ENDS,
        ENDED
    }

    /** @param in the file from its first byte */
    GzipMembers(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = 0;
        while (count == 0 && length > 0 && state != State.ENDED) {
            // What was unpacked is handed out before the trailer is judged, so that it can be told what was readable.
            switch (state) {
                case MEMBER_BEGINS -> header();
                case IN_MEMBER -> count = inflate(target, offset, length);
                case MEMBER_ENDS -> trailer();
                case ENDED -> {}
            }
        }
        return count == 0 && state == State.ENDED && length > 0 ? -1 : count;
    }

    @Override
    public void close() throws IOException {
        state = State.ENDED;
        inflater.end();
        in.close();
    }

    private int inflate(byte[] target, int offset, int length) throws IOException {
        try {
            if (inflater.needsInput()) {
                refill();
            }
            int count = inflater.inflate(target, offset, length);
            if (inflater.needsDictionary()) {
                throw new DataFormatException("a preset dictionary");
            }
            checksum.update(target, offset, count);
            state = inflater.finished() ? State.MEMBER_ENDS : state;
            return count;
        } catch (DataFormatException e) {
            throw new DamagedException(
                    Reason.CORRUPT, "the compressed data is damaged near byte %,d".formatted(place()), e);
        }
    }

    private void refill() throws IOException {
        if (!fill()) {
            throw cut();
        }
        feed();
    }

    /** Gives the inflater all there is; what it leaves is taken back when the member ends. */
    private void feed() {
        inflater.setInput(buffer, position, end - position);
        taken += end - position;
        position = end;
    }

    private void header() throws IOException {
        inflater.reset();
        checksum.reset();
        boolean sound = next() == 0x1F && next() == 0x8B && next() == 8;
        int flags = next();
        if (!sound || flags > 31) {
            throw new DamagedException(
                    Reason.CORRUPT, "the gzip header that ends at byte %,d is damaged".formatted(taken));
        }
        skip(6);
        skip((flags & EXTRA) == 0 ? 0 : next() + 256 * next());
        skipText((flags & NAME) != 0);
        skipText((flags & COMMENT) != 0);
        skip((flags & HEADER_CHECKSUM) == 0 ? 0 : 2);
        feed();
        state = State.IN_MEMBER;
    }

    private void trailer() throws IOException {
        position = end - inflater.getRemaining();
        taken -= inflater.getRemaining();
        long wantedChecksum = four();
        long wantedLength = four();
        if (wantedChecksum != checksum.getValue()) {
            throw new DamagedException(
                    Reason.CORRUPT,
                    "the checksum at byte %,d does not match the content: at least one bit of the file is wrong"
                            .formatted(taken - 8));
        }
        if (wantedLength != (inflater.getBytesWritten() & 0xFFFFFFFFL)) {
            throw new DamagedException(
                    Reason.CORRUPT, "the length at byte %,d does not match the content".formatted(taken - 4));
        }
        following();
    }

    /** After a member comes another one or the end of the file. */
    private void following() throws IOException {
        if (position == end && !fill()) {
            state = State.ENDED;
            return;
        }
        if ((buffer[position] & 0xFF) != 0x1F) {
            throw new DamagedException(
                    Reason.CORRUPT,
                    "the gzip stream ends at byte %,d, but the file goes on with something else".formatted(taken));
        }
        state = State.MEMBER_BEGINS;
    }

    private boolean fill() throws IOException {
        int count = in.read(buffer, 0, buffer.length);
        position = 0;
        end = Math.max(count, 0);
        return count > 0;
    }

    private int next() throws IOException {
        if (position == end && !fill()) {
            throw cut();
        }
        taken++;
        return buffer[position++] & 0xFF;
    }

    private long four() throws IOException {
        long value = 0;
        for (int i = 0; i < 4; i++) {
            value |= (long) next() << (8 * i);
        }
        return value;
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            next();
        }
    }

    private void skipText(boolean present) throws IOException {
        boolean more = present;
        while (more) {
            more = next() != 0;
        }
    }

    private long place() {
        return taken - inflater.getRemaining();
    }

    private DamagedException cut() {
        return new DamagedException(
                Reason.CUT,
                "the gzip stream ends at byte %,d, the end of the file, without its end mark".formatted(taken));
    }
}
