package io.albreport.report.model;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One hour of the period, over all APIs.
 *
 * @param start of what of it is in the period
 * @param hour 0 to 23, by the clocks of the period's time zone; one of two that are alike where clocks go back
 * @param elb5xx made by the load balancer
 * @param target5xx made by targets
 * @param p95Ms null when it falls among the timeouts, or when there is neither an answer of a target nor a timeout
 * @param p99Ms likewise
 * @param timeouts requests that timed out, see {@link Latency}
 */
public record Hour(Instant start, int hour, long requests, Totals.Status status, long elb5xx, long target5xx,
        @Nullable Double p95Ms, @Nullable Double p99Ms, long timeouts) {}
