package io.albreport.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import io.albreport.aws.NodeProgram;

/**
 * CloudFormation's registry schemas, as <a href="https://www.npmjs.com/package/@aws-cdk/aws-service-spec">AWS publishes
 * them</a>: which properties a type has, of which types they are, which must be there, and which replace the resource.
 * Neither which values are allowed nor which regions have a type is among it.
 */
final class Schemas {
    private static final NodeProgram NODE = new NodeProgram("schemas", "schemas.mjs");

    private Schemas() {}

    /** A resource of a template, without its attributes. */
    record Resource(String type, JsonNode properties) {}

    /** The properties of one resource, in two templates. */
    record Change(String type, JsonNode before, JsonNode after) {}

    private record Question(List<Resource> resources, List<Change> changes) {}

    /** For each resource what its schema does not allow. */
    static List<List<String>> findings(List<Resource> resources) {
        return texts(answer(new Question(resources, List.of())).path("findings"));
    }

    /** For each change the properties by which CloudFormation makes another resource, and deletes the one. */
    static List<List<String>> replacing(List<Change> changes) {
        return texts(answer(new Question(List.of(), changes)).path("replacing"));
    }

    private static JsonNode answer(Question question) {
        try {
            return NODE.answer(question);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<List<String>> texts(JsonNode lists) {
        return lists.valueStream().map(list -> list.valueStream().map(JsonNode::asText).toList()).toList();
    }
}
