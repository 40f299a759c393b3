package com.wallstreetsim.restore.site;

import com.wallstreetsim.restore.site.SiteFile.Values;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds a site file against the keys that are known, and collects all that is wrong with it. */
final class SiteFileReader {
    private static final String SEE = "Every key is explained in wss-restore.example.yaml.";

    private final Path file;
    private final List<Finding> findings;

    SiteFileReader(Path file, List<Finding> findings) {
        this.file = file;
        this.findings = findings;
    }

    Values read(Yaml.Mapping root) {
        Values values = Values.empty();
        section(SiteKey.ROOT, root, "", values);
        return values;
    }

    private void section(SiteKey section, Yaml.Mapping mapping, String prefix, Values values) {
        mapping.entries()
                .forEach((name, entry) -> section.child(name)
                        .ifPresentOrElse(
                                key -> value(key, entry, prefix + name, values),
                                () -> unknown(section, name, prefix + name, entry.line())));
        section.children().stream()
                .filter(SiteKey::required)
                .filter(key -> isNothing(mapping.entries().get(key.name())))
                .forEach(key ->
                        error(mapping.line(), "'" + key.name() + "' is missing here; expected " + key.expected(), SEE));
    }

    private void value(SiteKey key, Yaml.Entry entry, String path, Values values) {
        if (isNothing(entry)) {
            findings.add(Finding.note(
                    file, entry.line(), "'" + path + "' has no value; it counts as left out", "Remove the line."));
            return;
        }
        switch (key.kind()) {
            case TEXT ->
                scalar(key, entry.value(), path, entry.line())
                        .ifPresent(text -> values.texts().put(path, List.of(text)));
            case TEXTS -> texts(key, entry, path, values);
            case PAIRS -> pairs(key, entry, path, values);
            case NUMBERS -> numbers(key, entry, path, values);
            case SECTION -> sections(key, entry, path, values);
            case ITEMS -> items(key, entry, path, values);
        }
    }

    private static boolean isNothing(Yaml.@Nullable Entry entry) {
        return entry == null || (entry.value() instanceof Yaml.Scalar scalar && scalar.isNull());
    }

    private Optional<String> scalar(SiteKey key, Yaml value, String path, int line) {
        if (value instanceof Yaml.Scalar scalar
                && !scalar.isNull()
                && key.pattern().matcher(scalar.text()).matches()) {
            return Optional.of(scalar.text());
        }
        String found = value instanceof Yaml.Scalar scalar && !scalar.isNull()
                ? "'" + shown(key, scalar.text()) + "'"
                : value.kind();
        error(line, "'" + path + "' is " + found + "; expected " + key.expected(), SEE);
        return Optional.empty();
    }

    // Somebody who writes the password itself where its variable's name belongs must not find it in a log.
    private static String shown(SiteKey key, String text) {
        return key.name().equals("password-variable") ? Secret.MASK : ComposePorts.shown(text);
    }

    private void texts(SiteKey key, Yaml.Entry entry, String path, Values values) {
        if (!(entry.value() instanceof Yaml.Sequence sequence)) {
            error(
                    entry.line(),
                    "'" + path + "' is " + entry.value().kind() + "; expected a list of " + key.expected(),
                    SEE);
            return;
        }
        List<String> texts = new ArrayList<>();
        sequence.items().forEach(item -> scalar(key, item, path, item.line()).ifPresent(texts::add));
        values.texts().put(path, texts);
    }

    private void pairs(SiteKey key, Yaml.Entry entry, String path, Values values) {
        if (!(entry.value() instanceof Yaml.Mapping mapping)) {
            error(entry.line(), "'" + path + "' is " + entry.value().kind() + "; expected " + key.expected(), SEE);
            return;
        }
        Map<String, String> pairs = new LinkedHashMap<>();
        mapping.entries()
                .forEach((name, e) ->
                        scalar(key, e.value(), path + "." + name, e.line()).ifPresent(text -> pairs.put(name, text)));
        values.pairs().put(path, pairs);
    }

    private void numbers(SiteKey key, Yaml.Entry entry, String path, Values values) {
        if (entry.value() instanceof Yaml.Mapping) {
            pairs(key, entry, path, values);
        } else {
            scalar(key, entry.value(), path, entry.line())
                    .ifPresent(number -> values.pairs().put(path, Map.of("default", number)));
        }
    }

    private void sections(SiteKey key, Yaml.Entry entry, String path, Values values) {
        if (entry.value() instanceof Yaml.Mapping mapping) {
            section(key, mapping, path + ".", values);
        } else {
            error(entry.line(), "'" + path + "' is " + entry.value().kind() + "; expected " + key.expected(), SEE);
        }
    }

    private void items(SiteKey key, Yaml.Entry entry, String path, Values values) {
        if (!(entry.value() instanceof Yaml.Sequence sequence)) {
            error(entry.line(), "'" + path + "' is " + entry.value().kind() + "; expected " + key.expected(), SEE);
            return;
        }
        List<Values> items = new ArrayList<>();
        for (Yaml item : sequence.items()) {
            if (item instanceof Yaml.Mapping mapping) {
                Values inner = Values.empty();
                section(key, mapping, "", inner);
                items.add(inner);
            } else {
                error(item.line(), "an item of '" + path + "' is " + item.kind() + "; expected a mapping", SEE);
            }
        }
        values.items().put(path, items);
    }

    private void unknown(SiteKey section, String name, String path, int line) {
        List<String> known = section.children().stream().map(SiteKey::name).toList();
        String expected = Nearest.of(name, known)
                .map(near -> "did you mean '" + near + "'")
                .orElseGet(() -> "expected one of " + known.stream().collect(Collectors.joining(", ")));
        error(line, "unknown key '" + ComposePorts.shown(path) + "'; " + expected, SEE);
    }

    private void error(int line, String message, String hint) {
        findings.add(Finding.error(file, line, message, hint));
    }
}
