package com.wallstreetsim.restore.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A PostgreSQL container, asked with its own psql and pg_dump. */
record Postgres(String container, String user) {
    /** What psql prints, unaligned. */
    String ask(String database, String sql) {
        return Shell.sh("docker", "exec", container, "psql", "-X", "-A", "-t", "-U", user, "-d", database, "-c", sql)
                .strip();
    }

    /** Restores a file the way the runbook does, but stopping at the first error. */
    void psql(String database, Path plain) {
        Shell.fed(
                plain,
                "docker",
                "exec",
                "-i",
                container,
                "psql",
                "-X",
                "-q",
                "-v",
                "ON_ERROR_STOP=1",
                "-U",
                user,
                "-d",
                database,
                "-o",
                "/dev/null");
    }

    /** Restores a gzip file into a new database with gunzip and psql. */
    void create(String database, Path packed) {
        ask("postgres", "CREATE DATABASE " + database + " TEMPLATE template0");
        try {
            var plain = Files.createTempFile("wss-plain", ".sql");
            try {
                Files.write(plain, Shell.bytes("gunzip", "-c", packed.toString()));
                psql(database, plain);
            } finally {
                Files.delete(plain);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void drop(String database) {
        ask("postgres", "DROP DATABASE " + database + " WITH (FORCE)");
    }

    /** The whole database as pg_dump writes it, in the order of its pages, without the key that is another each time. */
    String dumped(String database) {
        return Shell.sh("docker", "exec", container, "pg_dump", "-U", user, "-d", database)
                .replaceAll("\\\\(un)?restrict \\w+", "");
    }

    /** Names of all databases that begin like this one, sorted. */
    List<String> databases(String prefix) {
        return ask("postgres", "SELECT datname FROM pg_database WHERE datname LIKE '" + prefix + "%' ORDER BY 1")
                .lines()
                .toList();
    }
}
