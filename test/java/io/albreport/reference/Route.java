package io.albreport.reference;

import java.util.Arrays;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * A method and a path whose ids are folded; both are null for a request that the load balancer could not parse, or that
 * has not all three parts.
 */
public record Route(@Nullable String method, @Nullable String path) {
    private static final Route NONE = new Route(null, null);

    public static Route of(String request) {
        RequestParts parts = RequestParts.of(request);
        int authority = parts.url().indexOf("://") + 3;
        boolean whole = !parts.method().isEmpty() && !parts.protocol().isEmpty() && hasScheme(parts.url());
        if (!whole || parts.method().equals("-")) {
            return NONE;
        }
        int path = firstOf("/?#", parts.url(), authority);
        if (path == parts.url().length() && isGlued(parts.url())) {
            return NONE;
        }
        String withoutQuery = parts.url().substring(path, firstOf("?#", parts.url(), path));
        String shown = withoutQuery.isEmpty() ? "/" : FieldText.decoded(folded(withoutQuery));
        return new Route(parts.method(), shown);
    }

    private static boolean hasScheme(String url) {
        int end = url.indexOf("://");
        return end > 0 && url.substring(0, end).chars().allMatch(Character::isLetter);
    }

    /** As in {@code http://host:80-}: what stands in the log for a request without a URL. */
    private static boolean isGlued(String url) {
        int colon = url.lastIndexOf(':');
        return url.endsWith("-") && FieldText.isDigits(url.substring(colon + 1, url.length() - 1));
    }

    private static int firstOf(String characters, String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (characters.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return text.length();
    }

    /** Without parameters of segments, as in {@code /cart;jsessionid=1A2B}. */
    private static String folded(String path) {
        return Arrays.stream(path.split("/", -1)).map(segment -> segment.split(";", 2)[0])
                .map(segment -> new RouteSegment(segment).isId() ? "{id}" : segment).collect(Collectors.joining("/"));
    }
}
