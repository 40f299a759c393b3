package com.wallstreetsim.restore.adapter.postgres;

import static com.wallstreetsim.restore.adapter.postgres.Sessions.query;

import com.wallstreetsim.restore.procedure.Patience;
import com.wallstreetsim.restore.procedure.StepException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Ends sessions. */
final class Terminator {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final String OURS = "datname = ? AND application_name = ? AND pid <> pg_backend_pid()";

    private Terminator() {}

    /** Ends all sessions in a database but the caller's; says how many there were. */
    static int terminate(Connection connection, String database) throws SQLException {
        return query(
                        connection,
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                                + " WHERE datname = ? AND pid <> pg_backend_pid()",
                        row -> row.getBoolean(1),
                        database)
                .size();
    }

    /**
     * Ends what a killed process of this run left in a database, and waits until it is gone: such a session may hold
     * its locks for hours.
     *
     * @return how many there were
     */
    static int sweep(Sessions sessions, String database, String applicationName)
            throws StepException, InterruptedException {
        return sessions.in(Catalogue.MAINTENANCE, "end leftover sessions in '" + database + "'", connection -> {
            var ended = query(
                    connection,
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE " + OURS,
                    row -> row.getBoolean(1),
                    database,
                    applicationName);
            awaitGone(connection, database, applicationName);
            return ended.size();
        });
    }

    private static void awaitGone(Connection connection, String database, String applicationName)
            throws SQLException, StepException, InterruptedException {
        var patience = Patience.of(LIMIT, PAUSE);
        while (!query(connection, "SELECT pid FROM pg_stat_activity WHERE " + OURS, row -> 1, database, applicationName)
                .isEmpty()) {
            if (!patience.again()) {
                throw new StepException(
                        "a session of an earlier attempt in database '" + database + "' does not end",
                        "Restart the PostgreSQL container, then resume.");
            }
        }
    }
}
