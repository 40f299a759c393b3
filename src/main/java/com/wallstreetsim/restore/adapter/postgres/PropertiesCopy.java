package com.wallstreetsim.restore.adapter.postgres;

import static com.wallstreetsim.restore.adapter.postgres.Names.literal;
import static com.wallstreetsim.restore.adapter.postgres.Names.quoted;
import static com.wallstreetsim.restore.adapter.postgres.Sessions.execute;
import static com.wallstreetsim.restore.adapter.postgres.Sessions.query;

import com.wallstreetsim.restore.procedure.StepException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lays what a plain dump of one database does not carry on another: owner, ACL, settings, limit, comment. */
final class PropertiesCopy {
    private static final String GRANTS = "SELECT pg_get_userbyid(a.grantor),"
            + " CASE a.grantee WHEN 0 THEN '' ELSE pg_get_userbyid(a.grantee) END, a.privilege_type, a.is_grantable"
            + " FROM pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) WITH ORDINALITY"
            + " a(grantor, grantee, privilege_type, is_grantable, place) WHERE d.datname = ?"
            + " ORDER BY a.grantor <> d.datdba, a.place";
    private static final String OWN = "SELECT pg_get_userbyid(datdba), datconnlimit,"
            + " shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = ?";
    private static final String ACL = "SELECT coalesce((SELECT string_agg(a::text, ',' ORDER BY a::text)"
            + " FROM unnest(coalesce(datacl, acldefault('d', datdba))) a), '')"
            + " FROM pg_database WHERE datname = ?";
    // Row by row as they are: through ALTER ... SET a list such as search_path would have to be taken apart and quoted.
    private static final String SETTINGS = "INSERT INTO pg_db_role_setting (setdatabase, setrole, setconfig)"
            + " SELECT t.oid, s.setrole, s.setconfig FROM pg_db_role_setting s"
            + " JOIN pg_database f ON f.oid = s.setdatabase AND f.datname = ?"
            + " CROSS JOIN pg_database t WHERE t.datname = ? RETURNING 1";

    private final Sessions sessions;
    private final String from;
    private final String to;

    PropertiesCopy(Sessions sessions, String from, String to) {
        this.sessions = sessions;
        this.from = from;
        this.to = to;
    }

    void perform() throws StepException {
        sessions.briefly(
                Catalogue.MAINTENANCE, "copy the properties of database '" + from + "' to '" + to + "'", connection -> {
                    execute(connection, Sessions.LOCK_LIMIT);
                    connection.setAutoCommit(false);
                    var own = own(connection);
                    execute(connection, "ALTER DATABASE " + quoted(to) + " OWNER TO " + quoted(own.owner));
                    grants(connection, own);
                    settings(connection);
                    execute(connection, "ALTER DATABASE " + quoted(to) + " CONNECTION LIMIT " + own.limit);
                    execute(connection, "COMMENT ON DATABASE " + quoted(to) + " IS " + own.commentSql());
                    compareAcl(connection);
                    connection.commit();
                    return true;
                });
    }

    private Own own(Connection connection) throws SQLException, StepException {
        return query(connection, OWN, row -> new Own(row.getString(1), row.getInt(2), row.getString(3)), from).stream()
                .findFirst()
                .orElseThrow(() -> new StepException(
                        "database '" + from + "' does not exist",
                        "Go on without its properties, or restore its name."));
    }

    private void grants(Connection connection, Own own) throws SQLException {
        if (acl(connection, from).equals(acl(connection, to))) {
            return;
        }
        var before = query(connection, GRANTS, Grant::read, to);
        for (var grantee : before.stream().map(Grant::granteeSql).distinct().toList()) {
            execute(connection, "REVOKE ALL ON DATABASE " + quoted(to) + " FROM " + grantee + " CASCADE");
        }
        for (var grantee : List.of("PUBLIC", quoted(own.owner))) {
            execute(connection, "REVOKE ALL ON DATABASE " + quoted(to) + " FROM " + grantee + " CASCADE");
        }
        for (var grant : query(connection, GRANTS, Grant::read, from)) {
            execute(connection, "SET LOCAL ROLE " + quoted(grant.grantor));
            execute(connection, grant.sql(to));
            execute(connection, "RESET ROLE");
        }
    }

    private void settings(Connection connection) throws SQLException {
        query(
                connection,
                "DELETE FROM pg_db_role_setting s USING pg_database d WHERE d.oid = s.setdatabase AND d.datname = ?"
                        + " RETURNING 1",
                row -> 1,
                to);
        query(connection, SETTINGS, row -> 1, from, to);
    }

    private void compareAcl(Connection connection) throws SQLException, StepException {
        var wanted = acl(connection, from);
        var got = acl(connection, to);
        if (!wanted.equals(got)) {
            throw new StepException(
                    "the rights on database '" + to + "' are '" + got + "' instead of '" + wanted + "'",
                    "Grant them by hand as 'psql -l' shows them for '" + from + "', then retry.");
        }
    }

    private static String acl(Connection connection, String database) throws SQLException {
        return query(connection, ACL, row -> row.getString(1), database).get(0);
    }

    private record Own(String owner, int limit, @Nullable String comment) {
        String commentSql() {
            return comment == null ? "NULL" : literal(comment);
        }
    }

    private record Grant(String grantor, String grantee, String privilege, boolean grantable) {
        static Grant read(java.sql.ResultSet row) throws SQLException {
            return new Grant(row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4));
        }

        String granteeSql() {
            return grantee.isEmpty() ? "PUBLIC" : quoted(grantee);
        }

        String sql(String database) {
            return "GRANT " + privilege + " ON DATABASE " + quoted(database) + " TO " + granteeSql()
                    + (grantable ? " WITH GRANT OPTION" : "");
        }
    }
}
