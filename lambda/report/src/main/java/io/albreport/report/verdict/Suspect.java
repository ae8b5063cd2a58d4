package io.albreport.report.verdict;

import java.time.Instant;
import java.util.NavigableMap;

import io.albreport.report.model.Incident.Dimension;

/**
 * What may be the cause of an incident of one API: a target, a route, a client, a host or a node.
 *
 * @param value as people see it
 * @param shareOfRequests of the API in the period, that have it; of a client, of all requests in the period
 * @param clientErrors answers 400-499 among them, by the start of their ten minutes
 * @param errors answers 500-599, likewise
 */
public record Suspect(Dimension dimension, String value, double shareOfRequests,
        NavigableMap<Instant, Long> clientErrors,
        NavigableMap<Instant, Long> errors) {

    /**
     * @param statusClass 4 or 5
     * @param until exclusive
     */
    long failed(int statusClass, Instant from, Instant until) {
        return (statusClass == 5 ? errors : clientErrors).subMap(from, true, until, false).values().stream()
                .mapToLong(Long::longValue).sum();
    }
}
