package com.wallstreetsim.restore.adapter.postgres;

import com.wallstreetsim.restore.procedure.AwayException;
import com.wallstreetsim.restore.procedure.StepException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Short uses of one login, with the translation of errors in one place. */
final class Sessions {
    // Lets an ALTER, COMMENT or CREATE reach the server without a wait for ever behind somebody else's lock.
    static final String LOCK_LIMIT = "SET lock_timeout = '30s'";

    private final Server server;

    Sessions(Server server) {
        this.server = server;
    }

    /** Work with a login. */
    interface Work<T> {
        T with(Connection connection) throws SQLException, StepException, InterruptedException;
    }

    /** Work with a login that never waits on anything but the server. */
    interface ShortWork<T> {
        T with(Connection connection) throws SQLException, StepException;
    }

    /** Reads one row. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Logs in, works, logs out; {@code what} completes "unable to ...". */
    <T> T in(String database, String what, Work<T> work) throws StepException, InterruptedException {
        try (var connection = server.connect(database)) {
            return work.with(connection);
        } catch (SQLException e) {
            var failure = new ServerErrors(server.user()).statement(e, what);
            throw failure instanceof AwayException lost ? server.loss().explained(lost) : failure;
        }
    }

    /** The same for short work. */
    <T> T briefly(String database, String what, ShortWork<T> work) throws StepException {
        try (var connection = server.connect(database)) {
            return work.with(connection);
        } catch (SQLException e) {
            throw new ServerErrors(server.user()).statement(e, what);
        }
    }

    /** Works in one snapshot of the database that nobody can change. */
    <T> T inSnapshot(String database, String what, Work<T> work) throws StepException, InterruptedException {
        return in(database, what, connection -> snapshot(connection, work));
    }

    /** The same with a login that is there already; the snapshot is of the first statement of the work. */
    static <T> T snapshot(Connection connection, Work<T> work)
            throws SQLException, StepException, InterruptedException {
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        var result = work.with(connection);
        connection.commit();
        return result;
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    static <T> List<T> query(Connection connection, String sql, Row<T> row, Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            try (var rows = statement.executeQuery()) {
                var found = new ArrayList<T>();
                while (rows.next()) {
                    found.add(row.read(rows));
                }
                return found;
            }
        }
    }

    private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
        for (var i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }

    static int major(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseMajorVersion();
    }

    /** Long loops stop here between two statements. */
    static void checkInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("stopped between two statements");
        }
    }
}
