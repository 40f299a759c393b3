package com.wallstreetsim.restore;

import com.wallstreetsim.restore.adapter.docker.ContainerRoute;
import com.wallstreetsim.restore.adapter.docker.DockerContainers;
import com.wallstreetsim.restore.adapter.postgres.PostgresDatabase;
import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.site.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;

/** The PostgreSQL of the crash site: the live database is a copy of one of two templates. */
final class CrashPostgres implements CrashStore {
    static final String LIVE = "wallstreetsim";
    static final String USER = "wss_user";
    static final String PASSWORD = "crash pass$word";
    private static final Duration READY = Duration.ofSeconds(60);

    private final ContainerName container;
    private final ContainerRoute route;
    private final Path backups;
    private final PostgresDatabase database;
    private Map<String, String> old = Map.of();
    private Map<String, String> restored = Map.of();

    CrashPostgres(DockerContainers engine, ContainerName container, Path backups) {
        this.container = container;
        this.backups = backups;
        route = new ContainerRoute(engine, container, 5432);
        database = new PostgresDatabase(
                route, USER, Secret.of(PASSWORD), "crash-test", new PostgresDatabase.Place(engine, container));
    }

    @Override
    public void prepare() throws Exception {
        database.awaitQuery(READY);
        fillTemplates();
        old = database.contentHashes("old_data");
        restored = database.contentHashes("restored_data");
        backUp();
        reset();
    }

    private void fillTemplates() throws Exception {
        if (!database.exists("restored_data") || !database.exists("old_data")) {
            database.drop("restored_data");
            database.drop("old_data");
            fill("restored_data", 20_000, 7);
            fill("old_data", 5_000, 3);
        }
    }

    private void fill(String name, int rows, int seed) throws SQLException, StepException {
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

    private void backUp() throws IOException {
        var dump = CrashSite.inside(container, "pg_dump -U " + USER + " -d restored_data --no-owner --no-acl");
        var file = Files.createDirectories(backups).resolve("wallstreetsim_20261121_030000.sql.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(dump);
        }
    }

    @Override
    public void reset() throws Exception {
        database.awaitQuery(READY);
        fillTemplates();
        if (databases().size() == 1 && content().equals("old")) {
            return;
        }
        for (var name : databases()) {
            database.drop(name);
        }
        sql("postgres", "CREATE DATABASE " + LIVE + " TEMPLATE old_data");
    }

    /** The live database and all whose names are made from its name. */
    TreeSet<String> databases() throws StepException, InterruptedException {
        database.awaitQuery(READY);
        var names = new TreeSet<String>();
        database.startingWith(LIVE).forEach(facts -> names.add(facts.name()));
        return names;
    }

    @Override
    public String content() throws StepException, InterruptedException {
        if (!database.exists(LIVE)) {
            return "missing";
        }
        var shut = database.facts(LIVE).filter(facts -> !facts.takesLogins()).isPresent();
        return shut ? lookedInto() + CrashStore.SHUT : content(database.contentHashes(LIVE));
    }

    /** Opens the door for the look alone. */
    private String lookedInto() throws StepException, InterruptedException {
        database.takeLogins(LIVE);
        try {
            return content(database.contentHashes(LIVE));
        } finally {
            shut();
        }
    }

    private void shut() throws StepException {
        try {
            sql("postgres", "ALTER DATABASE " + LIVE + " ALLOW_CONNECTIONS false");
        } catch (SQLException e) {
            throw new StepException("the crash site's database cannot be shut again", "Look at it.", e);
        }
    }

    private String content(Map<String, String> found) {
        if (found.isEmpty()) {
            return "empty";
        }
        if (found.equals(old)) {
            return "old";
        }
        return found.equals(restored) ? "restored" : "NEITHER: " + found;
    }

    /** Keeps a database from being renamed as no session can: a prepared transaction cannot be ended from outside. */
    final class Hold implements AutoCloseable {
        private final String held;

        private Hold(String held) {
            this.held = held;
        }

        void take() throws SQLException, StepException {
            sql(held, "BEGIN; SELECT txid_current(); PREPARE TRANSACTION 'crash-test'");
        }

        /** Whether a session has got as far as the name of this database. */
        boolean isWaitedFor() throws StepException {
            try (var connection = login("postgres");
                    var asked = connection.createStatement();
                    var found = asked.executeQuery("SELECT FROM pg_stat_activity WHERE state = 'active'"
                            + " AND query LIKE 'ALTER DATABASE \"" + held + "\" RENAME TO %'")) {
                return found.next();
            } catch (SQLException e) {
                throw new StepException("the crash site's PostgreSQL does not answer", "Look at it.", e);
            }
        }

        @Override
        public void close() throws SQLException, StepException {
            sql(held, "ROLLBACK PREPARED 'crash-test'");
        }
    }

    Hold hold(String name) {
        return new Hold(name);
    }

    private void sql(String in, String statements) throws SQLException, StepException {
        try (var connection = login(in);
                var statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }

    private Connection login(String in) throws SQLException, StepException {
        var login = new Properties();
        login.put("user", USER);
        login.put("password", PASSWORD);
        var way = route.find();
        return DriverManager.getConnection("jdbc:postgresql://%s:%d/%s".formatted(way.host(), way.port(), in), login);
    }
}
