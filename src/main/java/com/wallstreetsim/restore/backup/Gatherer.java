package com.wallstreetsim.restore.backup;

import com.wallstreetsim.restore.backup.Finding.Severity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Collects the table of contents while a dump is read. */
final class Gatherer {
    private static final int FINDINGS_KEPT = 50;
    private static final Set<String> NO_ROLES =
            Set.of("public", "default", "current_user", "session_user", "current_role");

    final Map<String, Long> rows = new LinkedHashMap<>();
    final Set<String> tables = new LinkedHashSet<>();
    final Map<String, Long> sequences = new LinkedHashMap<>();
    private final Set<String> roles = new TreeSet<>();
    final Set<String> extensions = new TreeSet<>();
    private final Map<DumpPiece.Kind, Long> statements = new EnumMap<>(DumpPiece.Kind.class);
    private final List<Finding> findings = new ArrayList<>();
    private String encoding = "";
    private long bytes;
    private long inserted;

    void count(DumpPiece.Kind kind) {
        statements.merge(kind, 1L, Long::sum);
    }

    /** A role that is named; words that stand for whoever is there are none. */
    void role(String name) {
        if (!NO_ROLES.contains(name)) {
            roles.add(name);
        }
    }

    void encoding(String name) {
        encoding = name;
    }

    void rows(String table, long count) {
        rows.merge(table, count, Long::sum);
    }

    void inserted(String table, long count) {
        rows(table, count);
        inserted += count;
    }

    void bytes(long more) {
        bytes += more;
    }

    /** Keeps the first of each severity; a hostile dump may have millions. */
    void find(Severity severity, long line, String message) {
        if (findings.stream().filter(f -> f.severity() == severity).count() < FINDINGS_KEPT) {
            findings.add(new Finding(severity, line, message));
        }
    }

    List<Finding> findings() {
        return findings;
    }

    Contents contents() {
        var needs = new Contents.Needs(encoding, roles, extensions);
        return new Contents(rows, List.copyOf(tables), sequences, statements, needs, bytes, inserted);
    }
}
