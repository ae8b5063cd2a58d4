package io.albreport.report.statement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.albreport.report.configuration.ApiRoutes;
import io.albreport.report.configuration.RouteTemplate;

/**
 * An API's paths as a tree of segments, from some of its requests, and what follows of segments with very many values,
 * such as names and titles: no word of theirs is told, but {@code {value}}.
 *
 * <p>
 * How many values a segment has of which a few requests show a part is estimated from below by those seen once and twice:
 * d + f1 (f1 - 1) / (2 (f2 + 1)), A. Chao, Nonparametric estimation of the number of classes in a population, 1984.
 * A hundred requests with as many values suffice; a hundred and fifty methods of equal use are never taken for that many.
 */
public final class RouteTree {
    /** More than any API has in fixed words at one place, and fewer than there are of customers or products. */
    static final int MANY = 1_000;

    /** Of these that were seen: a few requests to as many words are no reason. */
    private static final int LEAST_SEEN = 100;

    /** Of an API: each is asked of each of its lines. What is in none of the most frequent is told by its beginning. */
    static final int MOST_TEMPLATES = 20;

    /** Deeper ones are told by their beginning: a URL of 16 KB may have eight thousand segments. */
    private static final int MOST_SEGMENTS = 16;

    private static final String ID = "{id}";
    private static final String VALUE = "{value}";
    private static final String REST = "/{rest+}";

    private final Map<String, RouteTree> children = new TreeMap<>();
    /** That end here. */
    private long ending;
    private long requests;
    private final boolean isValue;

    private RouteTree(boolean isValue) {
        this.isValue = isValue;
    }

    /** A path that ends, or goes on, in a segment of very many values. */
    private record Folded(String path, long requests) {}

    /** What the paths of each API are told as that has such segments, by the API's key. */
    public static List<ApiRoutes> templatesOf(List<SampledRoute> sample) {
        Map<String, RouteTree> apis = new TreeMap<>();
        for (SampledRoute route : sample) {
            List<String> segments = List.of(route.path().substring(1).split("/", MOST_SEGMENTS + 1));
            if (segments.stream().noneMatch(RouteTree::isPlaceholder)) {
                apis.computeIfAbsent(route.api(), _ -> new RouteTree(false)).add(segments, route.requests());
            }
        }
        List<ApiRoutes> learnt = new ArrayList<>();
        apis.forEach((api, tree) -> {
            List<RouteTemplate> templates = tree.templates();
            if (!templates.isEmpty()) {
                learnt.add(new ApiRoutes(api, templates));
            }
        });
        return learnt;
    }

    /** Of the configuration; or of whoever sent it, who must not make a template. */
    private static boolean isPlaceholder(String segment) {
        return segment.indexOf('{') >= 0 && !segment.equals(ID);
    }

    private void add(List<String> segments, long count) {
        requests += count;
        if (segments.isEmpty()) {
            ending += count;
        } else {
            children.computeIfAbsent(segments.getFirst(), _ -> new RouteTree(false))
                    .add(segments.subList(1, segments.size()), count);
        }
    }

    private List<RouteTemplate> templates() {
        fold();
        Map<String, Long> whole = new HashMap<>();
        List<String> beginnings = new ArrayList<>();
        collect("", false, whole, beginnings);
        List<RouteTemplate> templates = new ArrayList<>();
        whole.entrySet().stream().map(path -> new Folded(path.getKey(), path.getValue()))
                .sorted(Comparator.comparingLong(Folded::requests).reversed().thenComparing(Folded::path))
                .map(Folded::path).filter(RouteTemplate::isPath).limit(MOST_TEMPLATES)
                .forEach(path -> templates.add(new RouteTemplate(path)));
        beginnings.stream().map(path -> path + REST).filter(RouteTemplate::isPath).limit(MOST_TEMPLATES)
                .forEach(path -> templates.add(new RouteTemplate(path)));
        return templates;
    }

    /** From the top, so that what is below two values counts together when it is judged itself. */
    private void fold() {
        if (children.size() >= LEAST_SEEN && estimate() > MANY) {
            RouteTree value = new RouteTree(true);
            children.values().forEach(value::merge);
            children.clear();
            children.put(VALUE, value);
        }
        children.values().forEach(RouteTree::fold);
    }

    private double estimate() {
        long once = children.values().stream().filter(child -> child.requests == 1).count();
        long twice = children.values().stream().filter(child -> child.requests == 2).count();
        return children.size() + once * (once - 1.0) / (2 * (twice + 1));
    }

    private void merge(RouteTree other) {
        requests += other.requests;
        ending += other.ending;
        other.children.forEach(
                (segment, child) -> children.computeIfAbsent(segment, _ -> new RouteTree(child.isValue)).merge(child));
    }

    private void collect(String path, boolean isFolded, Map<String, Long> whole, List<String> beginnings) {
        if (isFolded && ending > 0) {
            whole.put(path, ending);
        }
        children.forEach((segment, child) -> {
            String longer = path + "/" + segment;
            if (child.isValue) {
                beginnings.add(longer);
            }
            child.collect(longer, isFolded || child.isValue, whole, beginnings);
        });
    }
}
