package com.wallstreetsim.restore;

import com.wallstreetsim.restore.adapter.TestContainer;
import com.wallstreetsim.restore.adapter.docker.ContainerRoute;
import com.wallstreetsim.restore.adapter.docker.DockerContainers;
import com.wallstreetsim.restore.adapter.postgres.PostgresDatabase;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.site.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;

/** A small site of its own: a real PostgreSQL, a PM2 of two applications that are files, a backup on the shelf. */
final class CrashSite implements AutoCloseable {
    static final String LIVE = "wallstreetsim";
    private static final String USER = "wss_user";
    private static final String PASSWORD = "crash pass$word";

    final Path directory;
    final Map<String, String> old;
    final Map<String, String> restored;
    private final TestContainer container;
    private final PostgresDatabase database;
    private final String url;

    private CrashSite(Path directory, TestContainer container) throws Exception {
        this.directory = directory;
        this.container = container;
        var engine = new DockerContainers(Optional.empty());
        database = new PostgresDatabase(
                new ContainerRoute(engine, container.name(), 5432),
                USER,
                Secret.of(PASSWORD),
                "crash-test",
                new PostgresDatabase.Place(engine, container.name()));
        database.awaitQuery(Duration.ofSeconds(60));
        var port = TestContainer.sh(List.of("docker", "port", container.name().value(), "5432/tcp"))
                .strip();
        url = "jdbc:postgresql://" + port.lines().findFirst().orElseThrow() + "/";
        fill("restored_data", 20_000, 7);
        fill("old_data", 5_000, 3);
        old = database.contentHashes("old_data");
        restored = database.contentHashes("restored_data");
        layOut();
    }

    static CrashSite up(Path directory, String... options) throws Exception {
        var all = new ArrayList<>(List.of(options));
        all.addAll(List.of("-p", "127.0.0.1::5432", "-e", "POSTGRES_USER=" + USER));
        all.addAll(List.of("-e", "POSTGRES_PASSWORD=" + PASSWORD, "-e", "POSTGRES_DB=" + LIVE));
        all.addAll(List.of("postgres:16-alpine", "-c", "fsync=off", "-c", "max_wal_size=256MB"));
        return new CrashSite(directory, TestContainer.run(all.toArray(String[]::new)));
    }

    private void fill(String name, int rows, int seed) throws SQLException {
        sql("postgres", "CREATE DATABASE " + name);
        sql(name, """
                CREATE TABLE agents (id int PRIMARY KEY, name text);
                CREATE TABLE companies (id int PRIMARY KEY, name text);
                CREATE TABLE orders (id serial PRIMARY KEY, agent int REFERENCES agents, note text, created_at timestamptz);
                CREATE TABLE trades (id int PRIMARY KEY, price numeric);
                INSERT INTO agents SELECT i, 'agent ' || i * %2$d FROM generate_series(1, 50) i;
                INSERT INTO companies SELECT i, 'company ' || i * %2$d FROM generate_series(1, 9) i;
                INSERT INTO orders (agent, note, created_at)
                  SELECT 1 + i %% 50, md5((i * %2$d)::text), '2026-11-20Z'::timestamptz + i * interval '1 s'
                  FROM generate_series(1, %1$d) i;
                INSERT INTO trades SELECT i, i * %2$d FROM generate_series(1, 100) i""".formatted(rows, seed));
    }

    private void layOut() throws IOException, StepException, InterruptedException {
        Files.createDirectories(directory.resolve("backups"));
        Files.createDirectories(directory.resolve("pm2.running"));
        var compose = new StringBuilder("name: wss-crash\nservices:\n");
        for (var service : List.of("postgres", "redis", "clickhouse")) {
            var name = service.equals("postgres") ? container.name().value() : container.name() + "-" + service;
            compose.append(
                    "  %s:\n    image: %s\n    container_name: %s\n".formatted(service, service + ":latest", name));
        }
        write("docker-compose.db.yml", compose.toString(), "rw-r--r--");
        write(
                ".env",
                "POSTGRES_USER=%s\nPOSTGRES_PASSWORD='%s'\nPOSTGRES_DB=%s\nREDIS_PASSWORD=x\nCLICKHOUSE_PASSWORD=x\n"
                        .formatted(USER, PASSWORD, LIVE),
                "rw-------");
        write("wss-restore.yaml", """
                postgres:
                  password-variable: POSTGRES_PASSWORD
                  database: %s
                  user: %s
                applications:
                  pm2: ./pm2
                  names: [wss-api, wss-web]
                probes: []
                """.formatted(LIVE, USER), "rw-r--r--");
        write("pm2", PM2, "rwxr-xr-x");
        backUp();
    }

    private static final String PM2 = """
            #!/bin/sh
            cd "$(dirname "$0")/pm2.running" || exit 1
            verb=$1; shift
            case "$verb" in
              jlist)
                comma=
                printf '['
                for name in wss-api wss-web; do
                  status=stopped; [ ! -e "$name" ] || status=online
                  printf '%s{"name":"%s","pm2_env":{"status":"%s"}}' "$comma" "$name" "$status"; comma=,
                done
                echo ']' ;;
              start) touch "$@" ;;
              stop) rm -f "$@" ;;
              *) exit 2 ;;
            esac
            """;

    private void write(String name, String content, String mode) throws IOException {
        var file = Files.writeString(directory.resolve(name), content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    private void backUp() throws IOException {
        var dump = container.inside("pg_dump -U " + USER + " -d restored_data --no-owner --no-acl");
        var file = directory.resolve("backups/wallstreetsim_20261121_030000.sql.gz");
        try (var out = new java.util.zip.GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(dump.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The old data under the live name, nothing else, and both applications running. */
    void reset() throws Exception {
        for (var name : databases()) {
            database.drop(name);
        }
        sql("postgres", "CREATE DATABASE " + LIVE + " TEMPLATE old_data");
        for (var name : List.of("wss-api", "wss-web")) {
            var running = directory.resolve("pm2.running").resolve(name);
            if (!Files.exists(running)) {
                Files.createFile(running);
            }
        }
        try (var copies = Files.newDirectoryStream(directory.resolve("backups"), "{.,}pre_restore*")) {
            for (var copy : copies) {
                Files.delete(copy);
            }
        }
    }

    /** The live database and all whose names are made from its name. */
    TreeSet<String> databases() throws StepException {
        var names = new TreeSet<String>();
        database.startingWith(LIVE).forEach(facts -> names.add(facts.name()));
        return names;
    }

    /** {@code old}, {@code restored}, {@code missing}, or what is wrong with it. */
    String liveContent() throws StepException, InterruptedException {
        if (!database.exists(LIVE)) {
            return "missing";
        }
        var found = database.contentHashes(LIVE);
        if (found.equals(old)) {
            return "old";
        }
        return found.equals(restored) ? "restored" : "NEITHER: " + found;
    }

    List<String> runningApplications() throws IOException {
        try (var files = Files.list(directory.resolve("pm2.running"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    TestContainer container() {
        return container;
    }

    void sql(String in, String statements) throws SQLException {
        var login = new Properties();
        login.put("user", USER);
        login.put("password", PASSWORD);
        try (var connection = DriverManager.getConnection(url + in, login);
                var statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }

    @Override
    public void close() {
        container.close();
    }
}
