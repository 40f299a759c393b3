package com.wallstreetsim.restore.backup;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes of one statement, as they stand in the dump. */
public final class Sql {
    private final byte[] bytes;

    /** Takes the array over; nobody may change it afterwards. */
    Sql(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Sql of(String text) {
        return new Sql(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The statement as text, for a driver that takes nothing else; the dump's {@code client_encoding} says which. */
    public String text(Charset encoding) {
        return new String(bytes, encoding);
    }

    public int length() {
        return bytes.length;
    }

    /** Its beginning as one line of at most 100 characters, for messages. */
    public String opening() {
        return SqlText.opening(bytes);
    }

    /** The bytes themselves, for readers in this package. */
    byte[] raw() {
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sql sql && Arrays.equals(bytes, sql.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return text(StandardCharsets.UTF_8);
    }
}
