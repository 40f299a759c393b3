package com.wallstreetsim.restore.adapter.postgres;

import com.wallstreetsim.restore.port.Database.Window;
import com.wallstreetsim.restore.procedure.StepException;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/** Writes the rows of one table and time window as CSV. */
final class AuditRows {
    private final Sessions sessions;

    AuditRows(Sessions sessions) {
        this.sessions = sessions;
    }

    long write(String database, Window window, OutputStream target) throws StepException, InterruptedException {
        return sessions.in(database, "export rows of table '" + window.table() + "'", connection -> {
            try {
                return connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql(window), target);
            } catch (IOException e) {
                throw new SQLException("the file cannot be written: " + e.getMessage(), e);
            }
        });
    }

    private static String sql(Window window) {
        var table =
                Arrays.stream(window.table().split("\\.", 2)).map(Names::quoted).collect(Collectors.joining("."));
        var column = Names.quoted(window.timeColumn());
        return "COPY (SELECT * FROM %s WHERE %s >= %s AND %s <= %s ORDER BY %s) TO STDOUT (FORMAT csv, HEADER)"
                .formatted(
                        table,
                        column,
                        Names.literal(window.from().toString()),
                        column,
                        Names.literal(window.to().toString()),
                        column);
    }
}
