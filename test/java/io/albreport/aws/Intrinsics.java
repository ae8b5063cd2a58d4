package io.albreport.aws;

import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * CloudFormation's functions, as far as the templates use them.
 *
 * @param reference what a {@code Ref} to a resource is
 * @param attribute of a resource
 * @param pseudo parameters that CloudFormation sets
 */
public record Intrinsics(UnaryOperator<String> reference, BinaryOperator<String> attribute,
        Map<String, String> pseudo) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^!}]+)}");

    public JsonNode resolve(JsonNode node) {
        if (node.isObject()) {
            return node.size() == 1 ? intrinsic(node) : members(node);
        }
        if (node.isArray()) {
            ArrayNode resolved = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> resolved.add(resolve(element)));
            return resolved;
        }
        return node;
    }

    private JsonNode members(JsonNode node) {
        ObjectNode resolved = JsonNodeFactory.instance.objectNode();
        node.properties().forEach(member -> resolved.set(member.getKey(), resolve(member.getValue())));
        return resolved;
    }

    private JsonNode intrinsic(JsonNode node) {
        String function = node.fieldNames().next();
        JsonNode argument = node.path(function);
        return switch (function) {
            case "Ref" -> TextNode.valueOf(referred(argument.asText()));
            case "Fn::GetAtt" ->
                TextNode.valueOf(attribute.apply(argument.path(0).asText(), argument.path(1).asText()));
            case "Fn::Join" -> TextNode.valueOf(String.join(argument.path(0).asText(), texts(argument.path(1))));
            case "Fn::Select" -> resolve(argument.path(1)).path(argument.path(0).asInt());
            case "Fn::Split" -> split(resolve(argument.path(1)).asText(), argument.path(0).asText());
            case "Fn::Sub" -> TextNode.valueOf(substituted(argument.asText()));
            default -> {
                if (function.startsWith("Fn::")) {
                    throw new IllegalArgumentException("no meaning given here to " + node);
                }
                yield members(node);
            }
        };
    }

    private List<String> texts(JsonNode parts) {
        return parts.valueStream().map(part -> resolve(part).asText()).toList();
    }

    private static ArrayNode split(String text, String separator) {
        ArrayNode parts = JsonNodeFactory.instance.arrayNode();
        List.of(text.split(Pattern.quote(separator), -1)).forEach(parts::add);
        return parts;
    }

    private String substituted(String text) {
        return VARIABLE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(referred(found.group(1))));
    }

    private String referred(String name) {
        String value = pseudo.get(name);
        return value != null ? value : reference.apply(name);
    }
}
