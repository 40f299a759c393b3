package com.wallstreetsim.restore.runbook.postgres;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which rows each table holds, as count and hash, in a form that a run can remember. */
record ContentHashes(Map<String, String> tables) {
    ContentHashes {
        tables = Map.copyOf(tables);
    }

    /** {@code public.orders=307000%3A8812...&...}; names are escaped, they may hold anything. */
    String encode() {
        return tables.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(table -> escaped(table.getKey()) + "=" + escaped(table.getValue()))
                .collect(Collectors.joining("&"));
    }

    static ContentHashes decode(String text) {
        var tables = new LinkedHashMap<String, String>();
        for (var table : text.split("&", -1)) {
            var parts = table.split("=", -1);
            if (parts.length == 2) {
                tables.put(plain(parts[0]), plain(parts[1]));
            }
        }
        return new ContentHashes(tables);
    }

    /** The tables whose rows are not the same, by name; one that only one side has counts. */
    List<String> differing(ContentHashes other) {
        var names = new TreeSet<>(tables.keySet());
        names.addAll(other.tables.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(tables.get(name), other.tables.get(name)))
                .toList();
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String plain(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
