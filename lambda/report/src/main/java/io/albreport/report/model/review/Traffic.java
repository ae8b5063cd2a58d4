package io.albreport.report.model.review;

import org.jspecify.annotations.Nullable;

/**
 * What the days of a period add up to.
 *
 * @param days added up
 * @param errors answers 500-599
 * @param elbErrors those of them that the load balancer made
 * @param clientErrors answers 400-499
 * @param availability 1 - errors / requests; null without a request
 * @param p50Ms of all days together, as are the others; null when it falls among the timeouts, or none was timed
 * @param timed requests with a latency, and those that timed out
 * @param timeouts of them
 * @param logBytes as stored; 0 of one API
 */
public record Traffic(int days, long requests, long errors, long elbErrors, long clientErrors,
        @Nullable Double availability, @Nullable Double p50Ms, @Nullable Double p95Ms, @Nullable Double p99Ms,
        long timed, long timeouts, long receivedBytes, long sentBytes, long logBytes) {}
