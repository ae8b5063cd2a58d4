package io.albreport.posture.drawing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An architecture in the words of Mermaid, which GitHub draws. */
record Flowchart(Architecture architecture) {
    /** More would make the box wider than it is worth; the posture documents have them all. */
    private static final int MOST_LINES = 8;

    String mermaid() {
        Stream<String> boxes = regions().size() > 1
                ? Stream.concat(regions().stream().flatMap(this::region), boxes("  ", ""))
                : Stream.concat(regions().stream().flatMap(region -> boxes("  ", region)), boxes("  ", ""));
        return Stream.of(Stream.of("flowchart LR"), boxes, arrows()).flatMap(lines -> lines)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private List<String> regions() {
        return boxes().filter(Box::isOurs).map(Box::region).distinct().toList();
    }

    /** A frame is drawn only where there are two: what is outside of it would be drawn across what is in it. */
    private Stream<String> region(String region) {
        return Stream.of(Stream.of("  subgraph %s[\"%s\"]".formatted(id(region), region)), boxes("    ", region),
                Stream.of("  end")).flatMap(lines -> lines);
    }

    private Stream<String> boxes(String indent, String region) {
        return boxes().filter(box -> box.region().equals(region)).map(box -> indent + box(box));
    }

    private Stream<Box> boxes() {
        return architecture.contents().keySet().stream();
    }

    private String box(Box box) {
        String shape = box.service().equals("S3") ? "%s[(\"%s\")]" : box.isOurs() ? "%s[\"%s\"]" : "%s([\"%s\"])";
        String words = Stream.concat(Stream.of("<b>" + text(box.name()) + "</b>"), inside(box))
                .filter(line -> !line.isEmpty()).collect(Collectors.joining("<br>"));
        return shape.formatted(id(box), words);
    }

    private Stream<String> inside(Box box) {
        Set<String> contents = architecture.contents().getOrDefault(box, Set.of());
        return contents.size() > MOST_LINES
                ? Stream.of(contents.size() + " " + box.service())
                : Stream.concat(Stream.of(box.service()),
                        contents.stream().filter(content -> !content.startsWith(box.name())));
    }

    /** One for each two boxes, with all that the one does to the other. */
    private Stream<String> arrows() {
        Map<String, Set<String>> verbs = new TreeMap<>();
        Set<Connection> drawn = architecture.connections();
        drawn.stream()
                .filter(one -> drawn.stream().noneMatch(other -> other.isMirrored(one) && other.compareTo(one) < 0))
                .forEach(one -> verbs.computeIfAbsent(
                        "%s %s|\"%%s\"| %s".formatted(id(one.from()), shaft(one), id(one.to())), _ -> new TreeSet<>())
                        .add(one.verb()));
        return verbs.entrySet().stream()
                .map(arrow -> "  " + arrow.getKey().formatted(String.join(", ", arrow.getValue())));
    }

    private String shaft(Connection one) {
        boolean isMirrored = architecture.connections().stream().anyMatch(one::isMirrored);
        return one.isOnFailure() ? "-.->" : isMirrored ? "<-->" : "-->";
    }

    private static String id(Box box) {
        return id(box.region() + " " + box.name());
    }

    private static String id(String name) {
        return name.strip().replaceAll("\\W+", "_");
    }

    private static String text(String name) {
        return name.replace("\"", "#quot;").replace("@", "#64;");
    }
}
