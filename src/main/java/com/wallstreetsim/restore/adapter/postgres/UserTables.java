package com.wallstreetsim.restore.adapter.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The tables that hold the user's rows: ordinary ones and the leaves of partitioned ones; none of an extension. */
final class UserTables {
    /** A condition on {@code pg_class c} and {@code pg_namespace n}. */
    static final String USERS = "n.nspname NOT IN ('pg_catalog', 'information_schema')"
            + " AND n.nspname !~ '^pg_(toast|temp)'"
            + " AND NOT EXISTS (SELECT 1 FROM pg_depend e WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid"
            + " AND e.deptype = 'e')";

    private static final String TABLES = "SELECT n.nspname, c.relname FROM pg_class c"
            + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND " + USERS
            + " ORDER BY n.nspname, c.relname";

    private UserTables() {}

    static List<Table> in(Connection connection) throws SQLException {
        return Sessions.query(connection, TABLES, row -> new Table(row.getString(1), row.getString(2)));
    }

    /** One table. */
    record Table(String schema, String name) {
        /** As the dump reader names it. */
        String text() {
            return schema + "." + name;
        }

        String sql() {
            return Names.quoted(schema) + "." + Names.quoted(name);
        }
    }
}
