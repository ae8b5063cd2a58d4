package io.albreport.posture.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The properties of a resource, or of a part of it, while they are told. What nobody asks for is known at the end, so
 * that nothing stays unsaid.
 */
public final class Subject {
    private final JsonNode node;
    private final String path;
    private final Arns arns;
    private final Set<String> told;
    private final List<Line> lines;

    private Subject(JsonNode node, String path, Arns arns, Set<String> told, List<Line> lines) {
        this.node = node;
        this.path = path;
        this.arns = arns;
        this.told = told;
        this.lines = lines;
    }

    /** @param properties resolved */
    public static Subject of(JsonNode properties, Arns arns) {
        return new Subject(properties, "", arns, new TreeSet<>(), new ArrayList<>());
    }

    /** From here on told, whoever asked. */
    public JsonNode take(String pointer) {
        told.add(path + pointer);
        return node.at(pointer);
    }

    /** In words: with names in place of ARNs; empty where there is none. */
    public String text(String pointer) {
        return arns.inWords(joined(take(pointer)));
    }

    public String inWords(String text) {
        return arns.inWords(text);
    }

    public boolean has(String pointer) {
        return !node.at(pointer).isMissingNode();
    }

    public void line(String label, String text) {
        lines.add(new Line(label, text));
    }

    public void say(String label, String pointer) {
        say(label, pointer, UnaryOperator.identity());
    }

    /** Nothing, where there is none. */
    public void say(String label, String pointer, UnaryOperator<String> words) {
        if (has(pointer)) {
            String text = words.apply(text(pointer));
            line(label, text.isEmpty() ? "(empty)" : text);
        }
    }

    /** Where it is as it always is, it is not worth a line. */
    public void sayUnless(String usual, String label, String pointer) {
        if (has(pointer) && !text(pointer).equals(usual)) {
            say(label, pointer);
        }
    }

    /** What changes with each build, or is told by others. */
    public void passOver(String pointer) {
        take(pointer);
    }

    public void each(String pointer, Consumer<Subject> tell) {
        for (int i = 0; i < node.at(pointer).size(); i++) {
            tell.accept(part(pointer + "/" + i));
        }
    }

    public Subject part(String pointer) {
        return new Subject(node.at(pointer), path + pointer, arns, told, lines);
    }

    /** Also what there are no words for, as it stands in the template. */
    public List<Line> lines() {
        untold().forEach(
                pointer -> lines
                        .add(new Line("Property " + pointer.substring(1), arns.inWords(node.at(pointer).asText()))));
        return List.copyOf(lines);
    }

    List<String> untold() {
        List<String> untold = new ArrayList<>();
        addUntold(node, "", untold);
        return untold;
    }

    private void addUntold(JsonNode value, String pointer, List<String> untold) {
        if (told.contains(pointer)) {
            return;
        }
        if (value.isValueNode()) {
            untold.add(pointer);
        }
        value.properties().forEach(member -> addUntold(member.getValue(),
                pointer + "/" + member.getKey().replace("~", "~0").replace("/", "~1"), untold));
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            addUntold(value.get(i), pointer + "/" + i, untold);
        }
    }

    private static String joined(JsonNode value) {
        if (value.isArray()) {
            return String.join(", ", value.valueStream().map(Subject::joined).toList());
        }
        return value.isObject() ? value.toString() : value.asText();
    }
}
