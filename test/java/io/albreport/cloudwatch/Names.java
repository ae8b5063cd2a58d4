package io.albreport.cloudwatch;

import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

/** Text out of a template. What only a deployment knows stands as the logical id, which is enough to compare. */
public final class Names {
    private Names() {}

    public static String text(JsonNode value) {
        if (value.has("Ref")) {
            return value.path("Ref").asText();
        }
        if (value.has("Fn::GetAtt")) {
            return value.at("/Fn::GetAtt/0").asText() + "." + value.at("/Fn::GetAtt/1").asText();
        }
        if (value.has("Fn::Join")) {
            return StreamSupport.stream(value.at("/Fn::Join/1").spliterator(), false).map(Names::text)
                    .collect(Collectors.joining(value.at("/Fn::Join/0").asText()));
        }
        if (value.isValueNode() && !value.isNull()) {
            return value.asText();
        }
        throw new IllegalArgumentException("neither text nor a known reference: " + value);
    }
}
