package com.wallstreetsim.restore.adapter.postgres;

import com.wallstreetsim.restore.adapter.TestContainer;
import com.wallstreetsim.restore.adapter.docker.ContainerRoute;
import com.wallstreetsim.restore.adapter.docker.DockerContainers;
import com.wallstreetsim.restore.port.Route;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.site.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A PostgreSQL server of this test run, and the adapter in front of it. */
final class PostgresServer implements AutoCloseable {
    static final String USER = "wss";
    static final String PASSWORD = "a$b&c#d 'q'";

    private final TestContainer container;
    private final DockerContainers engine = new DockerContainers(Optional.empty());

    private PostgresServer(TestContainer container) {
        this.container = container;
    }

    static PostgresServer start(String... options) throws StepException, InterruptedException {
        var all = new java.util.ArrayList<>(List.of(options));
        all.addAll(List.of(
                "-e",
                "POSTGRES_USER=" + USER,
                "-e",
                "POSTGRES_PASSWORD=" + PASSWORD,
                "-e",
                "POSTGRES_DB=wallstreetsim"));
        all.add("postgres:16-alpine");
        var server = new PostgresServer(TestContainer.run(all.toArray(String[]::new)));
        server.database().awaitQuery(Duration.ofSeconds(60));
        return server;
    }

    static PostgresServer published() throws StepException, InterruptedException {
        return start("-p", "127.0.0.1::5432");
    }

    TestContainer container() {
        return container;
    }

    DockerContainers engine() {
        return engine;
    }

    Route.Finder route() {
        return new ContainerRoute(engine, container.name(), 5432);
    }

    PostgresDatabase database() {
        return database(PASSWORD);
    }

    PostgresDatabase database(String password) {
        return new PostgresDatabase(
                route(),
                USER,
                Secret.of(password),
                "wss-restore 20261122_170133",
                new PostgresDatabase.Place(engine, container.name()));
    }

    Server login() {
        return login("test");
    }

    /** A login whose sessions have this name. */
    Server login(String applicationName) {
        return new Server(route(), USER, Secret.of(PASSWORD), applicationName, new Loss(engine, container.name()));
    }

    /** Asks psql inside the container. */
    String ask(String database, String sql) throws IOException {
        var file = Files.createTempFile("wss-test", ".sql");
        try {
            Files.writeString(file, sql);
            return psql(database, file);
        } finally {
            Files.delete(file);
        }
    }

    /** Feeds a file to psql inside the container, which stops at the first error. */
    String psql(String database, Path file) {
        return container
                .feed(file, "psql -X -q -A -t -v ON_ERROR_STOP=1 -U " + USER + " -d " + database)
                .strip();
    }

    /** A dump as pg_dump writes it, without the key that is another in each file. */
    String dumped(String database) {
        return container.inside("pg_dump -U " + USER + " -d " + database).replaceAll("\\\\(un)?restrict \\w+", "");
    }

    /** Writes a dump to a file. */
    Path dumpTo(Path file, String database) throws IOException {
        return Files.writeString(file, container.inside("pg_dump -U " + USER + " -d " + database));
    }

    @Override
    public void close() {
        container.close();
    }
}
