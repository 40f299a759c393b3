package com.wallstreetsim.restore.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A PostgreSQL container, asked with its own psql and pg_dump. */
record Postgres(String container, String user, List<String> docker) {
    /** The Docker command of this host's own engine. */
    static final List<String> DOCKER = List.of("docker");

    Postgres {
        docker = List.copyOf(docker);
    }

    Postgres(String container, String user) {
        this(container, user, DOCKER);
    }

    /** What a Docker command prints. */
    String docker(String... words) {
        return Shell.sh(command(words));
    }

    private String[] command(String... words) {
        return Stream.concat(docker.stream(), Stream.of(words)).toArray(String[]::new);
    }

    /** What a shell inside the container prints. */
    String inside(String script) {
        return docker("exec", container, "sh", "-ec", script);
    }

    /** Whether it answers over TCP. */
    boolean ready() throws IOException, InterruptedException {
        return new ProcessBuilder(command("exec", container, "pg_isready", "-q", "-h", "127.0.0.1"))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    boolean isReady() {
        try {
            return ready();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** A hash of the whole database as pg_dump writes it, made inside: it may be large. */
    String hash(String database) {
        return inside("pg_dump -U " + user + " -d " + database + " | grep -Ev '^.(un)?restrict ' | sha256sum");
    }

    /** What psql prints, unaligned. */
    String ask(String database, String sql) {
        return docker("exec", container, "psql", "-X", "-A", "-t", "-U", user, "-d", database, "-c", sql)
                .strip();
    }

    /** Restores a file the way the runbook does, but stopping at the first error. */
    void psql(String database, Path plain) {
        Shell.fed(
                plain,
                command(
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
                        "/dev/null"));
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

    /** An open psql in the maintenance database. */
    Process psql() throws IOException {
        return new ProcessBuilder(
                        command("exec", "-i", container, "psql", "-X", "-q", "-A", "-t", "-U", user, "-d", "postgres"))
                .redirectErrorStream(true)
                .start();
    }

    void drop(String database) {
        ask("postgres", "DROP DATABASE " + database + " WITH (FORCE)");
    }

    /** The whole database as pg_dump writes it, in the order of its pages, without the key that is another each time. */
    String dumped(String database) {
        return docker("exec", container, "pg_dump", "-U", user, "-d", database)
                .replaceAll("\\\\(un)?restrict \\w+", "");
    }

    /** Names of all databases that begin like this one, sorted. */
    List<String> databases(String prefix) {
        return ask("postgres", "SELECT datname FROM pg_database WHERE datname LIKE '" + prefix + "%' ORDER BY 1")
                .lines()
                .toList();
    }
}
