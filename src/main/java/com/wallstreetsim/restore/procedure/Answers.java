package com.wallstreetsim.restore.procedure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The operator's answers by question name, in the order given. Never holds a secret. */
public record Answers(Map<String, String> values) {
    public static final Answers NONE = new Answers(Map.of());

    public Answers {
        values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    public Answers with(String name, String value) {
        var more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new Answers(more);
    }
}
