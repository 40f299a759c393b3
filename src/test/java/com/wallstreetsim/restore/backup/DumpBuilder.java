package com.wallstreetsim.restore.backup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Writes dumps as pg_dump does, and damages them. */
final class DumpBuilder {
    static final String HEAD = """
            --
            -- PostgreSQL database dump
            --

            \\restrict b3Vk7

            -- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
            -- Dumped by pg_dump version 16.4

            SET statement_timeout = 0;
            SET client_encoding = 'UTF8';
            SET standard_conforming_strings = on;
            SELECT pg_catalog.set_config('search_path', '', false);

            """;
    static final String TAIL = """
            --
            -- PostgreSQL database dump complete
            --

            \\unrestrict b3Vk7

            """;

    private final StringBuilder body = new StringBuilder();

    /** Two tables with rows, as much as most tests need. */
    static DumpBuilder exchange() {
        return new DumpBuilder().table("public.orders", 300).table("public.trades", 200);
    }

    DumpBuilder table(String name, int rows) {
        sql("CREATE TABLE %s (id integer, note text);".formatted(name));
        sql("COPY %s (id, note) FROM stdin;".formatted(name));
        for (int i = 0; i < rows; i++) {
            sql(i + "\tnote " + Integer.toHexString(i * 0x9E3779B9));
        }
        return sql("\\.").sql("");
    }

    DumpBuilder sql(String line) {
        body.append(line).append('\n');
        return this;
    }

    String text() {
        return HEAD + body + TAIL;
    }

    String withoutTail() {
        return HEAD + body;
    }

    byte[] gzip() {
        return gzip(text());
    }

    static byte[] gzip(String text) {
        return gzip(text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] gzip(byte[] bytes) {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    static Path write(Path directory, String name, byte[] bytes) throws IOException {
        return Files.write(directory.resolve(name), bytes);
    }

    static Path write(Path directory, String name, String text) throws IOException {
        return write(directory, name, text.getBytes(StandardCharsets.UTF_8));
    }
}
