package com.wallstreetsim.restore.backup;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Recognises what a file holds by its first bytes, whatever its name says. */
final class Content {
    /** So many first bytes decide. */
    static final int HEAD = 4096;

    private static final byte[] GZIP = {0x1F, (byte) 0x8B};

    private static final List<Mark> MARKS = List.of(
            new Mark("PGDMP", 0, Reason.CUSTOM_FORMAT, "a dump in custom format (pg_dump -Fc), not a plain one"),
            new Mark("toc.dat", 0, Reason.CUSTOM_FORMAT, "a dump in tar format (pg_dump -Ft), not a plain one"),
            new Mark("ustar", 257, Reason.NOT_A_DUMP, "a tar archive"),
            new Mark("(\u00B5/\u00FD", 0, Reason.OTHER_COMPRESSION, "packed with zstd"),
            new Mark("BZh", 0, Reason.OTHER_COMPRESSION, "packed with bzip2"),
            new Mark("\u00FD7zXZ\0", 0, Reason.OTHER_COMPRESSION, "packed with xz"),
            new Mark("PK\u0003\u0004", 0, Reason.OTHER_COMPRESSION, "packed with zip"),
            new Mark("7z\u00BC\u00AF", 0, Reason.OTHER_COMPRESSION, "packed with 7-Zip"),
            new Mark("\u0004\"M\u0018", 0, Reason.OTHER_COMPRESSION, "packed with lz4"),
            new Mark("\u001F\u008B", 0, Reason.OTHER_COMPRESSION, "packed with gzip twice"),
            new Mark("\u00FF\u00FE", 0, Reason.NOT_A_DUMP, "UTF-16 text, as PowerShell's '>' writes it"),
            new Mark("\u00FE\u00FF", 0, Reason.NOT_A_DUMP, "UTF-16 text"),
            new Mark("REDIS0", 0, Reason.NOT_A_DUMP, "a Redis RDB file"),
            new Mark("SQLite format 3", 0, Reason.NOT_A_DUMP, "an SQLite database"),
            new Mark("\u007FELF", 0, Reason.NOT_A_DUMP, "a program"),
            new Mark("-- MySQL dump", 0, Reason.NOT_A_DUMP, "a dump of MySQL"),
            new Mark("-- MariaDB dump", 0, Reason.NOT_A_DUMP, "a dump of MariaDB"));

    private Content() {}

    /** Bytes that name a kind of content by standing at one place; the text is Latin-1. */
    private record Mark(String bytes, int offset, Reason reason, String what) {
        boolean on(String head) {
            return head.startsWith(bytes, offset);
        }
    }

    static boolean isGzip(byte[] head) {
        return head.length >= 2 && Arrays.equals(head, 0, 2, GZIP, 0, 2);
    }

    /** Why the content that begins so is no plain dump of one database, or empty when it begins as one. */
    static Optional<DamagedException> objection(byte[] head) {
        var text = new String(head, StandardCharsets.ISO_8859_1);
        var foreign = MARKS.stream().filter(mark -> mark.on(text)).findFirst();
        if (foreign.isPresent()) {
            return Optional.of(new DamagedException(
                    foreign.get().reason(), "it is " + foreign.get().what()));
        }
        var title = title(text);
        if (title.equals("-- PostgreSQL database cluster dump")) {
            return Optional.of(new DamagedException(
                    Reason.CLUSTER_DUMP, "it was written by pg_dumpall and holds a whole server, not one database"));
        }
        return title.equals("-- PostgreSQL database dump")
                ? Optional.empty()
                : Optional.of(unknown(new String(head, StandardCharsets.UTF_8), text));
    }

    /** The first comment with words in it, if only blank lines and empty comments stand before it; else empty text. */
    private static String title(String text) {
        var first = text.startsWith("\u00EF\u00BB\u00BF") ? text.substring(3) : text;
        return first.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.equals("--"))
                .findFirst()
                .orElse("");
    }

    private static DamagedException unknown(String text, String latin) {
        if (text.isEmpty()) {
            return new DamagedException(Reason.EMPTY, "it has no content");
        }
        var line = text.strip().lines().findFirst().orElse("");
        if (line.startsWith("pg_dump: ")) {
            return new DamagedException(
                    Reason.NOT_A_DUMP, "it holds a message instead of a dump: " + SqlText.shown(line));
        }
        return new DamagedException(
                Reason.NOT_A_DUMP,
                isText(text)
                        ? "it does not begin as a dump of PostgreSQL does, but with: " + SqlText.shown(line)
                        : "it is binary and no dump of PostgreSQL; it begins with the bytes " + hex(latin));
    }

    private static boolean isText(String text) {
        return text.chars().noneMatch(c -> c < ' ' && c != '\n' && c != '\t' && c != '\r');
    }

    private static String hex(String text) {
        var bytes = new StringBuilder();
        text.chars().limit(4).forEach(c -> bytes.append(String.format(Locale.ROOT, "%02x ", c)));
        return bytes.toString().strip();
    }
}
