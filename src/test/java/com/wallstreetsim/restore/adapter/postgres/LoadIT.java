package com.wallstreetsim.restore.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.wallstreetsim.restore.adapter.TestContext;
import com.wallstreetsim.restore.procedure.StepException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class LoadIT {
    private static final String HEAD = "--\n-- PostgreSQL database dump\n--\n\n";
    private static final String END = "--\n-- PostgreSQL database dump complete\n--\n\n";

    private static PostgresServer server;

    @TempDir
    private Path directory;

    private final TestContext context = new TestContext();

    @BeforeAll
    static void start() throws StepException, InterruptedException, IOException {
        server = PostgresServer.published();
        try (var nasty = LoadIT.class.getResourceAsStream("nasty.sql")) {
            server.ask("wallstreetsim", new String(nasty.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void dropSide() throws StepException, InterruptedException {
        server.database().drop("side");
        server.database().drop("psql_side");
    }

    @Test
    void loadsWhatPsqlLoads() throws Exception {
        var dump = gzip(server.dumpTo(directory.resolve("nasty.sql"), "wallstreetsim"));
        var database = server.database();
        database.createBeside("side", Optional.of("wallstreetsim"));
        database.createBeside("psql_side", Optional.of("wallstreetsim"));

        server.psql("psql_side", directory.resolve("nasty.sql"));
        var report = database.load(dump, "side", context);

        assertThat(server.dumped("side"))
                .isEqualTo(server.dumped("psql_side"))
                .isEqualTo(server.dumped("wallstreetsim"));
        assertThat(database.counts("side"))
                .isEqualTo(database.counts("wallstreetsim"))
                .isEqualTo(report.rows())
                .containsEntry("public.agents", 3003L)
                .containsEntry("Odd \"Schema\", with; dots..Tab\nle; COPY x FROM stdin;", 50L)
                .containsEntry("public.trades_new", 140L + 1);
        assertThat(database.contentHashes("side"))
                .isEqualTo(database.contentHashes("wallstreetsim"))
                .containsKey("large objects");
        assertThat(database.integrity("side").sound()).isTrue();
        assertThat(context.said()).contains("public.agents: 3,003 rows");
        assertThat(context.progress())
                .last()
                .satisfies(last -> assertThat(last.done()).isEqualTo(last.total()));
    }

    @Test
    void loadsInsertsAndWhatCleanRemoves() throws Exception {
        var file = directory.resolve("inserts.sql");
        Files.writeString(
                file, server.container().inside("pg_dump -U wss --inserts --rows-per-insert=7 --clean wallstreetsim"));
        server.database().createBeside("side", Optional.of("wallstreetsim"));

        server.database().load(file, "side", context);

        assertThat(server.dumped("side")).isEqualTo(server.dumped("wallstreetsim"));
    }

    @Test
    void findsABadRowLongBeforeTheEndOfItsTable() throws Exception {
        var file = directory.resolve("bad.sql.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            print(
                    out,
                    HEAD
                            + "-- a comment\nCREATE TABLE public.t (id int,\n v text);\nCOPY public.t (id,\n v) FROM stdin;\n");
            for (var i = 0; i < 200_000; i++) {
                print(out, (i == 1_000 ? "x" : "" + i) + "\t" + "v".repeat(500) + "\n");
            }
            print(out, "\\.\n" + END);
        }
        server.database().createBeside("side", Optional.empty());

        var failure = catchThrowableOfType(
                StepException.class, () -> server.database().load(file, "side", context));

        assertThat(failure.message())
                .isEqualTo("unable to load table 'public.t', line 1,010 of the backup: invalid input syntax for type"
                        + " integer: \"x\" (COPY t, line 1001, column id: \"x\")");
        assertThat(failure.hint())
                .isEqualTo("The row does not fit the table: choose another backup, or repair this one.");
        var last = context.progress().get(context.progress().size() - 1);
        assertThat(last.done()).as("bytes read of %d", last.total()).isLessThan(last.total() / 2);
        assertThat(server.database().counts("side")).containsEntry("public.t", 0L);
    }

    @Test
    void isNotBlockedByAFloodOfNotices() throws Exception {
        var file = directory.resolve("notices.sql");
        try (var out = Files.newOutputStream(file)) {
            print(
                    out,
                    HEAD + "SET client_min_messages = notice;\nCREATE TABLE t (id int, v text);\n"
                            + "CREATE FUNCTION cry() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE WARNING '%', repeat('x', 500);"
                            + " RETURN NEW; END $$;\nCREATE TRIGGER cry BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION cry();\n"
                            + "COPY t (id, v) FROM stdin;\n");
            for (var i = 0; i < 100_000; i++) {
                print(out, i + "\tv\n");
            }
            print(out, "\\.\n" + END);
        }
        server.database().createBeside("side", Optional.empty());

        var report = server.database().load(file, "side", context);

        assertThat(report.rows()).containsEntry("public.t", 100_000L);
    }

    @Test
    void leavesOutASettingThisServerDoesNotKnow() throws Exception {
        var file = Files.writeString(
                directory.resolve("new.sql"), HEAD + "SET transaction_timeouts = 0;\nCREATE TABLE t (id int);\n" + END);
        server.database().createBeside("side", Optional.empty());

        server.database().load(file, "side", context);

        assertThat(context.said())
                .containsExactly("left out line 5: unrecognized configuration parameter \"transaction_timeouts\"");
    }

    @Test
    void refusesACommandOfPsqlAndWhatReachesOutside() throws Exception {
        assertThat(failureOf("CREATE TABLE t (id int);\n\\! touch /tmp/x\n").message())
                .isEqualTo("line 6 of the backup holds a command of psql, which is never executed: \\! touch /tmp/x");
        assertThat(failureOf("DROP DATABASE wallstreetsim;\n").message())
                .isEqualTo("line 5 of the backup reaches outside its database, which is never executed: DROP DATABASE"
                        + " wallstreetsim;");
        assertThat(failureOf("ALTER  SYSTEM SET fsync = off;\n").message()).contains("reaches outside");
        assertThat(failureOf("COPY t FROM PROGRAM 'id';\n").message()).contains("reaches outside");
    }

    @Test
    void namesTheMissingRoleAndTheMissingExtension() throws Exception {
        var role = failureOf("CREATE TABLE t (id int);\nALTER TABLE t OWNER TO \"no such\";\n");
        var extension = failureOf("CREATE EXTENSION IF NOT EXISTS postgis WITH SCHEMA public;\n");

        assertThat(role.message())
                .isEqualTo("unable to run line 6 of the backup: role \"no such\" does not exist (ALTER TABLE t OWNER TO"
                        + " \"no such\";)");
        assertThat(role.hint())
                .isEqualTo(
                        "Create it with 'CREATE ROLE \"no such\"', or use a backup made with --no-owner and --no-acl.");
        assertThat(extension.message()).contains("extension \"postgis\" is not available");
        assertThat(extension.hint())
                .isEqualTo("The backup needs the extension 'postgis', which this server's image does not have: use the"
                        + " image the backup was made on.");
    }

    @Test
    void refusesADumpWithoutItsEndMark() throws Exception {
        var whole = Files.readString(server.dumpTo(directory.resolve("whole.sql"), "wallstreetsim"));
        var cut = whole.substring(0, whole.indexOf("\n", whole.indexOf("CREATE TYPE public.mood")) + 1)
                .replaceAll("(?s)CREATE TYPE.*", "");

        assertThat(failureOf(cut).message()).contains("without its end mark: it was cut");
    }

    @Test
    void saysThatTheServerEndedTheSession() throws Exception {
        var file = rows(3_000_000);
        server.database().createBeside("side", Optional.empty());
        var load = loading(file);
        awaitRows();

        server.ask("postgres", "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'side'");

        var failure = (StepException) catchThrowableOfType(
                        java.util.concurrent.ExecutionException.class, () -> load.get(60, TimeUnit.SECONDS))
                .getCause()
                .getCause();
        var container = server.container().name();
        assertThat(failure.message())
                .startsWith("the session with PostgreSQL was lost in the rows of table 'public.t', near line ")
                .endsWith("; container '" + container + "' runs on");
        assertThat(failure.hint())
                .isEqualTo("Look at 'docker logs --tail 50 " + container + "' for a server process that died.");
    }

    @Test
    void stopsAtOnceWhenTheOperatorAsksAndLeavesNoSession() throws Exception {
        var file = rows(3_000_000);
        server.database().createBeside("side", Optional.empty());
        var load = loading(file);
        awaitRows();

        var start = System.nanoTime();
        context.cancel();
        var failure = catchThrowableOfType(
                java.util.concurrent.ExecutionException.class, () -> load.get(60, TimeUnit.SECONDS));

        assertThat(failure.getCause().getCause()).isInstanceOf(InterruptedException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(server.database().sessions("side")).isEmpty());
        assertThat(server.database().counts("side")).containsEntry("public.t", 0L);
    }

    @Test
    void stopsWhileTheServerIsFrozen() throws Exception {
        var file = rows(3_000_000);
        server.database().createBeside("side", Optional.empty());
        var load = loading(file);
        awaitRows();
        com.wallstreetsim.restore.adapter.TestContainer.sh(
                java.util.List.of("docker", "pause", server.container().name().value()));
        try {
            context.cancel();
            var failure = catchThrowableOfType(
                    java.util.concurrent.ExecutionException.class, () -> load.get(60, TimeUnit.SECONDS));
            assertThat(failure.getCause().getCause()).isInstanceOf(InterruptedException.class);
        } finally {
            com.wallstreetsim.restore.adapter.TestContainer.sh(java.util.List.of(
                    "docker", "unpause", server.container().name().value()));
        }
    }

    @Test
    void endsWhatAnEarlierAttemptLeftBehind() throws Exception {
        server.database().createBeside("side", Optional.empty());
        var leftover = server.login("wss-restore 20261122_170133");
        try (var session = leftover.connect("side")) {
            Sessions.execute(session, "CREATE TABLE held (id int)");
            session.setAutoCommit(false);
            Sessions.execute(session, "LOCK TABLE held");

            server.database()
                    .load(
                            Files.writeString(directory.resolve("d.sql"), HEAD + "DROP TABLE held;\n" + END),
                            "side",
                            context);

            assertThat(context.said()).containsExactly("ended a session that an earlier attempt left in 'side'");
        }
    }

    private CompletableFuture<Object> loading(Path file) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return server.database().load(file, "side", context);
            } catch (StepException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private void awaitRows() {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> context.progress().stream().anyMatch(now -> now.done() > 10_000_000));
    }

    private Path rows(int count) throws IOException {
        var file = directory.resolve("rows.sql");
        try (var out = new java.io.BufferedOutputStream(Files.newOutputStream(file))) {
            print(out, HEAD + "CREATE TABLE t (id int PRIMARY KEY, v text);\nCOPY t (id, v) FROM stdin;\n");
            for (var i = 0; i < count; i++) {
                print(out, i + "\tsome text that is not short at all\n");
            }
            print(out, "\\.\n" + END);
        }
        return file;
    }

    private StepException failureOf(String sql) throws Exception {
        server.database().drop("side");
        server.database().createBeside("side", Optional.empty());
        var file = Files.writeString(directory.resolve("one.sql"), sql.startsWith("--") ? sql : HEAD + sql + END);
        return catchThrowableOfType(StepException.class, () -> server.database().load(file, "side", context));
    }

    private static void print(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Path gzip(Path file) throws IOException {
        var packed = file.resolveSibling(file.getFileName() + ".gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(file, out);
        }
        return packed;
    }
}
