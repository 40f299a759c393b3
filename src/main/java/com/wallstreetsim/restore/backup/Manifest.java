package com.wallstreetsim.restore.backup;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What an archive of ours says of itself, as its last entry: nothing of it need be believed, all of it can be counted.
 *
 * @param about when, of which server and how it was made, for a person
 * @param tables rows of each table, and a hash of its content where nobody merged it away meanwhile
 * @param parts rows by the path of each part
 * @param files SHA-256 by path
 */
public record Manifest(String about, Map<String, String> tables, Map<String, Long> parts, Map<String, String> files) {
    /** The entry's name. */
    public static final String NAME = "wss-manifest.txt";

    private static final String HEAD = "wss-restore manifest 1";

    public Manifest {
        tables = Collections.unmodifiableMap(new TreeMap<>(tables));
        parts = Collections.unmodifiableMap(new TreeMap<>(parts));
        files = Collections.unmodifiableMap(new TreeMap<>(files));
    }

    /** Rows of all tables. */
    public long rows() {
        return tables.values().stream().mapToLong(Manifest::rowsOf).sum();
    }

    private static long rowsOf(String sum) {
        return Long.parseLong(sum.substring(0, sum.indexOf(' ')));
    }

    /** A line for each table, part and file, and their number last: a list that was cut short has none. */
    String encode() {
        var text = new StringBuilder(HEAD + "\n");
        text.append("about\t").append(escaped(about)).append("\t-\n");
        tables.forEach((name, sum) -> line(text, "table", name, escaped(sum)));
        parts.forEach((path, rows) -> line(text, "part", path, Long.toString(rows)));
        files.forEach((path, hash) -> line(text, "file", path, hash));
        return text.append("end\t%d\t-\n".formatted(tables.size() + parts.size() + files.size()))
                .toString();
    }

    private static void line(StringBuilder text, String kind, String name, String value) {
        text.append(kind)
                .append('\t')
                .append(escaped(name))
                .append('\t')
                .append(value)
                .append('\n');
    }

    /** Reads it back; one that is not whole is refused. */
    static Manifest parse(String text) throws ArchiveException {
        var lines = text.lines().map(line -> line.split("\t", -1)).toList();
        var tables = new TreeMap<String, String>();
        var parts = new TreeMap<String, Long>();
        var files = new TreeMap<String, String>();
        var about = "";
        var end = "";
        for (var line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            if (line.length != 3) {
                throw unreadable();
            }
            switch (line[0]) {
                case "about" -> about = plain(line[1]);
                case "table" -> tables.put(plain(line[1]), sum(plain(line[2])));
                case "part" -> parts.put(plain(line[1]), number(line[2]));
                case "file" -> files.put(plain(line[1]), line[2]);
                case "end" -> end = line[1];
                default -> throw unreadable();
            }
        }
        if (!text.startsWith(HEAD) || !end.equals(Integer.toString(tables.size() + parts.size() + files.size()))) {
            throw unreadable();
        }
        return new Manifest(about, tables, parts, files);
    }

    private static String sum(String text) throws ArchiveException {
        number(text.substring(0, Math.max(0, text.indexOf(' '))));
        return text;
    }

    private static long number(String text) throws ArchiveException {
        if (!text.matches("\\d{1,18}")) {
            throw unreadable();
        }
        return Long.parseLong(text);
    }

    private static String escaped(String text) {
        return text.replace("%", "%25")
                .replace("+", "%2B")
                .replace("\t", "%09")
                .replace("\n", "%0A")
                .replace("\r", "%0D");
    }

    private static String plain(String text) throws ArchiveException {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw unreadable();
        }
    }

    private static ArchiveException unreadable() {
        return new ArchiveException("holds a manifest that cannot be read to its end");
    }

    /** Fails with the first file that is not what the manifest says, or that only one of the two knows. */
    void refuseOthers(Map<String, String> found) throws ArchiveException {
        for (var file : files.entrySet()) {
            var hash = found.get(file.getKey());
            if (hash == null) {
                throw new ArchiveException("lacks '%s', which its manifest names".formatted(file.getKey()));
            }
            if (!hash.equals(file.getValue())) {
                throw new ArchiveException(
                        "holds '%s' with another content than its manifest says".formatted(file.getKey()));
            }
        }
        var more = found.keySet().stream()
                .filter(path -> !files.containsKey(path) && !path.equals(NAME))
                .collect(Collectors.toCollection(java.util.TreeSet::new));
        if (!more.isEmpty()) {
            throw new ArchiveException("holds '%s', which its manifest does not name".formatted(more.first()));
        }
    }
}
