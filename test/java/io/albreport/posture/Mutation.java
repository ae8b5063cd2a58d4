package io.albreport.posture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One property of one resource with a value that it must not have.
 *
 * @param requirement that forbids it
 * @param idStart how the resource's logical id begins
 * @param pointer below the resource
 * @param value JSON, or {@code absent}
 * @param tests simple names, of which one has to go red; or {@code -} and why none can
 */
record Mutation(String requirement, String type, String idStart, String pointer, String value, String tests) {
    private static final Path TABLE = Path.of("resources", "posture", "mutations.txt");
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<Mutation> all() {
        try {
            return Files.readAllLines(TABLE).stream().filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Mutation::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Mutation of(String line) {
        List<String> cells = List.of(line.split("\\s*\\|\\s*", -1));
        if (cells.size() != 6) {
            throw new IllegalArgumentException("six columns, and not " + cells);
        }
        return new Mutation(cells.get(0), cells.get(1), cells.get(2), cells.get(3), cells.get(4), cells.get(5));
    }

    /** The same where there is no such resource, or no such property and its parent. */
    JsonNode in(JsonNode template) {
        JsonNode copy = template.deepCopy();
        copy.path("Resources").properties().forEach(resource -> {
            if (resource.getKey().startsWith(idStart) && resource.getValue().path("Type").asText().equals(type)) {
                change(resource.getValue().at(pointer.substring(0, pointer.lastIndexOf('/'))));
            }
        });
        return copy;
    }

    boolean isUndetectable() {
        return tests.startsWith("-");
    }

    private void change(JsonNode parent) {
        String name = pointer.substring(pointer.lastIndexOf('/') + 1).replace("~1", "/");
        switch (parent) {
            case ObjectNode object when value.equals("absent") -> object.remove(name);
            case ObjectNode object -> object.set(name, json());
            case ArrayNode array when value.equals("absent") -> array.remove(Integer.parseInt(name));
            case ArrayNode array when array.size() == Integer.parseInt(name) -> array.add(json());
            case ArrayNode array -> array.set(Integer.parseInt(name), json());
            default -> {
                // Not here.
            }
        }
    }

    private JsonNode json() {
        try {
            return JSON.readTree(value);
        } catch (IOException e) {
            throw new IllegalArgumentException(value, e);
        }
    }

    @Override
    public String toString() {
        return "%s: %s %s %s = %s".formatted(requirement, type, idStart, pointer, value);
    }
}
