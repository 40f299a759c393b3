package com.wallstreetsim.restore.site;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A {@code wss-restore.yaml}: what differs from WallStreetSim's defaults. Every problem of the file is a finding. */
final class SiteFile {
    /** Its name in a site's directory. */
    static final String NAME = "wss-restore.yaml";

    private final Values values;
    private final List<Finding> findings;

    private SiteFile(Values values, List<Finding> findings) {
        this.values = values;
        this.findings = List.copyOf(findings);
    }

    static SiteFile read(Path file) throws SiteException {
        return parse(file, TextFile.read(file));
    }

    static SiteFile parse(Path file, String text) throws SiteException {
        List<Finding> findings = new ArrayList<>();
        if (text.lines().allMatch(l -> l.isBlank() || l.strip().startsWith("#"))) {
            return missing();
        }
        Yaml.Mapping root = YamlReader.read(file, text, findings);
        return new SiteFile(new SiteFileReader(file, findings).read(root), findings);
    }

    /** A site file that is not there, or says nothing. */
    static SiteFile missing() {
        return new SiteFile(new Values(Map.of(), Map.of(), Map.of()), List.of());
    }

    Values values() {
        return values;
    }

    List<Finding> findings() {
        return findings;
    }

    /**
     * What was understood, by dotted path such as {@code postgres.container}.
     *
     * @param texts single texts and lists of texts
     * @param pairs free names with texts
     * @param items lists of mappings
     */
    record Values(
            Map<String, List<String>> texts, Map<String, Map<String, String>> pairs, Map<String, List<Values>> items) {

        static Values empty() {
            return new Values(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        }

        Optional<String> text(String path) {
            return texts(path).stream().findFirst();
        }

        List<String> texts(String path) {
            return texts.getOrDefault(path, List.of());
        }

        Optional<List<String>> list(String path) {
            return Optional.ofNullable(texts.get(path));
        }

        Map<String, String> pairs(String path) {
            return pairs.getOrDefault(path, Map.of());
        }

        List<Values> items(String path) {
            return items.getOrDefault(path, List.of());
        }

        boolean has(String path) {
            return items.containsKey(path);
        }
    }
}
