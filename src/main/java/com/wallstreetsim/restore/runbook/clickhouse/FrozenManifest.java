package com.wallstreetsim.restore.runbook.clickhouse;

import com.wallstreetsim.restore.backup.Manifest;
import com.wallstreetsim.restore.port.AnalyticsStore;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Tells the parts of a frozen copy by their place in the data directory, and adds up what their tables hold. */
final class FrozenManifest {
    private static final Pattern SHADOW = Pattern.compile("shadow/([^/]+)/(.*)");

    private final AnalyticsStore store;
    private final Map<String, String> tables;
    private final Map<String, String> owners = new TreeMap<>();
    private final Map<String, Read> sums = new TreeMap<>();

    /** What the server serves of a table, by part. */
    private record Read(TableHash hash, Map<String, Part> parts) {}

    private record Part(long rows, List<Long> hashes) {}

    /** @param tables by their name below {@code shadow} */
    FrozenManifest(AnalyticsStore store, Map<String, String> tables) {
        this.store = store;
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
            sums.put(table, read(table.substring(0, at), table.substring(at + 1)));
        }
    }

    private Read read(String database, String table) throws StepException {
        var hash = TableHash.of(store, database, table);
        var parts = new TreeMap<String, Part>();
        for (var row : store.query("SELECT _part, %s FROM %s GROUP BY _part"
                .formatted(hash.columns(), TableSums.quoted(database, table)))) {
            parts.put(row.get(0), new Part(Long.parseLong(row.get(1)), hash.hashes(row)));
        }
        // A part all of whose rows were deleted gives no row above.
        for (var row : store.query("SELECT name FROM system.parts WHERE active AND database = %s AND table = %s"
                .formatted(TableHash.literal(database), TableHash.literal(table)))) {
            parts.putIfAbsent(row.get(0), new Part(0, hash.none()));
        }
        return new Read(hash, parts);
    }

    Manifest of(String about, Map<String, String> files, Map<String, String> counts) {
        var parts = Parts.inArchive(counts);
        var sum = new TreeMap<String, String>();
        sums.forEach((table, read) -> sum.put(table, sum(table, read, parts)));
        return new Manifest(about, sum, parts.rows(), files);
    }

    /**
     * In the words of {@link TableSums}; without a hash where a part was merged away before it was read. A part serves
     * fewer rows than it stores once some were deleted: those that it serves are counted.
     */
    private String sum(String table, Read read, Parts parts) {
        long rows = 0;
        var hashes = read.hash.none();
        var whole = true;
        for (var part : parts.rows().entrySet()) {
            if (table.equals(owners.get(part.getKey()))) {
                var name = part.getKey().substring(part.getKey().lastIndexOf('/') + 1);
                var served = read.parts.get(name);
                rows += served == null ? part.getValue() : served.rows;
                whole &= served != null && served.rows <= part.getValue();
                hashes = served == null ? hashes : TableHash.sum(hashes, served.hashes);
            }
        }
        return whole ? read.hash.words(rows, hashes) : rows + " rows";
    }
}
