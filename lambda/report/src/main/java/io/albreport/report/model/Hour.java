package io.albreport.report.model;

import org.jspecify.annotations.Nullable;

/**
 * One hour of the period, over all APIs.
 *
 * @param hour 0 to 23, UTC
 * @param elb5xx made by the load balancer
 * @param target5xx made by targets
 * @param p95Ms null when it falls among the timeouts, or when there is neither an answer of a target nor a timeout
 * @param p99Ms likewise
 * @param timeouts requests that timed out, see {@link Latency}
 */
public record Hour(int hour, long requests, Totals.Status status, long elb5xx, long target5xx,
        @Nullable Double p95Ms, @Nullable Double p99Ms, long timeouts) {}
