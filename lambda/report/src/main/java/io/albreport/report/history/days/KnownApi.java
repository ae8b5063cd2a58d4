package io.albreport.report.history.days;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.albreport.report.model.LatencySketch;

/**
 * One API's day, as history keeps it.
 *
 * @param partial whether some time of the day has no line of it
 * @param errors answers 500-599
 * @param clientErrors answers 400-499
 * @param timed requests with a latency, and those that timed out
 * @param slow those of them above the API's limit; 0 without a limit
 * @param p50Ms null when it falls among the timeouts, or none was timed; so are the others
 * @param codes status codes of its answers
 */
public record KnownApi(boolean partial, long requests, long errors, long clientErrors, long timed, long slow,
        @Nullable Double p50Ms, @Nullable Double p95Ms, @Nullable Double p99Ms, Set<String> codes) {

    /**
     * @param limitMs of its latency; null without one
     * @param leastOfCode answers of a status code that is to be told
     */
    static KnownApi of(Summary.ApiDay api, @Nullable Double limitMs, long leastOfCode) {
        Summary.Sketch latency = api.latency();
        long timed = latency.timed();
        return new KnownApi(api.partial(), api.requests(), api.status().serverErrors(), api.status().clientErrors(),
                timed, limitMs == null ? 0 : slow(latency, limitMs),
                LatencySketch.percentile(latency.buckets(), timed, 50),
                LatencySketch.percentile(latency.buckets(), timed, 95),
                LatencySketch.percentile(latency.buckets(), timed, 99), api.codes().entrySet().stream()
                        .filter(code -> code.getValue() >= leastOfCode).map(Map.Entry::getKey)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** What timed out was not within any limit; within the sketch's error a latency may have been. */
    private static long slow(Summary.Sketch latency, double limitMs) {
        long slow = latency.timeouts();
        for (Map.Entry<Integer, Long> bucket : latency.buckets().entrySet()) {
            slow += isAbove(limitMs, bucket.getKey()) ? bucket.getValue() : 0;
        }
        return slow;
    }

    private static boolean isAbove(double limitMs, int bucket) {
        Double ms = LatencySketch.milliseconds(bucket);
        return ms == null || LatencySketch.atLeast(ms) > limitMs;
    }

    static KnownApi together(Collection<KnownApi> apis) {
        return new KnownApi(false, sum(apis, KnownApi::requests), sum(apis, KnownApi::errors),
                sum(apis, KnownApi::clientErrors), 0, 0, null, null, null, Set.of());
    }

    private static long sum(Collection<KnownApi> apis, ToLongFunction<KnownApi> count) {
        return apis.stream().mapToLong(count).sum();
    }
}
