package com.wallstreetsim.restore.site;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Takes expected shapes out of a YAML tree and notes what has another one. */
final class Reading {
    private final Path file;
    private final List<Finding> findings;
    private final UnaryOperator<String> replace;

    /** {@code replace} is applied to every text, such as to replace variables. */
    Reading(Path file, List<Finding> findings, UnaryOperator<String> replace) {
        this.file = file;
        this.findings = findings;
        this.replace = replace;
    }

    Optional<Yaml> value(Yaml.Mapping mapping, String key) {
        return Optional.ofNullable(mapping.entries().get(key))
                .map(Yaml.Entry::value)
                .filter(v -> !(v instanceof Yaml.Scalar scalar && scalar.isNull()));
    }

    Optional<String> text(Yaml.Mapping mapping, String key) {
        return value(mapping, key).flatMap(v -> text(v, "'" + key + "'"));
    }

    Optional<String> text(Yaml value, String what) {
        if (value instanceof Yaml.Scalar scalar) {
            return Optional.of(replace.apply(scalar.text()));
        }
        return unexpected(value, what, "a text");
    }

    Optional<Yaml.Mapping> mapping(Yaml value, String what) {
        return value instanceof Yaml.Mapping mapping ? Optional.of(mapping) : unexpected(value, what, "a mapping");
    }

    List<Yaml> list(Yaml value, String what) {
        if (value instanceof Yaml.Sequence sequence) {
            return sequence.items();
        }
        unexpected(value, what, "a list");
        return List.of();
    }

    /** Texts of a list, or the one text alone. */
    List<String> texts(Yaml value, String what) {
        List<String> all = new ArrayList<>();
        if (value instanceof Yaml.Scalar) {
            text(value, what).ifPresent(all::add);
        } else {
            list(value, what).forEach(item -> text(item, "an item of " + what).ifPresent(all::add));
        }
        return all;
    }

    /** {@code name: value} pairs, or a list of {@code name=value}; a name alone has an empty Optional. */
    Map<String, Optional<String>> pairs(Yaml value, String what) {
        Map<String, Optional<String>> pairs = new LinkedHashMap<>();
        if (value instanceof Yaml.Mapping mapping) {
            mapping.entries()
                    .forEach((key, entry) ->
                            pairs.put(key, value(mapping, key).flatMap(v -> text(v, "'" + key + "' in " + what))));
            return pairs;
        }
        for (String item : texts(value, what)) {
            int equals = item.indexOf('=');
            pairs.put(
                    equals < 0 ? item : item.substring(0, equals),
                    equals < 0 ? Optional.empty() : Optional.of(item.substring(equals + 1)));
        }
        return pairs;
    }

    <T> Optional<T> unexpected(Yaml value, String what, String expected) {
        error(value.line(), what + " is " + value.kind() + "; expected " + expected);
        return Optional.empty();
    }

    void error(int line, String message) {
        findings.add(Finding.error(file, line, message, "Correct the line."));
    }
}
