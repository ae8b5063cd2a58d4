package io.albreport.report.model;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Time to the target's first byte, in milliseconds, each percentile within 1 % of the exact one. What a target answered
 * has a time. A request that timed out has none, and ranks behind all that have: whoever waited for it waited longest,
 * and an outage must not look fast. Other requests that no target answered (-1) are not part of it.
 *
 * @param p50 null when it falls among the timeouts, or when there is neither a time nor a timeout; so are the others
 * @param max the longest time, exact; null when there is none
 * @param count requests with a time
 * @param timeouts requests that the load balancer answered with 504, since no target had answered in time
 * @param buckets of the times, ascending, none empty
 */
public record Latency(@Nullable Double p50, @Nullable Double p90, @Nullable Double p95, @Nullable Double p99,
        @Nullable Double max, long count, long timeouts, List<Bucket> buckets) {

    /**
     * @param ms the bucket's representative value
     */
    public record Bucket(double ms, long count) {}
}
