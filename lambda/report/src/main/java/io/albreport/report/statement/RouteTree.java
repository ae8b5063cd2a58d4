package io.albreport.report.statement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.albreport.report.configuration.ApiRoutes;
import io.albreport.report.configuration.RouteTemplate;

/**
 * An API's paths as a tree of segments, from some of its requests or some of its routes, and what follows of segments with
 * very many values, such as names and titles: no word of theirs is told, but {@code {value}}.
 *
 * <p>
 * How many values a segment has of which some show a part is estimated from below by those seen once and twice:
 * d + f1 (f1 - 1) / (2 (f2 + 1) + f1 q / (1 - q)), where q is the share of all that was seen. Of lines, a few of very
 * many, q is 0: A. Chao, Nonparametric estimation of the number of classes in a population, 1984. Of routes, each is seen
 * once at most, and a product that has one route never twice; what tells a few hundred products from thousands is q:
 * A. Chao and C.-W. Lin, Nonparametric lower bounds for species richness under sampling without replacement, 2012.
 * A hundred with as many values suffice; a hundred and fifty methods of equal use are never taken for that many.
 */
public final class RouteTree {
    /** More than any API has in fixed words at one place, and fewer than there are of customers or products. */
    public static final int MANY = 1_000;

    /** Of these that were seen: a few requests to as many words are no reason. */
    private static final int LEAST_SEEN = 100;

    /** Of an API: each is asked of each of its lines. What is in none of the most frequent is told by its beginning. */
    public static final int MOST_TEMPLATES = 20;

    /** Characters of one: what is kept of a day goes into the text of the next one's statement. */
    public static final int LONGEST_TEMPLATE = 300;

    /** Deeper ones are told by their beginning: a URL of 16 KB may have eight thousand segments. */
    private static final int MOST_SEGMENTS = 16;

    private static final String ID = "{id}";
    private static final String VALUE = "{value}";
    private static final String REST = "/{rest+}";

    private final Map<String, RouteTree> children = new TreeMap<>();
    /** That end here. */
    private long ending;
    private long requests;
    /** That are told by the segment's own name, however many there are beside it. */
    private boolean isWord;
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
            apis.computeIfAbsent(route.api(), _ -> new RouteTree(false)).add(route.path(), route.requests());
        }
        List<ApiRoutes> learnt = new ArrayList<>();
        apis.forEach((api, tree) -> {
            List<RouteTemplate> templates = tree.templates(0);
            if (!templates.isEmpty()) {
                learnt.add(new ApiRoutes(api, templates));
            }
        });
        return learnt;
    }

    /**
     * The same of one API, from some of its routes.
     *
     * @param paths of those; twice where two routes have one, such as those of two methods
     * @param share of all its routes that they are, below 1
     * @param words paths that keep their names: no place is folded that would take one of them in
     */
    public static List<RouteTemplate> templatesOf(List<String> paths, double share, List<String> words) {
        RouteTree tree = new RouteTree(false);
        paths.forEach(path -> tree.add(path, 1));
        words.forEach(path -> tree.keep(segments(path)));
        return tree.templates(share);
    }

    /** Of the configuration; or of whoever sent it, who must not make a template. */
    private static boolean isPlaceholder(String segment) {
        return segment.indexOf('{') >= 0 && !segment.equals(ID);
    }

    private static List<String> segments(String path) {
        return List.of(path.substring(1).split("/", MOST_SEGMENTS + 1));
    }

    private void keep(List<String> segments) {
        if (!segments.isEmpty()) {
            RouteTree child = children.computeIfAbsent(segments.getFirst(), _ -> new RouteTree(false));
            child.isWord |= segments.getFirst().indexOf('{') < 0;
            child.keep(segments.subList(1, segments.size()));
        }
    }

    private void add(String path, long count) {
        List<String> segments = segments(path);
        if (segments.stream().noneMatch(RouteTree::isPlaceholder)) {
            add(segments, count);
        }
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

    private List<RouteTemplate> templates(double share) {
        fold(share);
        Map<String, Long> whole = new HashMap<>();
        List<String> beginnings = new ArrayList<>();
        collect("", false, whole, beginnings);
        List<RouteTemplate> templates = new ArrayList<>();
        whole.entrySet().stream().map(path -> new Folded(path.getKey(), path.getValue()))
                .sorted(Comparator.comparingLong(Folded::requests).reversed().thenComparing(Folded::path))
                .map(Folded::path).filter(RouteTemplate::isPath).limit(MOST_TEMPLATES)
                .forEach(path -> templates.add(new RouteTemplate(path)));
        // of two that begin alike, the longer one takes in less
        beginnings.reversed().stream().map(path -> path + REST).filter(RouteTemplate::isPath).limit(MOST_TEMPLATES)
                .forEach(path -> templates.add(new RouteTemplate(path)));
        return templates;
    }

    /** From the top, so that what is below two values counts together when it is judged itself. */
    private void fold(double share) {
        if (children.size() >= LEAST_SEEN && children.values().stream().noneMatch(child -> child.isWord)
                && estimate(share) > MANY) {
            RouteTree value = new RouteTree(true);
            children.values().forEach(value::merge);
            children.clear();
            children.put(VALUE, value);
        }
        children.values().forEach(child -> child.fold(share));
    }

    /**
     * Some templates and others beside them, so many that a statement may ask each line for them. Those of any rest come
     * last, the longest first: they take in what the others tell better.
     */
    public static List<RouteTemplate> together(List<RouteTemplate> some, List<RouteTemplate> others) {
        List<RouteTemplate> all = Stream.concat(some.stream(), others.stream()).distinct()
                .filter(template -> template.path().length() <= LONGEST_TEMPLATE).toList();
        List<RouteTemplate> rest = all.stream().filter(RouteTree::isOfAnyRest).limit(MOST_TEMPLATES / 2)
                .sorted(Comparator.comparingInt((RouteTemplate template) -> segments(template.path()).size())
                        .reversed())
                .toList();
        return Stream.concat(
                all.stream().filter(template -> !isOfAnyRest(template)).limit(MOST_TEMPLATES - (long) rest.size()),
                rest.stream()).toList();
    }

    private static boolean isOfAnyRest(RouteTemplate template) {
        return template.path().endsWith(REST);
    }

    private double estimate(double share) {
        long once = children.values().stream().filter(child -> child.requests == 1).count();
        long twice = children.values().stream().filter(child -> child.requests == 2).count();
        return children.size() + once * (once - 1.0) / (2 * (twice + 1) + once * share / (1 - share));
    }

    private void merge(RouteTree other) {
        requests += other.requests;
        ending += other.ending;
        isWord |= other.isWord;
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
