package com.wallstreetsim.restore.runbook.clickhouse;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parts of tables in a data directory by their path below it, each with its rows. */
record Parts(Map<String, Long> rows) {
    /** Directory and partition, first and last block, level, mutation; an old partition is two days with a line between. */
    private static final Pattern NAME =
            Pattern.compile("((?:.+/)?(?:\\d{8}_\\d{8}|[^_/]+))_(\\d+)_(\\d+)_(\\d+)(?:_(\\d+))?");

    Parts {
        rows = java.util.Collections.unmodifiableMap(new TreeMap<>(rows));
    }

    /** From the files {@code count.txt} of an archive; detached and temporary parts are no data. */
    static Parts inArchive(Map<String, String> small) {
        var rows = new TreeMap<String, Long>();
        small.forEach((path, text) -> {
            var part = directory(path);
            var name = part.substring(part.lastIndexOf('/') + 1);
            // A projection stands in its part's directory and looks like one.
            var served = !path.contains("/detached/") && !name.startsWith("tmp") && !name.endsWith(".proj");
            if (path.endsWith("/count.txt") && served && text.strip().matches("\\d+")) {
                rows.put(part, Long.parseLong(text.strip()));
            }
        });
        return new Parts(rows);
    }

    /** The name of a database or table from that of its directory, where odd characters stand as {@code %2D}. */
    static String plain(String directory) {
        return URLDecoder.decode(directory.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** What a file stands in. */
    static String directory(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    /** Those that are not covered by a larger one that they were merged into: what a server serves of them. */
    Parts served() {
        var served = new TreeMap<>(rows);
        served.keySet().removeIf(part -> rows.keySet().stream().anyMatch(other -> covers(other, part)));
        return new Parts(served);
    }

    /** From {@code SELECT path, rows FROM system.parts}. */
    static Parts ofServer(String data, List<List<String>> answer) {
        var rows = new TreeMap<String, Long>();
        for (var row : answer) {
            var path = row.get(0).replaceFirst("/$", "");
            rows.put(
                    path.startsWith(data + "/") ? path.substring(data.length() + 1) : path, Long.parseLong(row.get(1)));
        }
        return new Parts(rows);
    }

    /** Parts that are not there, nor covered by a larger one that they were merged into, or that have other rows. */
    List<String> missingFrom(Parts found) {
        return rows.entrySet().stream()
                .filter(part -> !part.getValue().equals(found.rows.get(part.getKey())))
                .map(Map.Entry::getKey)
                .filter(part -> found.rows.containsKey(part)
                        || found.rows.keySet().stream().noneMatch(other -> covers(other, part)))
                .toList();
    }

    private static boolean covers(String large, String small) {
        var outer = NAME.matcher(large);
        var inner = NAME.matcher(small);
        return !large.equals(small)
                && outer.matches()
                && inner.matches()
                && outer.group(1).equals(inner.group(1))
                && Long.parseLong(outer.group(2)) <= Long.parseLong(inner.group(2))
                && Long.parseLong(outer.group(3)) >= Long.parseLong(inner.group(3))
                && Long.parseLong(outer.group(4)) >= Long.parseLong(inner.group(4))
                && mutation(outer) >= mutation(inner);
    }

    private static long mutation(Matcher part) {
        return part.group(5) == null ? 0 : Long.parseLong(part.group(5));
    }
}
