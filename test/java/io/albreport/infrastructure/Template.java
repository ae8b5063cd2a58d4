package io.albreport.infrastructure;

import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** A synthesized template. Resources are found by type and id, so that an assertion holds of that one and of no other. */
public record Template(JsonNode json) {
    /** By logical id. */
    public Map<String, JsonNode> all(String type) {
        Map<String, JsonNode> found = new TreeMap<>();
        json.path("Resources").properties().forEach(resource -> {
            if (resource.getValue().path("Type").asText().equals(type)) {
                found.put(resource.getKey(), resource.getValue());
            }
        });
        return found;
    }

    /** The only one of this type whose logical id starts so. */
    public JsonNode one(String type, String idStart) {
        Map<String, JsonNode> found = all(type);
        found.keySet().removeIf(id -> !id.startsWith(idStart));
        assertThat(found).as("%s %s", type, idStart).hasSize(1);
        return found.values().iterator().next();
    }

    public JsonNode properties(String type, String idStart) {
        return one(type, idStart).path("Properties");
    }

    public String idOf(String type, String idStart) {
        one(type, idStart);
        return all(type).keySet().stream().filter(id -> id.startsWith(idStart)).findAny().orElseThrow();
    }
}
