package com.wallstreetsim.restore.backup;

import java.util.Arrays;

/** The bytes of the statement that is being read, up to a limit. */
final class Gathered {
    /** More than any statement {@code pg_dump} writes; beyond it memory would be at risk. */
    static final int LIMIT = 64 * 1024 * 1024;

    private static final int KEPT = 1024 * 1024;

    private byte[] bytes = new byte[8192];
    private int length;

    boolean isEmpty() {
        return length == 0;
    }

    void add(int value, long firstLine) throws DamagedException {
        if (length == bytes.length) {
            grow(firstLine);
        }
        bytes[length++] = (byte) value;
    }

    private void grow(long firstLine) throws DamagedException {
        if (length >= LIMIT) {
            throw new DamagedException(
                    Reason.CORRUPT, "the statement that begins on line %,d is longer than 64 MiB".formatted(firstLine));
        }
        bytes = Arrays.copyOf(bytes, Math.min(LIMIT, length * 2));
    }

    String opening() {
        return SqlText.opening(Arrays.copyOf(bytes, Math.min(length, 400)));
    }

    Sql finish() {
        var sql = new Sql(Arrays.copyOf(bytes, length));
        length = 0;
        if (bytes.length > KEPT) {
            bytes = new byte[8192];
        }
        return sql;
    }
}
