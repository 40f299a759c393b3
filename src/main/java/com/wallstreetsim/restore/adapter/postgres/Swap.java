package com.wallstreetsim.restore.adapter.postgres;

import static com.wallstreetsim.restore.adapter.postgres.Names.quoted;
import static com.wallstreetsim.restore.adapter.postgres.Sessions.execute;

import com.wallstreetsim.restore.procedure.StepException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Exchanges two databases by name in one transaction: a crash at any point leaves the old state or the new one. The
 * first rename takes the lock that lets new logins wait, then gives old sessions 5 s; they are ended meanwhile.
 */
final class Swap {
    private static final int PAUSE_MILLIS = 10;
    // To end a session takes the server milliseconds. Sent into a network that is cut, the statement would wait for a
    // quarter of an hour, and with it the exchange, which has noticed long before.
    private static final int ANSWER_MILLIS = 15_000;

    private final Sessions sessions;
    private final String live;
    private final String side;
    private final String kept;

    Swap(Sessions sessions, String live, String side, String kept) {
        this.sessions = sessions;
        this.live = live;
        this.side = side;
        this.kept = kept;
    }

    Duration perform() throws StepException, InterruptedException {
        var done = new AtomicBoolean();
        return sessions.in(Catalogue.MAINTENANCE, what(), connection -> {
            var liveExists = check(connection);
            var ending = CompletableFuture.runAsync(() -> endSessions(done), Swap::daemon);
            try {
                return rename(connection, liveExists, done);
            } finally {
                done.set(true);
                await(ending);
            }
        });
    }

    private String what() {
        return "put database '" + side + "' in the place of '" + live + "'";
    }

    private boolean check(Connection connection) throws SQLException, StepException {
        if (!Catalogue.exists(connection, side)) {
            throw new StepException(
                    "database '" + side + "' does not exist, so it cannot take the place of '" + live + "'",
                    "Look at the databases with 'psql -l' inside the container; the exchange may be done already.");
        }
        var liveExists = Catalogue.exists(connection, live);
        if (liveExists && Catalogue.exists(connection, kept)) {
            throw new StepException(
                    "database '" + kept + "' exists already, so '" + live + "' cannot be kept under that name",
                    "Rename or drop '" + kept + "' after looking into it, then retry.");
        }
        return liveExists;
    }

    private Duration rename(Connection connection, boolean liveExists, AtomicBoolean done) throws SQLException {
        execute(connection, Sessions.LOCK_LIMIT);
        // A client that hangs half-way must not keep everybody from logging in: the server takes it all back.
        execute(connection, "SET idle_in_transaction_session_timeout = '5s'");
        connection.setAutoCommit(false);
        var start = System.nanoTime();
        if (liveExists) {
            execute(connection, "ALTER DATABASE " + quoted(live) + " RENAME TO " + quoted(kept));
        }
        execute(connection, "ALTER DATABASE " + quoted(side) + " RENAME TO " + quoted(live));
        if (liveExists) {
            // A late writer shall fail loudly instead of writing into what is no longer live.
            execute(connection, "ALTER DATABASE " + quoted(kept) + " ALLOW_CONNECTIONS false");
        }
        execute(connection, "ALTER DATABASE " + quoted(live) + " ALLOW_CONNECTIONS true");
        // Whoever waited for the name is let in by the commit: nobody need be sent away any more.
        done.set(true);
        connection.commit();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Why it fails is nobody's concern, see {@link #await}: it is not looked into. */
    private void endSessions(AtomicBoolean done) {
        try {
            sessions.briefly(Catalogue.MAINTENANCE, "end the sessions in '" + live + "'", connection -> {
                connection.setNetworkTimeout(Runnable::run, ANSWER_MILLIS);
                while (!done.get()) {
                    Terminator.terminate(connection, live);
                    Terminator.terminate(connection, side);
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS));
                }
                return true;
            });
        } catch (StepException e) {
            throw new CompletionException(e);
        }
    }

    private static void daemon(Runnable work) {
        var thread = new Thread(work, "end-sessions");
        thread.setDaemon(true);
        thread.start();
    }

    /** What ending the sessions ran into does not matter once the exchange is committed, and else shows as its error. */
    private static void await(CompletableFuture<Void> ending) {
        ending.handle((nothing, failure) -> failure == null).join();
    }
}
