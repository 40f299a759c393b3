package com.wallstreetsim.restore.adapter.postgres;

import static com.wallstreetsim.restore.adapter.postgres.Names.quoted;
import static com.wallstreetsim.restore.adapter.postgres.Sessions.query;

import com.wallstreetsim.restore.adapter.postgres.UserTables.Table;
import com.wallstreetsim.restore.procedure.StepException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads when rows were written, from the columns that say so; a column without a time zone is taken for UTC. */
final class Times {
    // Only columns that say when something happened: an expires_at or due_at lies in the future.
    private static final String COLUMNS = "SELECT n.nspname, c.relname, a.attname, a.atttypid = 'timestamp'::regtype"
            + " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
            + " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped"
            + " WHERE c.relkind = 'r' AND a.atttypid IN ('timestamp'::regtype, 'timestamptz'::regtype)"
            + " AND a.attname ~* '^(created|inserted|executed|placed|filled|published|sent|recorded|occurred|opened"
            + "|closed|updated|modified|last_[a-z]+)_?(at|on|time)?$' AND " + UserTables.USERS
            + " ORDER BY 1, 2, array_position('{created,inserted,executed,placed}'::text[],"
            + " substring(lower(a.attname) from '^[a-z]+')) NULLS LAST, a.attnum";

    private final Sessions sessions;

    Times(Sessions sessions) {
        this.sessions = sessions;
    }

    Optional<Instant> newest(String database) throws StepException, InterruptedException {
        return sessions.inSnapshot(database, "find the newest row of database '" + database + "'", connection -> {
            shortly(connection);
            var newest = Optional.<Instant>empty();
            for (var column : columns(connection)) {
                Sessions.checkInterrupted();
                newest = later(newest, newest(connection, column));
            }
            return newest;
        });
    }

    /** What is only told must not wait for a lock that may never be given back, nor read for hours. */
    private static void shortly(Connection connection) throws SQLException {
        Sessions.execute(connection, "SET LOCAL lock_timeout = '5s'");
        Sessions.execute(connection, "SET LOCAL statement_timeout = '5min'");
    }

    private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
        return one.isEmpty() || (other.isPresent() && other.get().isAfter(one.get())) ? other : one;
    }

    private static Optional<Instant> newest(Connection connection, Column column) throws SQLException {
        return Optional.ofNullable(query(
                                connection,
                                "SELECT max(" + column.sql() + ") FILTER (WHERE isfinite(" + column.sql()
                                        + ")) FROM ONLY " + column.table.sql(),
                                row -> row.getObject(1, OffsetDateTime.class))
                        .get(0))
                .map(OffsetDateTime::toInstant);
    }

    Map<String, Long> rowsSince(String database, Instant since) throws StepException, InterruptedException {
        return sessions.inSnapshot(database, "count the newest rows of database '" + database + "'", connection -> {
            shortly(connection);
            var counts = new LinkedHashMap<String, Long>();
            var seen = new HashSet<Table>();
            for (var column : columns(connection)) {
                Sessions.checkInterrupted();
                if (seen.add(column.table)) {
                    counts.put(column.table.text(), since(connection, column, since));
                }
            }
            return counts;
        });
    }

    private static long since(Connection connection, Column column, Instant since) throws SQLException {
        return query(
                        connection,
                        "SELECT count(*) FROM ONLY " + column.table.sql() + " WHERE " + column.sql() + " > ?",
                        row -> row.getLong(1),
                        Timestamp.from(since))
                .get(0);
    }

    private static List<Column> columns(Connection connection) throws SQLException {
        return query(
                connection,
                COLUMNS,
                row -> new Column(new Table(row.getString(1), row.getString(2)), row.getString(3), row.getBoolean(4)));
    }

    private record Column(Table table, String name, boolean withoutZone) {
        String sql() {
            return withoutZone ? "(" + quoted(name) + " AT TIME ZONE 'UTC')" : quoted(name);
        }
    }
}
