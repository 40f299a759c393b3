package com.wallstreetsim.restore.runbook.clickhouse;

import com.wallstreetsim.restore.backup.Manifest;
import com.wallstreetsim.restore.port.AnalyticsStore;
import com.wallstreetsim.restore.procedure.Progress;
import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Rows and a hash of the whole content of each table that holds data: making them reads every column to its end. */
record TableSums(Map<String, String> sums) {
    // Views and remote tables hold nothing of their own; asking for engines by their ending works on old servers too.
    private static final String TABLES = "SELECT database, name FROM system.tables WHERE database NOT IN "
            + "('system', 'INFORMATION_SCHEMA', 'information_schema') "
            + "AND (engine LIKE '%MergeTree' OR engine LIKE '%Log') ORDER BY database, name";
    private static final String MEMORY = "clickhouse.sums";

    TableSums {
        sums = java.util.Collections.unmodifiableMap(new TreeMap<>(sums));
    }

    /** Reads every table completely. */
    static TableSums read(AnalyticsStore store, StepContext context) throws StepException, InterruptedException {
        var sums = new TreeMap<String, String>();
        var tables = store.query(TABLES);
        for (var table : tables) {
            context.checkCancelled();
            var name = table.get(0) + "." + table.get(1);
            context.progress(new Progress(sums.size(), tables.size(), "tables", "reading " + name));
            var hash = TableHash.of(store, table.get(0), table.get(1));
            var sum = store.query("SELECT %s FROM %s".formatted(hash.columns(), quoted(table.get(0), table.get(1))))
                    .get(0);
            sums.put(name, hash.words(Long.parseLong(sum.get(0)), hash.hashes(sum)));
            context.say("%s: %s".formatted(name, sums.get(name)));
        }
        return new TableSums(sums);
    }

    static String quoted(String database, String table) {
        return quoted(database) + "." + quoted(table);
    }

    static String quoted(String name) {
        return "`" + name.replace("\\", "\\\\").replace("`", "\\`") + "`";
    }

    long rows() {
        return sums.values().stream()
                .mapToLong(sum -> Long.parseLong(sum.substring(0, sum.indexOf(' '))))
                .sum();
    }

    void remember(StepContext context) {
        var lines = new ArrayList<String>();
        sums.forEach((table, sum) -> lines.add(table + "\t" + sum));
        context.remember(MEMORY, String.join("\n", lines));
    }

    /** What an earlier step read; empty when none did. */
    static TableSums recall(StepContext context) {
        var sums = new TreeMap<String, String>();
        context.recall(MEMORY).orElse("").lines().forEach(line -> {
            var at = line.indexOf('\t');
            sums.put(line.substring(0, at), line.substring(at + 1));
        });
        return new TableSums(sums);
    }

    /**
     * Each table beside what the manifest of its archive says; it has no hash for a table that was merged meanwhile, and
     * one that was written before NULLs were hashed has none of them.
     */
    List<Proof> against(Manifest manifest) {
        return manifest.tables().entrySet().stream()
                .map(table -> {
                    var found = sums.getOrDefault(table.getKey(), "not there");
                    var same = found.equals(table.getValue()) || found.startsWith(table.getValue() + ", ");
                    return new Proof(table.getKey() + " by its manifest", found, table.getValue(), same);
                })
                .toList();
    }

    /** Each table beside what is expected of it. */
    List<Proof> against(TableSums expected) {
        var proofs = new ArrayList<Proof>();
        expected.sums.forEach((table, sum) -> {
            var found = sums.getOrDefault(table, "not there");
            proofs.add(new Proof(table, found, sum, found.equals(sum)));
        });
        sums.forEach((table, sum) -> {
            if (!expected.sums.containsKey(table)) {
                proofs.add(Proof.seen(table, sum));
            }
        });
        return proofs;
    }
}
