package io.albreport.report.configuration;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A path with placeholders, which many paths are told as: {@code /users/{name}/orders}, as OpenAPI and API Gateway write
 * them. A placeholder stands for one segment, and {@code {rest+}} at the end for one or more.
 *
 * @param path such a text
 */
public record RouteTemplate(@JsonValue String path) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[A-Za-z0-9_-]+[+]?}");

    /** Plain segments, or placeholders; parameters behind a semicolon and queries are no part of a route. */
    private static final Pattern PATH = Pattern
            .compile("/|(?:/(?:\\{[A-Za-z0-9_-]+}|[^/{};?#\\s\"]+))*(?:/\\{[A-Za-z0-9_-]+[+]})?");

    /** Whether a text is a path, with placeholders or without. */
    public static boolean isPath(String text) {
        return !text.isEmpty() && PATH.matcher(text).matches();
    }

    /** Whether anything but the very path matches. */
    public boolean hasPlaceholder() {
        return segments().stream().anyMatch(RouteTemplate::isPlaceholder);
    }

    /**
     * A regular expression for what follows the host of a URL without its query, to the end; a slash may trail.
     *
     * @param slash what is between segments there
     */
    public String regex(String slash) {
        String before = segments().stream().map(segment -> slash + regexOf(segment, slash))
                .collect(Collectors.joining());
        return before + "(?:" + slash + ")?";
    }

    private List<String> segments() {
        return List.of(path.substring(1).split("/", -1));
    }

    private static String regexOf(String segment, String slash) {
        if (!isPlaceholder(segment)) {
            return segment.replaceAll("[^A-Za-z0-9_\\x80-\\x{10FFFF}]", "\\\\$0");
        }
        return segment.endsWith("+}") ? "[^/]+(?:" + slash + "[^/]+)*" : "[^/]+";
    }

    private static boolean isPlaceholder(String segment) {
        return PLACEHOLDER.matcher(segment).matches();
    }
}
