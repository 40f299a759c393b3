package com.wallstreetsim.restore.backup;

import com.wallstreetsim.restore.backup.ScanResult.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32;

/** A scan's result as lines of tab-separated fields, the last one a checksum over the others. */
final class ScanText {
    private static final String VERSION = "wss-restore scan 1";

    private ScanText() {}

    static String write(String key, ScanResult result) {
        var lines = new ArrayList<String>();
        line(lines, VERSION, key);
        var verdict = result.verdict();
        line(lines, "verdict", verdict.reason().name(), verdict.message(), verdict.hint());
        var header = result.header();
        line(lines, "header", "" + header.begun(), "" + header.complete(), "" + header.cluster());
        line(lines, "versions", header.serverVersion(), header.dumpVersion());
        contents(lines, result.contents());
        result.findings().forEach(f -> line(lines, "finding", f.severity().name(), "" + f.line(), f.message()));
        var text = String.join("\n", lines) + "\n";
        return text + "end\t" + checksum(text) + "\n";
    }

    private static void contents(List<String> lines, Contents contents) {
        line(
                lines,
                "size",
                "" + contents.bytes(),
                "" + contents.inserted(),
                contents.needs().encoding());
        contents.rows().forEach((table, rows) -> line(lines, "rows", table, "" + rows));
        contents.tables().forEach(table -> line(lines, "table", table));
        contents.sequences().forEach((name, value) -> line(lines, "sequence", name, "" + value));
        contents.statements().forEach((kind, count) -> line(lines, "statements", kind.name(), "" + count));
        contents.needs().roles().forEach(role -> line(lines, "role", role));
        contents.needs().extensions().forEach(extension -> line(lines, "extension", extension));
    }

    /** The result, or empty when the text is not whole, of another version, or about another file. */
    static Optional<ScanResult> read(String key, String text) {
        int end = text.lastIndexOf("end\t");
        if (end < 0 || !text.substring(end).equals("end\t" + checksum(text.substring(0, end)) + "\n")) {
            return Optional.empty();
        }
        var lines = text.substring(0, end).lines().map(ScanText::fields).toList();
        return lines.get(0).equals(List.of(VERSION, key)) ? Optional.of(new Reading(lines).result()) : Optional.empty();
    }

    private static String checksum(String text) {
        var crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }

    private static void line(List<String> lines, String... fields) {
        var escaped = new ArrayList<String>();
        for (var field : fields) {
            escaped.add(field.replace("\\", "\\\\")
                    .replace("\t", "\\t")
                    .replace("\n", "\\n")
                    .replace("\r", "\\r"));
        }
        lines.add(String.join("\t", escaped));
    }

    private static List<String> fields(String line) {
        var fields = new ArrayList<String>();
        for (var field : line.split("\t", -1)) {
            fields.add(unescaped(field));
        }
        return fields;
    }

    private static String unescaped(String field) {
        var text = new StringBuilder();
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c != '\\' || i + 1 == field.length()) {
                text.append(c);
                continue;
            }
            char escaped = field.charAt(++i);
            text.append(escaped == 't' ? '\t' : escaped == 'n' ? '\n' : escaped == 'r' ? '\r' : escaped);
        }
        return text.toString();
    }

    /** The lines of a text whose checksum held, put together again. */
    private static final class Reading {
        private final List<List<String>> lines;
        private final Map<String, Long> rows = new LinkedHashMap<>();
        private final List<String> tables = new ArrayList<>();
        private final Map<String, Long> sequences = new LinkedHashMap<>();
        private final Map<DumpPiece.Kind, Long> statements = new EnumMap<>(DumpPiece.Kind.class);
        private final Set<String> roles = new TreeSet<>();
        private final Set<String> extensions = new TreeSet<>();
        private final List<Finding> findings = new ArrayList<>();

        Reading(List<List<String>> lines) {
            this.lines = lines;
        }

        ScanResult result() {
            lines.forEach(this::take);
            var verdict = one("verdict");
            var header = one("header");
            var versions = one("versions");
            var size = one("size");
            var needs = new Contents.Needs(size.get(3), roles, extensions);
            return new ScanResult(
                    new Verdict(Reason.valueOf(verdict.get(1)), verdict.get(2), verdict.get(3)),
                    new DumpHeader(flag(header, 1), flag(header, 2), flag(header, 3), versions.get(1), versions.get(2)),
                    new Contents(rows, tables, sequences, statements, needs, number(size, 1), number(size, 2)),
                    findings);
        }

        private void take(List<String> line) {
            switch (line.get(0)) {
                case "rows" -> rows.put(line.get(1), number(line, 2));
                case "table" -> tables.add(line.get(1));
                case "sequence" -> sequences.put(line.get(1), number(line, 2));
                case "statements" -> statements.put(DumpPiece.Kind.valueOf(line.get(1)), number(line, 2));
                case "role" -> roles.add(line.get(1));
                case "extension" -> extensions.add(line.get(1));
                case "finding" ->
                    findings.add(new Finding(Finding.Severity.valueOf(line.get(1)), number(line, 2), line.get(3)));
                default -> {}
            }
        }

        private List<String> one(String name) {
            return lines.stream()
                    .filter(line -> line.get(0).equals(name))
                    .findFirst()
                    .orElseThrow();
        }

        private static long number(List<String> line, int field) {
            return Long.parseLong(line.get(field));
        }

        private static boolean flag(List<String> line, int field) {
            return Boolean.parseBoolean(line.get(field));
        }
    }
}
