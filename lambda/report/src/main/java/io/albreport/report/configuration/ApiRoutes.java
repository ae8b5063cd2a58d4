package io.albreport.report.configuration;

import java.util.List;

/**
 * What an API's paths are told as.
 *
 * @param api its key in the statement's rows
 * @param routes the first that a path matches
 */
public record ApiRoutes(String api, List<RouteTemplate> routes) {}
