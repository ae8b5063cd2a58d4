package io.albreport.aws;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The smallest piece of a policy: one action on one resource.
 *
 * @param condition empty for none
 */
public record Permission(String action, String resource, JsonNode condition) {

    /** All that these statements allow. */
    static List<Permission> of(List<JsonNode> statements) {
        List<Permission> permissions = new ArrayList<>();
        for (JsonNode statement : statements) {
            if (!statement.path("Effect").asText().equals("Allow") || statement.has("NotAction")
                    || statement.has("NotResource")) {
                throw new IllegalArgumentException("only what is allowed by name is understood here: " + statement);
            }
            for (String action : texts(statement.path("Action"))) {
                for (String resource : texts(statement.path("Resource"))) {
                    permissions.add(new Permission(action, resource, statement.path("Condition")));
                }
            }
        }
        return permissions;
    }

    public boolean hasWildcard() {
        return (action + resource).matches(".*[*?].*");
    }

    /** Whether a call could be what this is for: an action has a name, or a wildcard for all of the service. */
    boolean mayConcern(Call call) {
        String start = action.replaceFirst("[*?].*", "");
        return action.equals(start) ? call.action().equalsIgnoreCase(action) : call.action().startsWith(start);
    }

    JsonNode statement() {
        ObjectNode statement = JsonNodeFactory.instance.objectNode().put("Effect", "Allow").put("Action", action)
                .put("Resource", resource);
        if (!condition.isMissingNode()) {
            statement.set("Condition", condition);
        }
        return statement;
    }

    @Override
    public String toString() {
        return action + " on " + resource;
    }

    private static List<String> texts(JsonNode oneOrMore) {
        List<String> texts = new ArrayList<>();
        if (oneOrMore.isTextual()) {
            texts.add(oneOrMore.asText());
        }
        oneOrMore.forEach(one -> texts.add(one.asText()));
        return texts;
    }
}
