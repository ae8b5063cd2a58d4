package io.albreport.report.statement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.albreport.report.configuration.ApiRoutes;
import io.albreport.report.configuration.Ignored;
import io.albreport.report.configuration.ReportConfig;
import io.albreport.report.configuration.ReportConfig.ApiConfig;
import io.albreport.report.configuration.RouteTemplate;

/** What is said of requests by patterns, as SQL; of what nothing is said, no line is asked. */
final class RequestPatterns {
    /** Method, scheme and host of a URL, up to its path. */
    private static final String HOST = "^[^/]*//[^/]*";

    /** The same where each slash was doubled, so that neighbouring ids were found. */
    static final String HOST_OF_DOUBLED = "^[^/]*////[^/]*";

    private RequestPatterns() {}

    /** Whether a request is left out of all numbers. Never NULL, so that no line is lost. */
    static String ignored(Ignored ignored) {
        String any = Stream.of(
                ignored.paths().stream().map(path -> "regexp_like(url, %s)"
                        .formatted(Statement.literal(HOST + path.regex("/") + "$"))),
                ignored.userAgents().stream().map(agent -> like("agent", agent)),
                ignored.clients().stream().map(client -> like("address", client)))
                .flatMap(conditions -> conditions).map("coalesce(%s, FALSE)"::formatted)
                .collect(Collectors.joining(" OR "));
        return any.isEmpty() ? "FALSE" : any;
    }

    /**
     * What a request's path is told as, with doubled slashes: the first template that it matches; those of the
     * configuration come before what was learnt. NULL for none.
     */
    static String template(ReportConfig config, List<ApiRoutes> learnt) {
        Map<String, List<RouteTemplate>> byApi = new LinkedHashMap<>();
        Stream.concat(config.apis().stream().map(api -> new ApiRoutes(api.name(), api.routes())), learnt.stream())
                .filter(api -> !api.routes().isEmpty())
                .forEach(api -> byApi.computeIfAbsent(api.api(), _ -> new ArrayList<>()).addAll(api.routes()));
        String cases = byApi.entrySet().stream()
                .map(api -> whenOf(isOf(api.getKey(), config), api.getValue())).collect(Collectors.joining(" "));
        return cases.isEmpty() ? "CAST(NULL AS varchar)" : "CASE " + cases + " END";
    }

    /** What {@link #template} has of an API. */
    static String told(ApiRoutes api, ReportConfig config) {
        return whenOf(isOf(api.api(), config), api.routes());
    }

    /** Whether a target group is of a configured API. */
    private static String isOf(ApiConfig api) {
        return "target_group IN (%1$s) OR split_part(target_group, '/', 2) IN (%1$s)"
                .formatted(Statement.literals(api.targetGroups()));
    }

    /** @param key of an API in the statement's rows */
    private static String isOf(String key, ReportConfig config) {
        return config.apis().stream().filter(api -> api.name().equals(key)).findFirst().map(RequestPatterns::isOf)
                .orElseGet(() -> isOfTargetGroup(key));
    }

    /** @param key an ARN without the id behind it; or what a log has that has no ARN there, such as {@code -} */
    private static String isOfTargetGroup(String key) {
        return key.indexOf('/') < 0
                ? "target_group = " + Statement.literal(key)
                : "starts_with(target_group, %s)".formatted(Statement.literal(key + "/"));
    }

    private static String whenOf(String isOfApi, List<RouteTemplate> routes) {
        return "WHEN %s THEN CASE %s END".formatted(isOfApi,
                routes.stream().map(RequestPatterns::whenLike).collect(Collectors.joining(" ")));
    }

    private static String whenLike(RouteTemplate route) {
        return "WHEN regexp_like(without_ids, %s) THEN %s".formatted(
                Statement.literal(HOST_OF_DOUBLED + route.regex("//") + "/$"),
                Statement.literal(route.path().replace("/", "//") + "/"));
    }

    /** @param pattern with {@code *} for any characters */
    private static String like(String column, String pattern) {
        String escaped = pattern.replace("!", "!!").replace("%", "!%").replace("_", "!_").replace("*", "%");
        return "%s LIKE %s ESCAPE '!'".formatted(column, Statement.literal(escaped));
    }
}
