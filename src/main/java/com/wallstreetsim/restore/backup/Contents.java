package com.wallstreetsim.restore.backup;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The table of contents of a dump. Names are {@code schema.name} as the server knows them, without quotes.
 *
 * @param rows rows by table in the order of the dump, from COPY blocks and INSERT statements
 * @param tables tables it creates
 * @param sequences the value each sequence is set to
 * @param statements how many of each kind, COPY blocks not among them
 * @param needs what the server must have
 * @param bytes size of the plain dump's rows in bytes, or 0 where they are INSERT statements
 * @param inserted rows that come as INSERT statements
 */
public record Contents(
        Map<String, Long> rows,
        List<String> tables,
        Map<String, Long> sequences,
        Map<DumpPiece.Kind, Long> statements,
        Needs needs,
        long bytes,
        long inserted) {

    public static final Contents NOTHING =
            new Contents(Map.of(), List.of(), Map.of(), Map.of(), new Needs("", Set.of(), Set.of()), 0, 0);

    public Contents {
        rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
        tables = List.copyOf(tables);
        sequences = Collections.unmodifiableMap(new LinkedHashMap<>(sequences));
        statements = Collections.unmodifiableMap(
                statements.isEmpty() ? new EnumMap<>(DumpPiece.Kind.class) : new EnumMap<>(statements));
    }

    public long totalRows() {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Whether it brings rows but creates no table: it needs one that has its tables. */
    public boolean dataOnly() {
        return tables.isEmpty() && !rows.isEmpty();
    }

    /** Whether there is neither a table nor a row in it. */
    public boolean nothing() {
        return tables.isEmpty() && rows.isEmpty();
    }

    /**
     * What a server must have before the dump can be loaded.
     *
     * @param encoding {@code client_encoding} of the dump, empty text where it is not set
     * @param roles named as owners and in grants
     * @param extensions it creates
     */
    public record Needs(String encoding, Set<String> roles, Set<String> extensions) {
        public Needs {
            roles = Collections.unmodifiableSet(new TreeSet<>(roles));
            extensions = Collections.unmodifiableSet(new TreeSet<>(extensions));
        }
    }
}
