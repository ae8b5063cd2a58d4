package io.albreport.posture.words;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import io.albreport.posture.template.Subject;

/** What policies allow and refuse, a line for each statement. */
public final class Statements {
    private static final String USUAL_VERSION = "2012-10-17";
    private static final Map<String, String> VERBS = Map.ofEntries(Map.entry("Abort", "abandon uploads to"),
            Map.entry("Assume", "take this role"), Map.entry("Create", "create"), Map.entry("Decrypt", "decrypt with"),
            Map.entry("Delete", "delete"), Map.entry("Describe", "read"), Map.entry("Generate", "make data keys with"),
            Map.entry("Get", "read"), Map.entry("Invoke", "invoke"), Map.entry("List", "list"),
            Map.entry("Publish", "publish to"), Map.entry("Put", "write"), Map.entry("Replicate", "write copies of"),
            Map.entry("Send", "send to"), Map.entry("Start", "start"), Map.entry("Stop", "stop"),
            Map.entry("Update", "change"));

    private Statements() {}

    /** @param pointer to the document */
    static void tell(Subject subject, String pointer) {
        tell(subject, pointer, "anything");
    }

    /** @param everything what a lone star means in this policy */
    static void tell(Subject subject, String pointer, String everything) {
        subject.sayUnless(USUAL_VERSION, "Version of the policy language", pointer + "/Version");
        String statements = pointer + "/Statement";
        if (subject.has(statements + "/Effect")) {
            tellOne(subject.part(statements), everything);
        }
        if (subject.has(statements + "/0")) {
            subject.each(statements, statement -> tellOne(statement, everything));
        }
    }

    private static void tellOne(Subject statement, String everything) {
        String effect = statement.text("/Effect");
        String named = statement.text("/Sid");
        statement.line(label(who(statement), effect), what(statement, everything) + Conditions.words(statement)
                + (named.isEmpty() ? "" : "; named " + named));
    }

    private static String label(String who, String effect) {
        String may = switch (effect) {
            case "Allow" -> "may";
            case "Deny" -> "may not";
            default -> effect;
        };
        return switch (who + " " + may) {
            case "Anybody may not" -> "Nobody may";
            case " may" -> "May";
            case " may not" -> "May not";
            case String label -> label;
        };
    }

    private static String who(Subject statement) {
        JsonNode principal = statement.take("/Principal");
        if (principal.isTextual()) {
            return everybody(principal.asText());
        }
        List<String> all = new ArrayList<>();
        principal.properties().forEach(kind -> texts(kind.getValue()).forEach(
                one -> all.add(kind.getKey().equals("AWS") ? everybody(statement.inWords(one)) : one)));
        return capital(String.join(" and ", all));
    }

    private static String everybody(String who) {
        return who.equals("*") ? "Anybody" : capital(who);
    }

    private static String what(Subject statement, String everything) {
        List<String> actions = texts(statement.take("/Action"));
        List<String> others = texts(statement.take("/NotAction"));
        Set<String> verbs = new LinkedHashSet<>();
        actions.forEach(action -> verbs.add(verb(action)));
        String what = others.isEmpty()
                ? and(List.copyOf(verbs)) + on(statement, everything) + " (" + String.join(", ", actions) + ")"
                : "do anything" + on(statement, everything) + " but " + String.join(", ", others);
        return what.replace("  ", " ");
    }

    private static String on(Subject statement, String everything) {
        List<String> things = texts(statement.take("/Resource")).stream()
                .map(thing -> thing.equals("*") ? everything : statement.inWords(thing)).toList();
        List<String> others = texts(statement.take("/NotResource")).stream().map(statement::inWords).toList();
        String but = others.isEmpty() ? "" : " anything but " + and(others);
        return (things.isEmpty() ? "" : " " + and(things)) + but;
    }

    private static String verb(String action) {
        String name = action.replaceFirst("^[\\w-]+:", "");
        if (name.equals("*")) {
            return "do anything with";
        }
        String first = name.replaceFirst("(?<=[a-z])[A-Z*].*", "");
        return VERBS.getOrDefault(first, first.toLowerCase(Locale.ROOT));
    }

    static String and(List<String> all) {
        return all.size() < 2
                ? String.join("", all)
                : String.join(", ", all.subList(0, all.size() - 1)) + " and " + all.getLast();
    }

    public static List<String> texts(JsonNode oneOrMore) {
        if (oneOrMore.isArray()) {
            return oneOrMore.valueStream().map(JsonNode::asText).toList();
        }
        return oneOrMore.isMissingNode() ? List.of() : List.of(oneOrMore.asText());
    }

    private static String capital(String text) {
        return text.startsWith("the ") ? "The" + text.substring(3) : text;
    }
}
