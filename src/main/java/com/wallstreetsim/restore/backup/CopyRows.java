package com.wallstreetsim.restore.backup;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The rows of one COPY block: finds their end mark as psql does, on a line of its own, and counts them. */
final class CopyRows {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long NEWLINES = 0x0A0A0A0A0A0A0A0AL;

    private final ByteWindow in;
    private final String table;
    private boolean lineStart = true;
    // An odd number of backslashes before a line end makes it part of the row.
    private boolean escaped;
    private long rows;

    CopyRows(ByteWindow in, String table) {
        this.in = in;
        this.table = table;
    }

    String table() {
        return table;
    }

    long rows() {
        return rows;
    }

    /** How many bytes from the window's position are rows, at most {@code limit}; -1 when the end mark was taken. */
    int span(int limit) throws IOException {
        if (lineStart && endMark()) {
            return -1;
        }
        if (!in.ensure(1)) {
            throw cut();
        }
        return scan(Math.min(limit, in.available()));
    }

    private boolean endMark() throws IOException {
        if (in.startsWith("\\.\n")) {
            in.advance(3, 1);
            return true;
        }
        if (in.startsWith("\\.\r\n")) {
            in.advance(4, 1);
            return true;
        }
        if (in.startsWith("\\.") && !in.ensure(3)) {
            in.advance(2, 0);
            return true;
        }
        return false;
    }

    private int scan(int length) throws IOException {
        var bytes = in.buffer();
        int start = in.position();
        int stop = start + length;
        int at = start;
        long lines = 0;
        lineStart = false;
        while (at < stop && !lineStart) {
            int found = newlineOrNul(bytes, at, stop);
            if (found < stop && bytes[found] == 0) {
                throw in.nul();
            }
            boolean inRow = oddBackslashes(bytes, at, found);
            at = Math.min(found + 1, stop);
            escaped = found == stop && inRow;
            if (found < stop) {
                lines++;
                rows += inRow ? 0 : 1;
                lineStart = at == stop || bytes[at] == '\\';
            }
        }
        in.advance(at - start, lines);
        return at - start;
    }

    private boolean oddBackslashes(byte[] bytes, int from, int to) {
        int first = to;
        while (first > from && bytes[first - 1] == '\\') {
            first--;
        }
        boolean odd = (to - first) % 2 == 1;
        return first == from ? odd ^ escaped : odd;
    }

    /** Where the first line end or zero byte stands, or {@code to}; eight bytes at a time. */
    private static int newlineOrNul(byte[] bytes, int from, int to) {
        int at = from;
        for (; at + 8 <= to; at += 8) {
            long word = (long) EIGHT.get(bytes, at);
            long other = word ^ NEWLINES;
            long hits = (((word - ONES) & ~word) | ((other - ONES) & ~other)) & HIGHS;
            if (hits != 0) {
                return at + (Long.numberOfTrailingZeros(hits) >>> 3);
            }
        }
        while (at < to && bytes[at] != '\n' && bytes[at] != 0) {
            at++;
        }
        return at;
    }

    private DamagedException cut() {
        return new DamagedException(
                Reason.CUT,
                "the dump ends on line %,d inside the rows of table '%s', after %,d rows%s, without their end mark"
                        .formatted(in.line(), SqlText.shown(table), rows, lineStart ? "" : " and a part of the next"));
    }
}
