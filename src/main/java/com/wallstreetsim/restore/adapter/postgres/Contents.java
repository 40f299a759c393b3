package com.wallstreetsim.restore.adapter.postgres;

import static com.wallstreetsim.restore.adapter.postgres.Sessions.execute;
import static com.wallstreetsim.restore.adapter.postgres.Sessions.query;

import com.wallstreetsim.restore.adapter.postgres.UserTables.Table;
import com.wallstreetsim.restore.procedure.StepException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Measures rows: how many, and which. */
final class Contents {
    // A column could be named like an alias, and would then be meant instead of the whole row.
    private static final String ROW = "\"wss row\"";
    private static final String LARGE_OBJECTS = "SELECT count(*) || ':' || coalesce(sum(hashtextextended("
            + "loid || ':' || pageno || ':' || encode(data, 'hex'), 0)::numeric), 0) FROM pg_largeobject";

    private final Sessions sessions;

    Contents(Sessions sessions) {
        this.sessions = sessions;
    }

    /** Counted row by row: the statistics say 0 after a crash restart. */
    Map<String, Long> counts(String database) throws StepException, InterruptedException {
        return eachTable(
                database,
                "count the rows of database '" + database + "'",
                (connection, table) -> query(
                                connection, "SELECT count(*) FROM ONLY " + table.sql(), row -> row.getLong(1))
                        .get(0));
    }

    Map<String, Integer> columns(String database) throws StepException, InterruptedException {
        return eachTable(
                database,
                "count the columns of database '" + database + "'",
                (connection, table) -> query(
                                connection,
                                "SELECT count(*) FROM pg_attribute WHERE attrelid = '"
                                        + table.sql().replace("'", "''")
                                        + "'::regclass AND attnum > 0 AND NOT attisdropped",
                                row -> row.getInt(1))
                        .get(0));
    }

    Map<String, String> hashes(String database) throws StepException, InterruptedException {
        return sessions.inSnapshot(database, "hash the rows of database '" + database + "'", Contents::hashes);
    }

    static Map<String, String> hashes(Connection connection) throws SQLException, InterruptedException {
        var hashes = eachTable(connection, Contents::hash);
        var objects = query(connection, LARGE_OBJECTS, row -> row.getString(1)).get(0);
        if (!objects.startsWith("0:")) {
            hashes.put("large objects", objects);
        }
        return hashes;
    }

    private static String hash(Connection connection, Table table) throws SQLException {
        execute(connection, "SET LOCAL TimeZone = 'UTC'");
        return query(
                        connection,
                        "SELECT count(*) || ':' || coalesce(sum(hashtextextended(" + ROW + "::text, 0)::numeric), 0)"
                                + " FROM ONLY " + table.sql() + " AS " + ROW,
                        row -> row.getString(1))
                .get(0);
    }

    private <T> Map<String, T> eachTable(String database, String what, Measure<T> measure)
            throws StepException, InterruptedException {
        return sessions.inSnapshot(database, what, connection -> eachTable(connection, measure));
    }

    private static <T> Map<String, T> eachTable(Connection connection, Measure<T> measure)
            throws SQLException, InterruptedException {
        var found = new LinkedHashMap<String, T>();
        for (var table : UserTables.in(connection)) {
            Sessions.checkInterrupted();
            found.put(table.text(), measure.of(connection, table));
        }
        return found;
    }

    private interface Measure<T> {
        T of(Connection connection, Table table) throws SQLException;
    }
}
