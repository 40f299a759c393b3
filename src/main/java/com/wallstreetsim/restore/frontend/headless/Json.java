package com.wallstreetsim.restore.frontend.headless;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One JSON object on one line, its fields in the order they were added; a field may be null. */
public final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

    private Json() {}

    /** An object whose first field is {@code event}. */
    public static Json event(String event) {
        return new Json().with("event", event);
    }

    /** An object inside another. */
    public static Json object() {
        return new Json();
    }

    /** An object with all fields of one that was written before. */
    public static Json of(String line) {
        var json = new Json();
        try {
            MAPPER.readTree(line).properties().forEach(field -> json.with(field.getKey(), field.getValue()));
            return json;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not a line of JSON: " + line, e);
        }
    }

    /** Adds a field: a string, number, boolean, list, map, or null. */
    public Json with(String name, @Nullable Object value) {
        fields.put(name, value);
        return this;
    }

    /** The fields, for putting this object inside another. */
    public Map<String, @Nullable Object> fields() {
        return fields;
    }

    /** The object on one line. */
    public String line() {
        try {
            return MAPPER.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a field that cannot be written as JSON: " + fields.keySet(), e);
        }
    }
}
