package com.wallstreetsim.restore.acceptance;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** A dump as pg_dump writes it, of the four tables the runbook names; the tests spoil it one way each. */
final class SmallDump {
    static final int ORDERS = 3000;
    static final String HEADER_VERSION = "-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)";
    static final String TRAILER = "--\n-- PostgreSQL database dump complete\n--\n";

    private static final String NOTE = "x".repeat(1000);
    private static final String HEAD = """
            --
            -- PostgreSQL database dump
            --

            \\restrict k3y

            -- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
            -- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

            SET statement_timeout = 0;
            SET client_encoding = 'UTF8';
            SET standard_conforming_strings = on;
            SELECT pg_catalog.set_config('search_path', '', false);
            SET client_min_messages = warning;

            CREATE TABLE public.agents (id integer NOT NULL, name text NOT NULL);
            CREATE TABLE public.companies (id integer NOT NULL, symbol text NOT NULL);
            CREATE TABLE public.orders (id integer NOT NULL, agent_id integer NOT NULL, note text, created_at timestamp with time zone);
            CREATE TABLE public.trades (id integer NOT NULL, order_id integer NOT NULL);

            COPY public.agents (id, name) FROM stdin;
            1\tAda
            2\tZoë \\\\ 株
            \\.

            COPY public.companies (id, symbol) FROM stdin;
            1\tWSS
            \\.

            COPY public.orders (id, agent_id, note, created_at) FROM stdin;
            """;

    private static final String TAIL = """
            \\.

            COPY public.trades (id, order_id) FROM stdin;
            1\t1
            \\.

            ALTER TABLE ONLY public.agents ADD CONSTRAINT agents_pkey PRIMARY KEY (id);
            ALTER TABLE ONLY public.orders ADD CONSTRAINT orders_pkey PRIMARY KEY (id);
            ALTER TABLE ONLY public.orders ADD CONSTRAINT orders_agent_fkey FOREIGN KEY (agent_id) REFERENCES public.agents(id);
            ALTER TABLE ONLY public.trades ADD CONSTRAINT trades_order_fkey FOREIGN KEY (order_id) REFERENCES public.orders(id);

            --
            -- PostgreSQL database dump complete
            --

            \\unrestrict k3y

            """;

    private SmallDump() {}

    static String text() {
        return text(ORDERS);
    }

    static String text(int orders) {
        var text = new StringBuilder(HEAD);
        for (var id = 1; id <= orders; id++) {
            // Not too regular: gzip would make the parts of a cut file too small to hold a row.
            text.append("%d\t%d\t%x %x\t2026-11-22 02:00:00+00\n"
                    .formatted(id, 1 + id % 2, id * 2654435761L, (id + 7) * 40503L * 65599L));
        }
        return text + TAIL;
    }

    /** A dump of one KB for each order, packed while it is made: it may be larger than the memory. */
    static byte[] gzipWithNotes(int orders) {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            notes(out, HEAD, orders);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** The same plain, in a file; its rows go in slowly on any machine: each fiftieth is checked for 5 ms. */
    static Path slowWithNotes(Path file, int orders) throws IOException {
        var slow = HEAD.replace(
                "created_at timestamp with time zone",
                "created_at timestamp with time zone, CHECK (id % 50 <> 0 OR pg_sleep(0.005)::text IS NOT NULL)");
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            notes(out, slow, orders);
        }
        return file;
    }

    private static void notes(OutputStream out, String head, int orders) throws IOException {
        out.write(head.getBytes(StandardCharsets.UTF_8));
        for (var id = 1; id <= orders; id++) {
            out.write("%d\t1\t%s\t\\N\n".formatted(id, NOTE).getBytes(StandardCharsets.UTF_8));
        }
        out.write(TAIL.getBytes(StandardCharsets.UTF_8));
    }

    /** The dump with something more between the rows and the constraints. */
    static String with(String statement) {
        var at = "\nALTER TABLE ONLY public.agents";
        return text().replace(at, "\n" + statement + "\n" + at);
    }

    static byte[] gzip(String text) {
        return gzip(text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] gzip(byte[] plain) {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
