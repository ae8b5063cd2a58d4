package io.albreport.posture;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.albreport.posture.template.Escaped;
import io.albreport.posture.template.Line;
import io.albreport.posture.words.Kind.Section;

/**
 * What people review of one stack.
 *
 * @param stack lines on all of it
 * @param sections lines by the heading that they stand under
 * @param accepted findings of cdk-nag that are no findings here
 */
record Document(String title, List<Line> stack, Map<Section, Map<String, List<Line>>> sections, List<Line> accepted,
        List<Line> outputs) {
    static Document of(String title) {
        return new Document(title, new ArrayList<>(), new EnumMap<>(Section.class), new ArrayList<>(),
                new ArrayList<>());
    }

    void add(Section section, String heading, List<Line> lines) {
        sections.computeIfAbsent(section, _ -> new TreeMap<>()).computeIfAbsent(heading, _ -> new ArrayList<>())
                .addAll(lines);
    }

    /** All lines of all resources. */
    Stream<Line> told() {
        return sections.values().stream().flatMap(section -> section.values().stream()).flatMap(List::stream);
    }

    String markdown() {
        StringBuilder text = new StringBuilder("# " + Escaped.text(title) + "\n\n");
        text.append(
                stack.isEmpty() ? "What is said of this stack in one region only" : "What the stack's template says");
        text.append(", in words. Made by `PostureDocumentTest`; do not edit.\n");
        if (!stack.isEmpty()) {
            text.append('\n');
            lines(text, stack);
        }
        sections.forEach((section, entries) -> {
            text.append("\n## ").append(section.title()).append('\n');
            entries.forEach((heading, lines) -> {
                text.append("\n### ").append(Escaped.text(heading)).append("\n\n");
                lines(text, lines);
            });
        });
        flat(text, "Outputs", outputs);
        flat(text, "Accepted findings of cdk-nag", accepted);
        return text.toString();
    }

    private static void flat(StringBuilder text, String heading, List<Line> lines) {
        if (!lines.isEmpty()) {
            text.append("\n## ").append(heading).append("\n\n");
            lines(text, lines.stream().sorted().toList());
        }
    }

    private static void lines(StringBuilder text, List<Line> lines) {
        lines.forEach(line -> text.append(line.markdown()).append('\n'));
    }
}
