package io.albreport.posture;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.albreport.infrastructure.DeployedStack;
import io.albreport.posture.template.Line;
import io.albreport.posture.words.Kind.Section;

/** What is said of a stack in one region and not of the same stack in the other. */
final class RegionalDifferences {
    private final String here;
    private final String there;
    private final Map<Section, Map<String, List<Line>>> first;
    private final Map<Section, Map<String, List<Line>>> second;

    private RegionalDifferences(DeployedStack one, DeployedStack other) {
        this.here = one.region();
        this.there = other.region();
        this.first = PostureDocument.of(one).sections();
        this.second = PostureDocument.of(other).sections();
    }

    /** @param title of the document on both */
    static Document between(String title, DeployedStack one, DeployedStack other) {
        Document document = Document.of(title);
        RegionalDifferences differences = new RegionalDifferences(one, other);
        for (Section section : Section.values()) {
            differences.addTo(document, section);
        }
        return document;
    }

    private void addTo(Document document, Section section) {
        Map<String, List<Line>> one = localised(first.getOrDefault(section, Map.of()), here, there);
        Map<String, List<Line>> other = localised(second.getOrDefault(section, Map.of()), there, here);
        Map<String, List<Line>> all = new TreeMap<>(one);
        other.forEach(all::putIfAbsent);
        for (String heading : all.keySet()) {
            List<Line> lines = Stream.concat(
                    beyond(one.getOrDefault(heading, List.of()), other.getOrDefault(heading, List.of()), here, there),
                    beyond(other.getOrDefault(heading, List.of()), one.getOrDefault(heading, List.of()), there, here))
                    .sorted((left, right) -> left.label().replaceFirst(".*?: ", "")
                            .compareTo(right.label().replaceFirst(".*?: ", "")))
                    .toList();
            if (!lines.isEmpty()) {
                document.add(section, heading, lines);
            }
        }
    }

    /** Headings are names, and names have regions in them. */
    private static Map<String, List<Line>> localised(Map<String, List<Line>> entries, String region, String other) {
        Map<String, List<Line>> localised = new TreeMap<>();
        entries.forEach((heading, lines) -> localised.put(localised(heading, region, other), lines));
        return localised;
    }

    /** A line is in both if it is the same, or if it is the same but for which region is its own. */
    private static Stream<Line> beyond(List<Line> lines, List<Line> others, String region, String other) {
        return lines.stream()
                .filter(line -> !others.contains(line) && others.stream().noneMatch(
                        theirs -> localised(theirs.toString(), other, region).equals(
                                localised(line.toString(), region, other))))
                .map(line -> new Line(region + ": " + line.label(), line.text()));
    }

    private static String localised(String text, String region, String other) {
        return text.replace(region, "REGION").replace(other, "OTHER-REGION");
    }
}
