package io.albreport.posture.words;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import io.albreport.posture.template.Subject;

/** When a statement of a policy holds. */
final class Conditions {
    private Conditions() {}

    /** To follow what the statement allows; empty where it always holds. */
    static String words(Subject statement) {
        StringBuilder words = new StringBuilder();
        statement.take("/Condition").properties().forEach(operator -> operator.getValue().properties()
                .forEach(key -> words.append(", ").append(words(statement, operator.getKey(), key.getKey(),
                        key.getValue()))));
        return words.toString();
    }

    private static String words(Subject statement, String operator, String key, JsonNode value) {
        List<String> values = Statements.texts(value).stream().map(statement::inWords).toList();
        String text = String.join(" or ", values);
        return switch (operator + " " + key + " " + text) {
            case "Bool aws:SecureTransport false" -> "without TLS";
            case String all when all.startsWith("NumericLessThan s3:TlsVersion ") -> "over TLS older than " + text;
            case String all when all.startsWith("StringEquals aws:SourceAccount ") -> "for account " + text + " only";
            case String all when all.matches("(ArnEquals|ArnLike|StringEquals) aws:SourceArn .*") ->
                "for " + text + " only" + (operator.equals("ArnEquals") ? "" : " (" + operator + ")");
            case String all when all.startsWith("StringLike s3:prefix ") -> "keys like " + text + " only";
            default -> "if " + key + " " + operator + " " + text;
        };
    }
}
