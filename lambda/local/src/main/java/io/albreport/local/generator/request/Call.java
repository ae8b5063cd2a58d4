package io.albreport.local.generator.request;

import org.jspecify.annotations.Nullable;

/**
 * What was asked for.
 *
 * @param method null for a request that the load balancer could not parse
 * @param route as a report must show it, ids folded and escapes decoded; null likewise
 * @param text as it stands in the log
 */
public record Call(@Nullable String method, @Nullable String route, String text) {

    public static Call malformed(String text) {
        return new Call(null, null, text);
    }
}
