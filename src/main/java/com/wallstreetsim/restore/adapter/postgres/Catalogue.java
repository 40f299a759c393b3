package com.wallstreetsim.restore.adapter.postgres;

import static com.wallstreetsim.restore.adapter.postgres.Sessions.query;

import com.wallstreetsim.restore.port.Database.DatabaseFacts;
import com.wallstreetsim.restore.port.Database.ServerInfo;
import com.wallstreetsim.restore.port.Database.Session;
import com.wallstreetsim.restore.procedure.StepException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What the server knows of itself and of its databases. */
final class Catalogue {
    /** Where one logs in to look at, make and rename other databases. */
    static final String MAINTENANCE = "postgres";

    private static final String FACTS =
            "SELECT datname, pg_get_userbyid(datdba), pg_database_size(oid), datallowconn" + " FROM pg_database WHERE ";

    private final Sessions sessions;

    Catalogue(Sessions sessions) {
        this.sessions = sessions;
    }

    ServerInfo server() throws StepException {
        return sessions.briefly(
                MAINTENANCE,
                "ask PostgreSQL for its version",
                connection -> query(
                                connection,
                                "SELECT current_setting('server_version_num')::int, current_setting('server_version'),"
                                        + " pg_postmaster_start_time()",
                                row -> new ServerInfo(
                                        row.getInt(1),
                                        row.getString(2).replaceFirst(" .*", ""),
                                        row.getObject(3, OffsetDateTime.class).toInstant()))
                        .get(0));
    }

    String cluster() throws StepException {
        return sessions.briefly(
                MAINTENANCE,
                "ask PostgreSQL for the number of its cluster",
                connection -> query(
                                connection,
                                "SELECT system_identifier FROM pg_control_system()",
                                row -> row.getString(1))
                        .get(0));
    }

    boolean exists(String database) throws StepException {
        return sessions.briefly(
                MAINTENANCE, "look for database '" + database + "'", connection -> exists(connection, database));
    }

    static boolean exists(Connection connection, String database) throws SQLException {
        return !query(connection, "SELECT 1 FROM pg_database WHERE datname = ?", row -> 1, database)
                .isEmpty();
    }

    List<DatabaseFacts> startingWith(String prefix) throws StepException {
        return facts("left(datname, length(?)) = ? ORDER BY datname", prefix, prefix);
    }

    List<DatabaseFacts> named(String database) throws StepException {
        return facts("datname = ?", database);
    }

    private List<DatabaseFacts> facts(String where, Object... parameters) throws StepException {
        var found = sessions.briefly(
                MAINTENANCE,
                "list databases",
                connection -> query(connection, FACTS + where, Catalogue::withoutTables, parameters));
        var complete = new ArrayList<DatabaseFacts>();
        for (var facts : found) {
            complete.add(facts.takesLogins() ? withTables(facts) : facts);
        }
        return complete;
    }

    private static DatabaseFacts withoutTables(ResultSet row) throws SQLException {
        return new DatabaseFacts(row.getString(1), row.getString(2), row.getLong(3), -1, row.getBoolean(4));
    }

    private DatabaseFacts withTables(DatabaseFacts facts) throws StepException {
        var tables = sessions.briefly(
                facts.name(),
                "count the tables of database '" + facts.name() + "'",
                connection -> UserTables.in(connection).size());
        return new DatabaseFacts(facts.name(), facts.owner(), facts.bytes(), tables, facts.takesLogins());
    }

    OptionalLong filled(String database, String table, String column) throws StepException {
        return sessions.briefly(database, "count the rows of table '" + table + "'", connection -> {
            var there = query(
                    connection,
                    "SELECT 1 FROM pg_attribute WHERE attrelid = to_regclass(?) AND attname = ?",
                    row -> row.getInt(1),
                    Names.quoted(table),
                    column);
            if (there.isEmpty()) {
                return OptionalLong.empty();
            }
            var sql =
                    "SELECT count(*) FROM %s WHERE %s::text <> ''".formatted(Names.quoted(table), Names.quoted(column));
            return OptionalLong.of(query(connection, sql, row -> row.getLong(1)).get(0));
        });
    }

    List<Session> sessions(String database) throws StepException {
        return sessions.briefly(
                MAINTENANCE,
                "list sessions",
                connection -> query(
                        connection,
                        "SELECT coalesce(usename, backend_type), coalesce(nullif(application_name, ''), '-'),"
                                + " coalesce(host(client_addr), 'local'), coalesce(state, '-'),"
                                + " coalesce(extract(epoch FROM now() - state_change), 0)::bigint"
                                + " FROM pg_stat_activity WHERE datname = ? AND pid <> pg_backend_pid()"
                                + " ORDER BY 5 DESC, 2",
                        row -> new Session(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                Duration.ofSeconds(Math.max(0, row.getLong(5)))),
                        database));
    }
}
