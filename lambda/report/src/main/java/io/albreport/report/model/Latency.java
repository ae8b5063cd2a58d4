package io.albreport.report.model;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Time to the target's first byte, in milliseconds, each value within 1 % of the logged one. Requests that no target
 * answered (-1) are not part of it.
 *
 * @param count requests with such a time; all percentiles are null when it is 0
 * @param buckets ascending, none empty
 */
public record Latency(@Nullable Double p50, @Nullable Double p90, @Nullable Double p95, @Nullable Double p99,
        @Nullable Double max, long count, List<Bucket> buckets) {

    /**
     * @param ms the bucket's representative value
     */
    public record Bucket(double ms, long count) {}
}
