package com.wallstreetsim.restore.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.wallstreetsim.restore.port.Database.DatabaseFacts;
import com.wallstreetsim.restore.procedure.StepException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class SwapIT {
    private static PostgresServer server;

    private PostgresDatabase database;

    @BeforeAll
    static void start() throws StepException, InterruptedException {
        server = PostgresServer.published();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void makeBoth() throws Exception {
        database = server.database();
        for (var old : List.of("live", "side", "kept", "undone")) {
            database.drop(old);
        }
        database.createBeside("live", Optional.empty());
        database.createBeside("side", Optional.of("live"));
        server.ask("live", "CREATE TABLE which AS SELECT 'old' AS one");
        server.ask("side", "CREATE TABLE which AS SELECT 'new' AS one");
    }

    @Test
    void exchangesUnderClientsThatReconnectAtOnce() throws Exception {
        try (var clients = new Clients(6)) {
            clients.awaitAnswers(60);

            var shut = database.swap("live", "side", "kept");

            var marks = clients.marks();
            clients.awaitAnswers(60);
            assertThat(shut).as(clients.toString()).isLessThan(Duration.ofSeconds(5));
            assertThat(clients.refused)
                    .as("ended once, then at most refused once each")
                    .hasSizeLessThanOrEqualTo(12);
            assertThat(clients.answersSince(marks)).as("all from the new one").containsOnly("new");
        }
        assertThat(database.facts("kept").map(DatabaseFacts::takesLogins)).contains(false);
        assertThat(database.exists("side")).isFalse();
    }

    @Test
    void isUndoneByItsMirrorImage() throws Exception {
        database.swap("live", "side", "kept");
        database.swap("live", "kept", "undone");

        assertThat(server.ask("live", "SELECT one FROM which")).isEqualTo("old");
        assertThat(database.startingWith("undone"))
                .singleElement()
                .satisfies(undone -> assertThat(undone.takesLogins()).isFalse());
        assertThat(database.exists("kept")).isFalse();
    }

    @Test
    void onlyNamesTheSideOneWhereNothingIsLive() throws Exception {
        database.drop("live");

        database.swap("live", "side", "kept");

        assertThat(server.ask("live", "SELECT one FROM which")).isEqualTo("new");
        assertThat(database.exists("kept")).isFalse();
    }

    @Test
    void saysWhatIsInTheWayAndChangesNothing() throws Exception {
        database.createBeside("kept", Optional.empty());
        var taken = catchThrowableOfType(StepException.class, () -> database.swap("live", "side", "kept"));
        var gone = catchThrowableOfType(StepException.class, () -> database.swap("live", "nowhere", "other"));

        assertThat(taken.message())
                .isEqualTo("database 'kept' exists already, so 'live' cannot be kept under that name");
        assertThat(gone.message())
                .isEqualTo("database 'nowhere' does not exist, so it cannot take the place of 'live'");
        assertThat(server.ask("live", "SELECT one FROM which")).isEqualTo("old");
    }

    @Test
    void doesNothingWhereAPreparedTransactionHoldsTheOldOne() throws Exception {
        var small = PostgresServer.start("-p", "127.0.0.1::5432", "-e", "PGOPTIONS=");
        try (small) {
            small.ask("postgres", "ALTER SYSTEM SET max_prepared_transactions = 5");
            com.wallstreetsim.restore.adapter.TestContainer.sh(
                    List.of("docker", "restart", small.container().name().value()));
            small.database().awaitQuery(Duration.ofSeconds(60));
            small.ask(
                    "wallstreetsim",
                    "CREATE TABLE t (id int); BEGIN; INSERT INTO t VALUES (1); PREPARE TRANSACTION 'x'");
            small.database().createBeside("side", Optional.of("wallstreetsim"));

            var failure = catchThrowableOfType(
                    StepException.class, () -> small.database().swap("wallstreetsim", "side", "kept"));

            assertThat(failure.message())
                    .startsWith(
                            "unable to put database 'side' in the place of 'wallstreetsim': database \"wallstreetsim\""
                                    + " is being accessed by other users");
            assertThat(small.database().exists("kept")).isFalse();
            assertThat(small.ask("wallstreetsim", "COMMIT PREPARED 'x'; SELECT count(*) FROM t"))
                    .isEqualTo("1");
        }
    }

    /** Clients as an application's pool behaves: one query after the other, a new login at once when one breaks. */
    private static final class Clients implements AutoCloseable {
        private final AtomicBoolean stop = new AtomicBoolean();
        private final AtomicInteger logins = new AtomicInteger();
        private final ConcurrentLinkedQueue<String> refused = new ConcurrentLinkedQueue<>();
        private final List<List<String>> answers = new ArrayList<>();
        private final List<Thread> threads = new ArrayList<>();
        private final String url;
        private final CountDownLatch started;

        Clients(int count) throws StepException {
            var route = server.route().find();
            url = "jdbc:postgresql://" + route.host() + ":" + route.port() + "/live?sslmode=disable";
            started = new CountDownLatch(count);
            for (var i = 0; i < count; i++) {
                var own = java.util.Collections.synchronizedList(new ArrayList<String>());
                answers.add(own);
                var thread = new Thread(() -> work(own));
                thread.start();
                threads.add(thread);
            }
        }

        private void work(List<String> own) {
            started.countDown();
            while (!stop.get()) {
                try (var connection = DriverManager.getConnection(url, PostgresServer.USER, PostgresServer.PASSWORD);
                        var statement = connection.createStatement()) {
                    logins.incrementAndGet();
                    while (!stop.get()) {
                        try (var rows = statement.executeQuery("SELECT one, pg_sleep(0.005) FROM which")) {
                            rows.next();
                            own.add(rows.getString(1));
                        }
                    }
                } catch (SQLException e) {
                    refused.add(String.valueOf(e.getSQLState()));
                }
            }
        }

        void awaitAnswers(int more) throws InterruptedException {
            started.await();
            var marks = marks();
            Awaitility.await().until(() -> answersSince(marks).size() > more);
        }

        List<Integer> marks() {
            return answers.stream().map(List::size).toList();
        }

        List<String> answersSince(List<Integer> marks) {
            var since = new ArrayList<String>();
            for (var i = 0; i < answers.size(); i++) {
                var own = List.copyOf(answers.get(i));
                since.addAll(own.subList(marks.get(i), own.size()));
            }
            return since;
        }

        @Override
        public String toString() {
            return logins + " logins, ended or refused " + refused;
        }

        @Override
        public void close() {
            stop.set(true);
            Awaitility.await().until(() -> threads.stream().noneMatch(Thread::isAlive));
        }
    }
}
