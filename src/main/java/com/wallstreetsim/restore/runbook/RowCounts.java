package com.wallstreetsim.restore.runbook;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Rows by table, in a form that a run can remember. */
public record RowCounts(Map<String, Long> rows) {
    public RowCounts {
        rows = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(rows));
    }

    public long total() {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }

    /** {@code public.orders=307000&...}; names are escaped, they may hold anything. */
    public String encode() {
        return rows.entrySet().stream()
                .map(row -> URLEncoder.encode(row.getKey(), StandardCharsets.UTF_8) + "=" + row.getValue())
                .collect(Collectors.joining("&"));
    }

    public static RowCounts decode(String text) {
        var rows = new LinkedHashMap<String, Long>();
        for (var row : text.split("&", -1)) {
            var parts = row.split("=", -1);
            if (parts.length == 2) {
                rows.put(URLDecoder.decode(parts[0], StandardCharsets.UTF_8), Long.parseLong(parts[1]));
            }
        }
        return new RowCounts(rows);
    }
}
