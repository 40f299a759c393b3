package com.wallstreetsim.restore.adapter.postgres;

import static com.wallstreetsim.restore.adapter.postgres.Names.quoted;
import static com.wallstreetsim.restore.adapter.postgres.Sessions.query;

import com.wallstreetsim.restore.port.Database.Behind;
import com.wallstreetsim.restore.port.Database.Integrity;
import com.wallstreetsim.restore.procedure.StepException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Looks for what a restore can leave broken without an error: indexes, constraints, sequences. */
final class Soundness {
    // One over a partitioned table holds nothing itself: it is not valid while a part has no index of its own, which
    // says nothing against the parts that have one, and a dump brings it so.
    private static final String INDEXES =
            "SELECT n.nspname || '.' || c.relname, c.relkind = 'I' OR (i.indisvalid AND i.indisready)"
                    + " FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace"
                    + " WHERE " + UserTables.USERS + " ORDER BY 1";
    private static final String CONSTRAINTS = "SELECT n.nspname || '.' || c.relname || '.' || k.conname,"
            + " k.convalidated FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid"
            + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE " + UserTables.USERS + " ORDER BY 1";
    // Both ties: the owner's (serial, identity), and a default that only names the sequence.
    private static final String SEQUENCES = "SELECT DISTINCT n.nspname, c.relname, tn.nspname, t.relname, a.attname,"
            + " s.seqincrement FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
            + " JOIN pg_sequence s ON s.seqrelid = c.oid AND NOT s.seqcycle JOIN ("
            + " SELECT objid AS seq, refobjid AS tab, refobjsubid AS col FROM pg_depend WHERE deptype IN ('a', 'i')"
            + " AND classid = 'pg_class'::regclass AND refclassid = 'pg_class'::regclass AND refobjsubid > 0"
            + " UNION SELECT d.refobjid, f.adrelid, f.adnum FROM pg_depend d JOIN pg_attrdef f ON f.oid = d.objid"
            + " WHERE d.classid = 'pg_attrdef'::regclass AND d.refclassid = 'pg_class'::regclass) tie"
            + " ON tie.seq = c.oid JOIN pg_class t ON t.oid = tie.tab AND t.relkind IN ('r', 'p')"
            + " JOIN pg_namespace tn ON tn.oid = t.relnamespace"
            + " JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = tie.col"
            + " AND a.atttypid IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype, 'numeric'::regtype)"
            + " WHERE c.relkind = 'S' AND " + UserTables.USERS + " ORDER BY 1, 2, 3, 4, 5";

    private final Sessions sessions;

    Soundness(Sessions sessions) {
        this.sessions = sessions;
    }

    Integrity of(String database) throws StepException, InterruptedException {
        return sessions.inSnapshot(database, "check the integrity of database '" + database + "'", connection -> {
            var indexes = query(connection, INDEXES, row -> new Part(row.getString(1), row.getBoolean(2)));
            var constraints = query(connection, CONSTRAINTS, row -> new Part(row.getString(1), row.getBoolean(2)));
            var sequences = query(connection, SEQUENCES, Sequence::read);
            return new Integrity(
                    indexes.size(),
                    broken(indexes),
                    constraints.size(),
                    broken(constraints),
                    (int) sequences.stream().map(Sequence::text).distinct().count(),
                    behind(connection, sequences));
        });
    }

    private static List<String> broken(List<Part> parts) {
        return parts.stream().filter(part -> !part.valid).map(Part::name).toList();
    }

    private static List<Behind> behind(Connection connection, List<Sequence> sequences)
            throws SQLException, InterruptedException {
        var furthest = new LinkedHashMap<String, Late>();
        for (var sequence : sequences) {
            Sessions.checkInterrupted();
            sequence.behind(connection).ifPresent(late -> furthest.merge(sequence.text(), late, sequence::later));
        }
        return furthest.values().stream().map(Late::behind).toList();
    }

    /** How far the column is that a sequence is behind of. */
    private record Late(BigDecimal value, Behind behind) {}

    private record Part(String name, boolean valid) {}

    private static final Pattern BARE = Pattern.compile("[a-z_][a-z0-9_]*\\.[a-z_][a-z0-9_]*");

    private record Sequence(
            String schema, String name, String tableSchema, String table, String column, long increment) {
        static Sequence read(java.sql.ResultSet row) throws SQLException {
            return new Sequence(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getLong(6));
        }

        String text() {
            return schema + "." + name;
        }

        /** The next value must lie beyond every value there is, in the direction the sequence goes. */
        Optional<Late> behind(Connection connection) throws SQLException {
            var furthest = furthest(connection);
            var next = query(
                            connection,
                            "SELECT last_value::numeric + CASE WHEN is_called THEN " + increment + " ELSE 0 END FROM "
                                    + quoted(schema) + "." + quoted(name),
                            row -> row.getBigDecimal(1))
                    .get(0);
            return furthest.filter(value -> next.compareTo(value) * Long.signum(increment) <= 0)
                    .map(value -> new Late(
                            value,
                            new Behind(
                                    text(),
                                    text() + " gives " + next.toPlainString() + " next, " + tableSchema + "." + table
                                            + "." + column + " is at " + value.toPlainString(),
                                    mend(value))));
        }

        /** Several columns may take their values from one sequence: one statement puts it beyond them all. */
        Late later(Late one, Late other) {
            return one.value.compareTo(other.value) * Long.signum(increment) >= 0 ? one : other;
        }

        private String mend(BigDecimal value) {
            var typed = BARE.matcher(text()).matches() ? text() : quoted(schema) + "." + quoted(name);
            var whole = value.setScale(0, increment > 0 ? RoundingMode.CEILING : RoundingMode.FLOOR);
            return "SELECT setval('%s', %s)".formatted(typed.replace("'", "''"), whole.toPlainString());
        }

        private Optional<BigDecimal> furthest(Connection connection) throws SQLException {
            var end = increment > 0 ? "max(" : "min(";
            return Optional.ofNullable(query(
                            connection,
                            "SELECT " + end + quoted(column) + ")::numeric FROM " + quoted(tableSchema) + "."
                                    + quoted(table),
                            row -> row.getBigDecimal(1))
                    .get(0));
        }
    }
}
