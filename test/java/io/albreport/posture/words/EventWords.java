package io.albreport.posture.words;

import com.fasterxml.jackson.databind.JsonNode;

import io.albreport.posture.template.Subject;

/** Events that are waited for, and what becomes of them. */
final class EventWords {
    private EventWords() {}

    static void rule(Subject rule) {
        rule.say("Purpose", "/Description");
        rule.say("Switched on", "/State", state -> state.equals("ENABLED") ? "yes" : "no (" + state + ")");
        matched(rule, rule.take("/EventPattern"), "");
        rule.each("/Targets", EventWords::target);
    }

    private static void target(Subject target) {
        target.passOver("/Id");
        target.say("Goes to", "/Arn");
        target.say("In these words", "/InputTransformer/InputTemplate");
        String fields = "/InputTransformer/InputPathsMap";
        target.take(fields).fieldNames()
                .forEachRemaining(name -> target.say("Where " + name + " is", fields + "/" + name));
    }

    /** @param name of the field that this is the pattern of */
    private static void matched(Subject rule, JsonNode pattern, String name) {
        pattern.properties().forEach(field -> {
            if (field.getKey().equals("$or")) {
                field.getValue().forEach(one -> matched(rule, one, "either " + name));
            } else {
                matched(rule, field.getValue(), (name + "." + field.getKey()).replaceFirst("^[.]", ""));
            }
        });
        if (pattern.isArray()) {
            pattern.forEach(value -> rule.line("Matches " + name, value(value)));
        }
    }

    /** A text as it is, or one that has something to do with it: {@code {"prefix": "a"}}. */
    private static String value(JsonNode value) {
        return value.isTextual()
                ? value.asText()
                : value.toString().replaceAll("[{}\"]", "").replaceFirst(":", " ");
    }
}
