package com.wallstreetsim.restore.runbook.clickhouse;

import com.wallstreetsim.restore.backup.Manifest;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Tells the parts of a frozen copy by their place in the data directory, and adds up what their tables hold. */
final class FrozenManifest {
    private static final Pattern SHADOW = Pattern.compile("shadow/([^/]+)/(.*)");

    private final ClickHouseTools tools;
    private final Map<String, String> tables;
    private final Map<String, String> owners = new TreeMap<>();
    private final Map<String, Map<String, long[]>> sums = new TreeMap<>();

    /** @param tables by their name below {@code shadow} */
    FrozenManifest(ClickHouseTools tools, Map<String, String> tables) {
        this.tools = tools;
        this.tables = Map.copyOf(tables);
    }

    /** The path a file of the running server has in the archive. */
    String place(String path) {
        var shadow = SHADOW.matcher(path);
        if (!shadow.matches()) {
            return path;
        }
        var place = shadow.group(2);
        owners.put(Parts.directory(place), tables.getOrDefault(shadow.group(1), ""));
        return place;
    }

    /** Reads every table, part by part; what was inserted since the freeze is in parts of its own. */
    void read(StepContext context) throws StepException, InterruptedException {
        for (var table : tables.values()) {
            context.checkCancelled();
            var at = table.indexOf('.');
            var name = TableSums.quoted(table.substring(0, at), table.substring(at + 1));
            var found = new TreeMap<String, long[]>();
            for (var row : tools.clickhouse()
                    .query("SELECT _part, count(), sum(cityHash64(*)) FROM %s GROUP BY _part".formatted(name))) {
                found.put(row.get(0), new long[] {Long.parseLong(row.get(1)), Long.parseUnsignedLong(row.get(2))});
            }
            sums.put(table, found);
        }
    }

    Manifest of(String about, Map<String, String> files, Map<String, String> counts) {
        var parts = Parts.inArchive(counts);
        var sum = new TreeMap<String, String>();
        tables.values().forEach(table -> sum.put(table, sum(table, parts)));
        return new Manifest(about, sum, parts.rows(), files);
    }

    /** In the words of {@link TableSums}; without a hash where a part was merged away before it was read. */
    private String sum(String table, Parts parts) {
        long rows = 0;
        long hash = 0;
        var whole = true;
        for (var part : parts.rows().entrySet()) {
            if (table.equals(owners.get(part.getKey()))) {
                var read = sums.getOrDefault(table, Map.of())
                        .get(part.getKey().substring(part.getKey().lastIndexOf('/') + 1));
                rows += part.getValue();
                whole &= read != null && read[0] == part.getValue();
                hash += read == null ? 0 : read[1];
            }
        }
        return whole ? TableSums.words(rows, hash) : rows + " rows";
    }
}
