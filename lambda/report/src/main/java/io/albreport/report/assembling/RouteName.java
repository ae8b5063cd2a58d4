package io.albreport.report.assembling;

import org.jspecify.annotations.Nullable;

import io.albreport.report.statement.LoggedText;

/**
 * A route as logged, {@code POST /v1/login}, taken apart.
 *
 * @param method null for a request that could not be parsed
 * @param path likewise
 */
record RouteName(@Nullable String method, @Nullable String path) {

    static RouteName of(@Nullable String logged) {
        if (logged == null) {
            return new RouteName(null, null);
        }
        String[] parts = logged.split(" ", 2);
        return new RouteName(LoggedText.decode(parts[0]), LoggedText.decode(parts[1]));
    }

    /** As in a list of causes. */
    String text() {
        return method == null ? "requests that could not be parsed" : method + " " + path;
    }
}
