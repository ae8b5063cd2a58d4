package io.albreport.report.model;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The routes worth a look. A route is a method and a path whose ids are folded: {@code /users/{id}}.
 *
 * @param failing most answers 500-599 first; only routes that have one
 * @param failingOften highest share of them first; only routes with {@link #MINIMUM_SAMPLE} requests
 * @param slow highest p99 first, and before all others those whose p99 falls among the timeouts; only routes with
 *        {@link #MINIMUM_SAMPLE} latencies and timeouts
 * @param busy first those that targets spent most time on, all requests together
 * @param asked most requests first
 */
public record Routes(List<Route> failing, List<Route> failingOften, List<Route> slow, List<Route> busy,
        List<Route> asked) {

    /** Latencies and timeouts that a percentile needs before it is called slow: below 20 the p95 is the maximum. */
    public static final int MINIMUM_SAMPLE = 20;

    /**
     * @param method as logged; null for a request that could not be parsed
     * @param route null for a request that could not be parsed
     * @param clientErrors answers 400-499
     * @param errors answers 500-599
     * @param p95Ms null when it falls among the timeouts, or when there is neither an answer of a target nor a timeout
     * @param p99Ms likewise
     * @param totalMs of all latencies together, within 1 %
     * @param count requests with a latency
     * @param timeouts requests that timed out, see {@link Latency}
     */
    public record Route(@Nullable String method, @Nullable String route, String api, long requests, long clientErrors,
            long errors, @Nullable Double p95Ms, @Nullable Double p99Ms, long totalMs, long count, long timeouts) {}
}
