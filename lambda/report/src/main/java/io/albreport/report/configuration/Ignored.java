package io.albreport.report.configuration;

import java.util.List;

/**
 * Requests that are no traffic, such as probes: taken out of every number, and counted in a row of their own.
 *
 * @param paths whatever the API
 * @param userAgents whole, or with {@code *} for any characters
 * @param clients addresses, likewise
 */
public record Ignored(List<RouteTemplate> paths, List<String> userAgents, List<String> clients) {
    /** Every request counts. */
    public static final Ignored NOTHING = new Ignored(List.of(), List.of(), List.of());
}
