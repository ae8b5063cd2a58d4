package io.albreport.report.assembling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.albreport.report.configuration.ApiRoutes;
import io.albreport.report.configuration.RouteTemplate;
import io.albreport.report.statement.ResultRow;
import io.albreport.report.statement.RouteTree;

/**
 * What later reports tell the paths of each API as: templates of the days before that were met again, and beside them
 * what the day's own routes show. It is no part of the day's report, whose routes are told already.
 */
final class LearntRoutes {
    /**
     * Of an API's requests. One of very many values has no such share, but the routes have that people look for: a scanner
     * that is answered whatever it asks must not take their names.
     */
    private static final double WORD_SHARE = 0.05;

    private final Map<String, List<RouteTemplate>> before;
    private final List<Learnt> all = new ArrayList<>();

    /** @param requests of the API */
    private record Learnt(ApiRoutes routes, long requests) {}

    LearntRoutes(List<ApiRoutes> before) {
        this.before = before.stream()
                .collect(Collectors.toMap(ApiRoutes::api, ApiRoutes::routes, (first, _) -> first));
    }

    /** @param row of an API's routes */
    void add(ResultRow row) {
        String api = row.required("api");
        RouteSample sample = RouteSample.of(row.lines("route_sample"));
        List<RouteTemplate> known = before.getOrDefault(api, List.of()).stream()
                .filter(template -> sample.paths().contains(template.path())).toList();
        List<RouteTemplate> routes = RouteTree.together(known,
                RouteTree.templatesOf(sample.paths(), sample.share(), words(row)));
        if (!routes.isEmpty()) {
            all.add(new Learnt(new ApiRoutes(api, routes), row.number("requests")));
        }
    }

    private static List<String> words(ResultRow row) {
        return row.lines("most").stream().map(Listed::of)
                .filter(route -> route.value() != null && route.requests() >= WORD_SHARE * row.number("requests"))
                .map(route -> RouteSample.path(String.valueOf(route.value()))).filter(path -> path.startsWith("/"))
                .toList();
    }

    /** Those with most requests first. */
    List<ApiRoutes> toList() {
        return all.stream()
                .sorted(Comparator.comparingLong(Learnt::requests).reversed()
                        .thenComparing(learnt -> learnt.routes().api()))
                .map(Learnt::routes).toList();
    }
}
