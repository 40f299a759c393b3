package com.wallstreetsim.restore.runbook.clickhouse;

import com.wallstreetsim.restore.backup.Manifest;
import com.wallstreetsim.restore.port.AnalyticsStore;
import com.wallstreetsim.restore.procedure.AwayException;
import com.wallstreetsim.restore.procedure.Progress;
import com.wallstreetsim.restore.procedure.Proof;
import com.wallstreetsim.restore.procedure.StepContext;
import com.wallstreetsim.restore.procedure.StepException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Rows and a hash of the whole content of each table that holds data: making them reads every column to its end.
 *
 * @param sums by {@code database.table}
 * @param merged the same of tables whose engine merges rows whenever it likes, read as if all were merged
 * @param expiring tables that lose rows as time goes by
 */
record TableSums(Map<String, String> sums, Map<String, String> merged, Set<String> expiring) {
    // Views and remote tables hold nothing of their own; asking for engines by their ending works on old servers too.
    private static final String TABLES = "SELECT database, name, engine, engine_full LIKE '% TTL %' "
            + "FROM system.tables WHERE database NOT IN ('system', 'INFORMATION_SCHEMA', 'information_schema') "
            + "AND (engine LIKE '%MergeTree' OR engine LIKE '%Log') ORDER BY database, name";
    private static final String MEMORY = "clickhouse.sums";

    TableSums {
        sums = Collections.unmodifiableMap(new TreeMap<>(sums));
        merged = Map.copyOf(merged);
        expiring = Set.copyOf(expiring);
    }

    /** Sums of tables that keep their rows. */
    TableSums(Map<String, String> sums) {
        this(sums, Map.of(), Set.of());
    }

    /** Reads every table completely. */
    static TableSums read(AnalyticsStore store, StepContext context) throws StepException, InterruptedException {
        return read(store, context, new TableSums(Map.of()));
    }

    /** The same; what has the sum that is expected is not read once more as if it was merged. */
    static TableSums read(AnalyticsStore store, StepContext context, TableSums expected)
            throws StepException, InterruptedException {
        var sums = new TreeMap<String, String>();
        var merged = new TreeMap<String, String>();
        var expiring = new TreeSet<String>();
        var tables = store.query(TABLES);
        for (var table : tables) {
            context.checkCancelled();
            var name = table.get(0) + "." + table.get(1);
            context.progress(new Progress(sums.size(), tables.size(), "tables", "reading " + name));
            var hash = TableHash.of(store, table.get(0), table.get(1));
            var from = quoted(table.get(0), table.get(1));
            var engine = Engine.of(table.get(2));
            sums.put(name, sum(store, hash, from));
            if (engine == Engine.MERGES && !Objects.equals(expected.sums.get(name), sums.get(name))) {
                onceMerged(store, hash, from, context).ifPresent(sum -> merged.put(name, sum));
            }
            if (engine == Engine.OTHER || table.get(3).equals("1")) {
                expiring.add(name);
            }
            context.say("%s: %s".formatted(name, sums.get(name)));
        }
        return new TableSums(sums, merged, expiring);
    }

    private static String sum(AnalyticsStore store, TableHash hash, String from) throws StepException {
        var sum =
                store.query("SELECT %s FROM %s".formatted(hash.columns(), from)).get(0);
        return hash.words(Long.parseLong(sum.get(0)), hash.hashes(sum));
    }

    /** Merging while it reads takes memory that the server may not have; the table itself was read to its end before. */
    private static Optional<String> onceMerged(AnalyticsStore store, TableHash hash, String from, StepContext context)
            throws StepException {
        try {
            return Optional.of(sum(store, hash, from + " FINAL"));
        } catch (AwayException e) {
            throw e;
        } catch (StepException e) {
            context.say("not read as if it was merged: " + e.message());
            return Optional.empty();
        }
    }

    /** What an engine does to rows by itself. */
    private enum Engine {
        KEEPS,
        /** Two rows become one at a time of its own choice; read with FINAL, they are one at once. */
        MERGES,
        OTHER;

        static Engine of(String name) {
            return switch (name.replaceFirst("^(Replicated|Shared)", "")) {
                case "MergeTree", "Log", "TinyLog", "StripeLog" -> KEEPS;
                case "ReplacingMergeTree",
                        "SummingMergeTree",
                        "AggregatingMergeTree",
                        "CollapsingMergeTree",
                        "VersionedCollapsingMergeTree" -> MERGES;
                default -> OTHER;
            };
        }
    }

    static String quoted(String database, String table) {
        return quoted(database) + "." + quoted(table);
    }

    static String quoted(String name) {
        return "`" + name.replace("\\", "\\\\").replace("`", "\\`") + "`";
    }

    long rows() {
        return sums.values().stream().mapToLong(TableSums::rows).sum();
    }

    private static long rows(String sum) {
        return Long.parseLong(sum.substring(0, sum.indexOf(' ')));
    }

    void remember(StepContext context) {
        var lines = new ArrayList<String>();
        sums.forEach((table, sum) -> lines.add(String.join("\t", table, sum, merged.getOrDefault(table, ""))));
        context.remember(MEMORY, String.join("\n", lines));
    }

    /** What an earlier step read; empty when none did. */
    static TableSums recall(StepContext context) {
        var sums = new TreeMap<String, String>();
        var merged = new TreeMap<String, String>();
        context.recall(MEMORY).orElse("").lines().forEach(line -> {
            var parts = line.split("\t", -1);
            sums.put(parts[0], parts[1]);
            if (parts.length > 2 && !parts[2].isEmpty()) {
                merged.put(parts[0], parts[2]);
            }
        });
        return new TableSums(sums, merged, Set.of());
    }

    /**
     * Each table beside what the manifest of its archive says; it has no hash for a table that was merged meanwhile, and
     * one that was written before NULLs were hashed has none of them. Rows that the server has merged since are not
     * missed: its parts are compared with those of the archive.
     */
    List<Proof> against(Manifest manifest) {
        var proofs = new ArrayList<Proof>();
        manifest.tables().forEach((table, sum) -> {
            var what = table + " by its manifest";
            var found = sums.getOrDefault(table, "not there");
            var same = found.equals(sum) || found.startsWith(sum + ", ");
            if (!same && mergedSince(table, sum)) {
                proofs.add(Proof.seen(what, "%s; %s before the server merged them".formatted(found, sum)));
            } else {
                proofs.add(new Proof(what, found, sum, same));
            }
        });
        return proofs;
    }

    /** Each table beside what is expected of it. */
    List<Proof> against(TableSums expected) {
        var proofs = new ArrayList<Proof>();
        expected.sums.forEach(
                (table, sum) -> proofs.add(against(table, sum, Optional.ofNullable(expected.merged.get(table)))));
        sums.forEach((table, sum) -> {
            if (!expected.sums.containsKey(table)) {
                proofs.add(Proof.seen(table, sum));
            }
        });
        return proofs;
    }

    private Proof against(String table, String sum, Optional<String> once) {
        var found = sums.getOrDefault(table, "not there");
        if (found.equals(sum)) {
            return new Proof(table, found, sum, true);
        }
        if (once.isPresent() && once.equals(Optional.ofNullable(merged.get(table)))) {
            return new Proof(table, once.get() + ", once merged", once.get() + ", once merged", true);
        }
        if (expiring.contains(table) && fewer(table, sum, 0)) {
            return Proof.toDo(
                    table,
                    "it has %s, and had %s when the copy was read: it loses rows by itself (TTL); look whether these are the ones"
                            .formatted(found, sum));
        }
        if (more(table, sum)) {
            return Proof.toDo(
                    table,
                    "it has %s, and had %s before it served again: look whether the rows that came are the applications'"
                            .formatted(found, sum));
        }
        return new Proof(table, found, sum, false);
    }

    private boolean more(String table, String sum) {
        return sums.containsKey(table) && rows(sums.getOrDefault(table, "")) > rows(sum);
    }

    /** Merging takes at least one row out; time may have taken some too, or none. */
    private boolean mergedSince(String table, String sum) {
        return merged.containsKey(table) ? fewer(table, sum, 1) : expiring.contains(table) && fewer(table, sum, 0);
    }

    private boolean fewer(String table, String sum, long by) {
        return sums.containsKey(table) && rows(sums.getOrDefault(table, "")) + by <= rows(sum);
    }
}
