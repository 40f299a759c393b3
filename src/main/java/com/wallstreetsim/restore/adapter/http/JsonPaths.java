package com.wallstreetsim.restore.adapter.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/** Values at dotted paths of JSON documents. */
final class JsonPaths {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonPaths() {}

    /** The text of the value, or empty where there is none or the document is no JSON. */
    static Optional<String> at(String json, String path) {
        try {
            JsonNode node = MAPPER.readTree(json);
            for (var name : path.split("\\.", -1)) {
                node = node.path(name);
            }
            return node.isValueNode() ? Optional.of(node.asText()) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty(); // an answer that is no JSON has no value there, which is what was asked
        }
    }
}
