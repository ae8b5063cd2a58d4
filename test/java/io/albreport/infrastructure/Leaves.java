package io.albreport.infrastructure;

import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;

/** The values of a template's resources, each under the path to it. What only hashes differ in is one. */
public final class Leaves {
    private Leaves() {}

    /** @param part Storage or Report */
    public static Map<String, String> of(SynthesizedApp app, String region, String part) {
        Map<String, String> leaves = new TreeMap<>();
        add("", SynthesizedApp.json(TemplateSnapshot.scrubbed(app.template(region + "-" + part).json()))
                .path("Resources"), leaves);
        return leaves;
    }

    private static void add(String path, JsonNode node, Map<String, String> leaves) {
        if (node.isValueNode()) {
            leaves.put(path, node.asText());
        }
        node.properties().forEach(property -> add(path + "/" + property.getKey(), property.getValue(), leaves));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            add(path + "/" + i, node.get(i), leaves);
        }
    }
}
