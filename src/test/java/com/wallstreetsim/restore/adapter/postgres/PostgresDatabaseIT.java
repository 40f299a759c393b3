package com.wallstreetsim.restore.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.wallstreetsim.restore.adapter.TestContainer;
import com.wallstreetsim.restore.adapter.TestContext;
import com.wallstreetsim.restore.port.ContainerName;
import com.wallstreetsim.restore.port.Database.Behind;
import com.wallstreetsim.restore.port.Database.Integrity;
import com.wallstreetsim.restore.port.Route;
import com.wallstreetsim.restore.procedure.StepException;
import com.wallstreetsim.restore.site.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class PostgresDatabaseIT {
    private static PostgresServer server;

    private PostgresDatabase database;

    @BeforeAll
    static void start() throws StepException, InterruptedException {
        // Not published: the way is the container's own address.
        server = PostgresServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void dropAll() throws StepException, InterruptedException {
        database = server.database();
        database.drop("odd \"name\" a=b%?");
        database.drop("other");
    }

    @Test
    void goesToTheContainersAddressWhereNothingIsPublished() throws Exception {
        var route = server.route().find();

        assertThat(route.how()).matches("address of container wss-test-\\w+ 172\\.[\\d.]+:5432");
        assertThat(database.server().major()).isEqualTo(15);
        assertThat(database.server().version()).startsWith("15.");
    }

    @Test
    void tellsAWrongPasswordAMissingContainerAndASilentPortApart() {
        var wrong = catchThrowableOfType(
                StepException.class, () -> server.database("no").server());
        var absent = catchThrowableOfType(
                StepException.class,
                () -> new PostgresDatabase(
                                new com.wallstreetsim.restore.adapter.docker.ContainerRoute(
                                        server.engine(), new ContainerName("wss-no-such"), 5432),
                                "wss",
                                Secret.of("x"),
                                "test",
                                new PostgresDatabase.Place(server.engine(), new ContainerName("wss-no-such")))
                        .server());
        var silent = catchThrowableOfType(
                StepException.class,
                () -> new PostgresDatabase(
                                () -> new Route("127.0.0.1", 1, "published port 127.0.0.1:1"),
                                "wss",
                                Secret.of("x"),
                                "test",
                                new PostgresDatabase.Place(
                                        server.engine(), server.container().name()))
                        .awaitQuery(Duration.ofMillis(500)));

        assertThat(wrong.message()).isEqualTo("PostgreSQL refuses user 'wss': wrong password");
        assertThat(wrong.hint()).startsWith("POSTGRES_PASSWORD in .env is not the one the volume was made with");
        assertThat(absent.message()).isEqualTo("container 'wss-no-such' does not exist");
        assertThat(silent.message())
                .isEqualTo("PostgreSQL answered no query within 0 s: PostgreSQL does not answer at published port"
                        + " 127.0.0.1:1: Connection refused");
    }

    @Test
    void copiesWhatAPlainDumpDoesNotCarry() throws Exception {
        var name = "odd \"name\" a=b%?";
        server.ask(
                "postgres",
                "DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'odd owner') THEN"
                        + " CREATE ROLE \"odd owner\"; CREATE ROLE \"reader; x\"; CREATE ROLE lender; END IF; END $$;"
                        + "CREATE DATABASE \"odd \"\"name\"\" a=b%?\" OWNER \"odd owner\" ENCODING 'SQL_ASCII' LC_COLLATE 'C'"
                        + " LC_CTYPE 'C' TEMPLATE template0 CONNECTION LIMIT 17;"
                        + "REVOKE ALL ON DATABASE \"odd \"\"name\"\" a=b%?\" FROM PUBLIC;"
                        + "GRANT CONNECT ON DATABASE \"odd \"\"name\"\" a=b%?\" TO lender WITH GRANT OPTION;"
                        + "SET ROLE lender; GRANT CONNECT ON DATABASE \"odd \"\"name\"\" a=b%?\" TO \"reader; x\"; RESET ROLE;"
                        + "ALTER DATABASE \"odd \"\"name\"\" a=b%?\" SET search_path = \"a,b\", public;"
                        + "ALTER ROLE \"reader; x\" IN DATABASE \"odd \"\"name\"\" a=b%?\" SET work_mem = '5MB';"
                        + "COMMENT ON DATABASE \"odd \"\"name\"\" a=b%?\" IS E'it''s \\\\ odd'");

        database.createBeside("other", Optional.of(name));
        database.copyProperties(name, "other");
        database.copyProperties(name, "other");

        var properties = "SELECT pg_get_userbyid(datdba), encoding, datcollate, datctype, datconnlimit, datacl,"
                + " shobj_description(oid, 'pg_database'), (SELECT string_agg(setrole::regrole || setconfig::text, '|'"
                + " ORDER BY setrole::regrole::text) FROM pg_db_role_setting WHERE setdatabase = d.oid) FROM pg_database d WHERE datname = ";
        assertThat(server.ask("postgres", properties + "'other'"))
                .isEqualTo(server.ask("postgres", properties + "'" + name + "'"))
                .contains("odd owner", "lender", "reader; x", "17", "it's \\ odd", "search_path", "work_mem=5MB");
        assertThat(database.facts(name)).isPresent();
        assertThat(database.startingWith("odd \"name")).singleElement();
    }

    @Test
    void dropsADatabaseOnlyWhileNobodyElseIsInIt() throws Exception {
        database.createBeside("other", Optional.empty());
        server.ask("other", "CREATE TABLE t (n int); INSERT INTO t VALUES (1)");
        var seen = new HashMap<String, String>();
        try (var writer = server.login("writer").connect("other")) {
            Assertions.assertThatThrownBy(() -> database.drop("other", content -> {
                        seen.putAll(content);
                        Assertions.assertThatThrownBy(() -> Sessions.execute(writer, "INSERT INTO t VALUES (2)"))
                                .isInstanceOf(SQLException.class);
                        Assertions.assertThatThrownBy(() -> server.login("late").connect("other"))
                                .isInstanceOf(StepException.class);
                        throw new StepException("these rows must not go", "Keep them.");
                    }))
                    .hasMessage("these rows must not go");
        }
        assertThat(database.contentHashes("other")).isEqualTo(seen).containsKey("public.t");
        server.ask("other", "INSERT INTO t VALUES (3)");

        // A process that was killed half-way has left it shut.
        server.ask("postgres", "ALTER DATABASE other ALLOW_CONNECTIONS false");
        database.drop("other", content -> assertThat(content).isNotEqualTo(seen));
        assertThat(database.exists("other")).isFalse();
    }

    @Test
    void saysWhichClusterItIs() throws Exception {
        assertThat(database.cluster()).matches("\\d{15,20}").isEqualTo(database.cluster());
    }

    @Test
    void findsWhatIsBroken() throws Exception {
        database.createBeside("other", Optional.empty());
        server.ask(
                "other",
                "CREATE TABLE p (id serial PRIMARY KEY, n int); INSERT INTO p (n) VALUES (1), (1);"
                        + "CREATE TABLE a (id int DEFAULT nextval('p_id_seq')); INSERT INTO a VALUES (5);"
                        + "ALTER TABLE p ADD CONSTRAINT late CHECK (n > 5) NOT VALID;"
                        + "SELECT setval('p_id_seq', 1, true);"
                        + "CREATE TABLE good (id bigint GENERATED ALWAYS AS IDENTITY, down int); "
                        + "INSERT INTO good (down) VALUES (1);"
                        + "CREATE SEQUENCE down INCREMENT -1; CREATE TABLE d (id int DEFAULT nextval('down'));"
                        + "INSERT INTO d VALUES (DEFAULT), (DEFAULT);");
        Assertions.assertThatThrownBy(() -> server.ask("other", "CREATE UNIQUE INDEX CONCURRENTLY twice ON p (n)"))
                .hasMessageContaining("could not create unique index");

        assertThat(database.integrity("other"))
                .isEqualTo(new Integrity(
                        2,
                        List.of("public.twice"),
                        2,
                        List.of("public.p.late"),
                        3,
                        List.of(new Behind(
                                "public.p_id_seq",
                                "public.p_id_seq gives 2 next, public.a.id is at 5",
                                "SELECT setval('public.p_id_seq', 5)"))));
    }

    @Test
    void readsWhenRowsWereWritten() throws Exception {
        database.createBeside("other", Optional.empty());
        server.ask(
                "other",
                "CREATE TABLE a (created_at timestamptz, updated_at timestamptz, expires_at timestamptz);"
                        + "INSERT INTO a VALUES ('2026-01-01 10:00Z', '2026-01-03 10:00Z', '2099-01-01Z'),"
                        + " ('2026-01-02 10:00Z', 'infinity', NULL);"
                        + "CREATE TABLE b (executed_at timestamp); INSERT INTO b VALUES ('2026-01-02 12:00');"
                        + "CREATE TABLE c (id int); CREATE TABLE e (created_at timestamptz)");

        assertThat(database.newestRow("other")).contains(Instant.parse("2026-01-03T10:00:00Z"));
        assertThat(database.rowsSince("other", Instant.parse("2026-01-02T00:00:00Z")))
                .isEqualTo(Map.of("public.a", 1L, "public.b", 1L, "public.e", 0L));
    }

    @Test
    void dumpsThroughTheContainerAndSaysWhatPgDumpSays() throws Exception {
        var target = new ByteArrayOutputStream();
        database.dump("wallstreetsim", target, new TestContext());

        assertThat(target.toString(StandardCharsets.UTF_8))
                .startsWith("--\n-- PostgreSQL database dump\n--")
                .contains("-- PostgreSQL database dump complete");
        assertThat(catchThrowableOfType(StepException.class, () -> database.dump("nowhere", target, new TestContext()))
                        .message())
                .matches("pg_dump of database 'nowhere' in container 'wss-test-\\w+' ended with exit code 1: pg_dump:"
                        + " error: .*database \"nowhere\" does not exist");
    }

    @Test
    void endsPgDumpWhenTheDiskIsFullOrTheOperatorAsks() throws Exception {
        database.createBeside("other", Optional.empty());
        server.ask("other", "CREATE TABLE big AS SELECT repeat('x', 1000) FROM generate_series(1, 300000)");
        var full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        Assertions.assertThatThrownBy(() -> database.dump("other", full, new TestContext()))
                .isInstanceOf(IOException.class)
                .hasMessage("No space left on device");
        awaitNoPgDump();

        var context = new TestContext();
        var cancelling = new OutputStream() {
            @Override
            public void write(int b) {
                context.cancel();
            }
        };
        Assertions.assertThatThrownBy(() -> database.dump("other", cancelling, context))
                .isInstanceOf(InterruptedException.class);
        awaitNoPgDump();
        assertThat(Thread.interrupted()).isFalse();
    }

    private static void awaitNoPgDump() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(8))
                .untilAsserted(() -> assertThat(server.container().inside("cat /proc/[0-9]*/comm 2>/dev/null || true"))
                        .doesNotContain("pg_dump"));
    }

    @Test
    void waitsForAServerThatStarts() throws Exception {
        var name = server.container().name().value();
        TestContainer.sh(List.of("docker", "restart", "-t", "5", name));

        database.awaitQuery(Duration.ofSeconds(30));

        assertThat(database.exists("wallstreetsim")).isTrue();
    }
}
