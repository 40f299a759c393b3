package com.wallstreetsim.restore.adapter.postgres;

import static com.wallstreetsim.restore.adapter.postgres.Names.quoted;

import com.wallstreetsim.restore.port.Database.Approval;
import com.wallstreetsim.restore.procedure.Patience;
import com.wallstreetsim.restore.procedure.StepException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/**
 * Drops a database only when its rows are approved, with nobody able to write between the look and the drop. Into a
 * database that takes no logins PostgreSQL lets nobody, a superuser neither; a session from before reads on.
 */
final class SealedDrop {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(50);
    // A login that was let in just before is seen only once it is complete, which takes it milliseconds.
    private static final int QUIET_LOOKS = 4;
    private static final String OTHERS = "datname = ? AND pid NOT IN (pg_backend_pid(), ?)";

    private final Sessions sessions;
    private final String database;

    SealedDrop(Sessions sessions, String database) {
        this.sessions = sessions;
        this.database = database;
    }

    void perform(Approval approval) throws StepException, InterruptedException {
        // A process that was killed half-way has left it shut.
        takeLogins(true);
        try {
            approval.of(contentAlone());
            new Creation(sessions).drop(database);
        } catch (StepException | InterruptedException | RuntimeException e) {
            openAfter(e);
            throw e;
        }
    }

    private Map<String, String> contentAlone() throws StepException, InterruptedException {
        return sessions.in(database, "hash the rows of database '" + database + "'", reader -> {
            int pid = Sessions.query(reader, "SELECT pg_backend_pid()", row -> row.getInt(1))
                    .get(0);
            takeLogins(false);
            endOthers(pid);
            var content = Sessions.snapshot(reader, Contents::hashes);
            refuseOthers(pid);
            return content;
        });
    }

    private void endOthers(int reader) throws StepException, InterruptedException {
        sessions.in(Catalogue.MAINTENANCE, "end the sessions in '" + database + "'", connection -> {
            var patience = Patience.of(LIMIT, PAUSE);
            var quiet = 0;
            while (quiet < QUIET_LOOKS) {
                quiet = ended(connection, reader) == 0 ? quiet + 1 : 0;
                if (quiet < QUIET_LOOKS && !patience.again()) {
                    throw busy();
                }
            }
            return true;
        });
    }

    private int ended(Connection connection, int reader) throws SQLException {
        return Sessions.query(
                        connection,
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE " + OTHERS,
                        row -> row.getBoolean(1),
                        database,
                        reader)
                .size();
    }

    /** Whoever came in all the same may have written what the snapshot did not see; housekeeping writes no rows. */
    private void refuseOthers(int reader) throws StepException {
        var others = sessions.briefly(
                Catalogue.MAINTENANCE,
                "look for sessions in '" + database + "'",
                connection -> Sessions.query(
                        connection,
                        "SELECT pid FROM pg_stat_activity WHERE " + OTHERS + " AND query NOT LIKE 'autovacuum:%'",
                        row -> row.getInt(1),
                        database,
                        reader));
        if (!others.isEmpty()) {
            throw busy();
        }
    }

    private StepException busy() {
        return new StepException(
                "database '" + database + "' does not get rid of its sessions",
                "Look at pg_stat_activity who they are, stop them, then resume.");
    }

    void takeLogins(boolean yes) throws StepException {
        sessions.briefly(
                Catalogue.MAINTENANCE, (yes ? "open" : "shut") + " database '" + database + "'", connection -> {
                    Sessions.execute(connection, Sessions.LOCK_LIMIT);
                    Sessions.execute(connection, "ALTER DATABASE " + quoted(database) + " ALLOW_CONNECTIONS " + yes);
                    return true;
                });
    }

    /** The first failure is the one to tell of; the next attempt, and undo, open the database as well. */
    private void openAfter(Exception failure) {
        try {
            takeLogins(true);
        } catch (StepException e) {
            failure.addSuppressed(e);
        }
    }
}
