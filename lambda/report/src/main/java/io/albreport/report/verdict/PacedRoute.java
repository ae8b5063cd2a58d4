package io.albreport.report.verdict;

import java.util.List;

/**
 * One of an API's routes with most requests.
 *
 * @param hours of the whole period
 */
public record PacedRoute(String route, long requests, List<PaceSlot> hours) {}
