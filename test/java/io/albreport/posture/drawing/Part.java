package io.albreport.posture.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import io.albreport.infrastructure.DeployedStack;
import io.albreport.posture.template.References;
import io.albreport.posture.words.Statements;

/**
 * A resource of a stack, with its references resolved.
 *
 * @param name that it is referred to by
 * @param place where it stands in the code, below its stack
 */
record Part(String region, String type, String name, String place, JsonNode properties) {
    static List<Part> of(DeployedStack stack) {
        References references = new References(stack.template(), stack.account(), stack.region());
        List<Part> parts = new ArrayList<>();
        stack.template().path("Resources").properties().forEach(resource -> parts.add(new Part(stack.region(),
                resource.getValue().path("Type").asText(), references.name(resource.getKey()),
                place(resource.getValue()), references.resolve(resource.getValue().path("Properties")))));
        return parts;
    }

    /** The outermost. */
    String construct() {
        return place.replaceFirst("/.*", "");
    }

    JsonNode property(String pointer) {
        return properties.at(pointer);
    }

    /** All texts of members with this name, however deep. */
    Stream<String> texts(String member) {
        return properties.findValues(member).stream()
                .flatMap(found -> Statements.texts(found).stream());
    }

    private static String place(JsonNode resource) {
        return resource.at("/Metadata/aws:cdk:path").asText()
                .replaceFirst("^[^/]+/", "").replaceFirst("/(Resource|Queue/Resource|Default)$", "");
    }
}
