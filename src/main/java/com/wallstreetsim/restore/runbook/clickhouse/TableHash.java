package com.wallstreetsim.restore.runbook.clickhouse;

import com.wallstreetsim.restore.port.AnalyticsStore;
import com.wallstreetsim.restore.procedure.StepException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How the content of one table is hashed. A hash over a NULL is NULL, and a sum leaves it out: rows of a table with
 * Nullable columns are hashed once more by their values beside whether these are NULL. The plain hash stays for the
 * manifests that were written before.
 */
final class TableHash {
    private static final String NULLABLE = "Nullable(";

    private final Map<String, String> arguments = new LinkedHashMap<>();

    private TableHash() {}

    static TableHash of(AnalyticsStore store, String database, String table) throws StepException {
        var columns =
                store.query("SELECT name, type, default_kind FROM system.columns WHERE database = %s AND table = %s"
                        .formatted(literal(database), literal(table)));
        var hash = new TableHash();
        var stored = columns.stream()
                .filter(column -> !List.of("MATERIALIZED", "ALIAS", "EPHEMERAL").contains(column.get(2)))
                .toList();
        // Old servers refuse to hash a NULL within an array or a tuple.
        if (stored.stream().noneMatch(column -> inner(column.get(1)))) {
            hash.arguments.put("hash", "*");
        }
        if (stored.stream().anyMatch(column -> column.get(1).contains(NULLABLE))) {
            hash.arguments.put(
                    "with NULLs",
                    stored.stream()
                            .map(column -> argument(TableSums.quoted(column.get(0)), column.get(1)))
                            .collect(Collectors.joining(", ")));
        }
        return hash;
    }

    private static String argument(String name, String type) {
        if (inner(type)) {
            return "toString(%s)".formatted(name);
        }
        return outer(type) ? "assumeNotNull(%1$s), isNull(%1$s)".formatted(name) : name;
    }

    private static boolean outer(String type) {
        return type.startsWith(NULLABLE) || type.startsWith("LowCardinality(" + NULLABLE);
    }

    private static boolean inner(String type) {
        return type.contains(NULLABLE) && !outer(type);
    }

    static String literal(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    /** {@code count(), sum ...}: what is selected of the table; a sum over nothing but NULLs counts as 0. */
    String columns() {
        return "count()"
                + arguments.values().stream()
                        .map(", ifNull(sum(cityHash64(%s)), 0)"::formatted)
                        .collect(Collectors.joining());
    }

    /** The hashes out of a row, {@link #columns} being its last values. */
    List<Long> hashes(List<String> row) {
        return row.subList(row.size() - arguments.size(), row.size()).stream()
                .map(Long::parseUnsignedLong)
                .toList();
    }

    /** Hashes of no rows. */
    List<Long> none() {
        return arguments.keySet().stream().map(label -> 0L).toList();
    }

    /** Hashes of the rows of both. */
    static List<Long> sum(List<Long> one, List<Long> other) {
        var sum = new ArrayList<Long>();
        for (var i = 0; i < one.size(); i++) {
            sum.add(one.get(i) + other.get(i));
        }
        return sum;
    }

    /** {@code 1000000 rows, hash 8044213380760990428}, and {@code , with NULLs 77...} where there can be some. */
    String words(long rows, List<Long> hashes) {
        var words = new StringBuilder(rows + " rows");
        var labels = List.copyOf(arguments.keySet());
        for (var i = 0; i < labels.size(); i++) {
            words.append(", %s %s".formatted(labels.get(i), Long.toUnsignedString(hashes.get(i))));
        }
        return words.toString();
    }
}
