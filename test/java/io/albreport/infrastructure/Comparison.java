package io.albreport.infrastructure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * What CloudFormation does with resources when one app is deployed after another.
 *
 * @param differences by stack and logical id
 */
record Comparison(Map<String, Difference> differences) {

    /** What happens to a resource. */
    enum Fate {
        /** It is made. */
        ADDED,
        /** It is deleted, or leaves the stack and is kept, as its template says. */
        REMOVED,
        /** Another is made, and then it is deleted. */
        REPLACED,
        /** It stays, and changes. */
        CHANGED
    }

    /**
     * Of one resource.
     *
     * @param before its properties, and after; missing where it is not there
     * @param kept whether it outlives its stack
     * @param replacing the properties by which it is replaced
     */
    record Difference(Fate fate, String type, JsonNode before, JsonNode after, boolean kept, List<String> replacing) {}

    static Comparison between(Map<String, JsonNode> before, Map<String, JsonNode> after) {
        TreeSet<String> ids = new TreeSet<>(before.keySet());
        ids.addAll(after.keySet());
        ids.removeIf(id -> properties(before, id).equals(properties(after, id)));
        List<String> both = ids.stream().filter(id -> before.containsKey(id) && after.containsKey(id)).toList();
        List<List<String>> replacing = Schemas.replacing(both.stream().map(id -> new Schemas.Change(type(before, id),
                properties(before, id), properties(after, id))).toList());
        Map<String, Difference> differences = new TreeMap<>();
        for (String id : ids) {
            int known = both.indexOf(id);
            differences.put(id, difference(before, after, id, known < 0 ? List.of() : replacing.get(known)));
        }
        return new Comparison(differences);
    }

    private static Difference difference(Map<String, JsonNode> before, Map<String, JsonNode> after, String id,
            List<String> replacing) {
        Map<String, JsonNode> there = before.containsKey(id) ? before : after;
        Fate fate = Fate.CHANGED;
        if (!before.containsKey(id)) {
            fate = Fate.ADDED;
        } else if (!after.containsKey(id)) {
            fate = Fate.REMOVED;
        } else if (!replacing.isEmpty()) {
            fate = Fate.REPLACED;
        }
        return new Difference(fate, type(there, id), properties(before, id), properties(after, id),
                there.getOrDefault(id, MissingNode.getInstance()).path("DeletionPolicy").asText().startsWith("Retain"),
                replacing);
    }

    private static String type(Map<String, JsonNode> resources, String id) {
        return resources.getOrDefault(id, MissingNode.getInstance()).path("Type").asText();
    }

    private static JsonNode properties(Map<String, JsonNode> resources, String id) {
        return resources.getOrDefault(id, MissingNode.getInstance()).path("Properties");
    }

    /** What is replaced, or outlives what it was part of, one by one; of the rest, how many of each type. */
    List<String> summary() {
        Map<String, Integer> counted = new TreeMap<>();
        List<String> lines = new ArrayList<>();
        differences.forEach((id, difference) -> {
            if (difference.fate() == Fate.REPLACED) {
                lines.add("replaced %s, by %s".formatted(id, String.join(" ", difference.replacing())));
            } else if (difference.fate() == Fate.REMOVED && difference.kept()) {
                lines.add("removed and kept " + id);
            } else {
                counted.merge("%s %s".formatted(difference.fate().name().toLowerCase(Locale.ROOT), difference.type()),
                        1, Integer::sum);
            }
        });
        counted.forEach((what, count) -> lines.add("%s: %d".formatted(what, count)));
        return lines;
    }
}
