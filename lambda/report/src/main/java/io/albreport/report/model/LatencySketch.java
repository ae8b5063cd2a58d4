package io.albreport.report.model;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * Latencies counted in logarithmic buckets, so that any percentile is within {@value #ACCURACY} of the true one and
 * sketches add up: over target groups, hours, days and regions.
 *
 * <p>
 * After Masson, Rim and Lee, "DDSketch: a fast and fully-mergeable quantile sketch with relative-error guarantees"
 * (VLDB 2019): bucket i holds what is above gamma^(i-1) ms and up to gamma^i ms, with gamma = (1 + a) / (1 - a). The
 * counting itself is done by SQL in statement.sql, with the same formula.
 */
public final class LatencySketch {
    /** Relative. */
    public static final double ACCURACY = 0.01;

    /** The bucket of 0 ms, which has no logarithm; far below the bucket of a nanosecond (-691). */
    public static final int ZERO_BUCKET = -1000;

    /**
     * The bucket of requests that timed out, which have no time and rank behind all that have; far above the bucket of
     * the longest time (1036).
     */
    public static final int NO_ANSWER_BUCKET = 10_000;

    /**
     * Buckets that count as one where only a shift is looked for, each an eighth longer than the one before: the share of
     * slow requests among many is known well enough, and costs a sixth.
     */
    public static final int BUCKETS_PER_PACE = 6;

    private static final double MICROS_PER_MS = 1000;

    private static final double GAMMA = (1 + ACCURACY) / (1 - ACCURACY);

    private final TreeMap<Integer, Long> counts = new TreeMap<>();
    private @Nullable Double slowest;

    /**
     * Adds what SQL packed into one text.
     *
     * @param pairs {@code bucket:count}, in any order, a bucket perhaps more than once
     */
    public void add(List<String> pairs) {
        for (String pair : pairs) {
            int colon = pair.indexOf(':');
            add(Integer.parseInt(pair.substring(0, colon)), Long.parseLong(pair.substring(colon + 1)));
        }
    }

    private void add(int bucket, long count) {
        counts.merge(bucket, count, Long::sum);
    }

    public void add(LatencySketch other) {
        other.counts.forEach(this::add);
        addSlowest(other.slowest);
    }

    /** Adds what a bucket does not tell: the longest time itself, in microseconds. */
    public void addSlowestMicros(long micros) {
        addSlowest(micros / MICROS_PER_MS);
    }

    private void addSlowest(@Nullable Double ms) {
        slowest = slowest == null || (ms != null && ms > slowest) ? ms : slowest;
    }

    /** Requests that timed out. */
    public long timeouts() {
        return counts.getOrDefault(NO_ANSWER_BUCKET, 0L);
    }

    private long ranked() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * By nearest rank: the smallest value that at least so many percent do not exceed.
     *
     * @param percent 1 to 100
     * @return milliseconds; null for an empty sketch, and where so many percent have not been answered
     */
    @Nullable
    public Double percentile(int percent) {
        return percentile(counts, ranked(), percent);
    }

    /**
     * The same, of counts that nobody adds to.
     *
     * @param counts by bucket, ascending
     * @param all of them, and of those that rank behind all buckets
     */
    @Nullable
    public static Double percentile(Map<Integer, Long> counts, long all, int percent) {
        long upTo = 0;
        for (Map.Entry<Integer, Long> bucket : counts.entrySet()) {
            upTo += bucket.getValue();
            if (upTo * 100 >= all * percent) {
                return milliseconds(bucket.getKey());
            }
        }
        return null;
    }

    public Latency toLatency() {
        List<Latency.Bucket> buckets = counts.headMap(NO_ANSWER_BUCKET).entrySet().stream()
                .map(bucket -> new Latency.Bucket(middle(bucket.getKey()), bucket.getValue())).toList();
        return new Latency(percentile(50), percentile(90), percentile(95), percentile(99), slowest,
                ranked() - timeouts(), timeouts(), buckets);
    }

    /**
     * The value that is equally far, relatively, from both ends of the bucket; to the microsecond.
     *
     * @return null for the bucket of what timed out
     */
    @Nullable
    public static Double milliseconds(int bucket) {
        return bucket == NO_ANSWER_BUCKET ? null : middle(bucket);
    }

    /** Of a pace, see {@link #BUCKETS_PER_PACE}: the middle one of its buckets. */
    public static double paceMs(int pace) {
        int middle = pace * BUCKETS_PER_PACE + BUCKETS_PER_PACE / 2;
        return middle <= ZERO_BUCKET + BUCKETS_PER_PACE ? 0 : middle(middle);
    }

    private static double middle(int bucket) {
        return bucket == ZERO_BUCKET
                ? 0
                : Math.round(2 * MICROS_PER_MS * Math.pow(GAMMA, bucket) / (GAMMA + 1)) / MICROS_PER_MS;
    }

    /** What the true value is above, or equal to, where the sketch says so many milliseconds. */
    public static double atLeast(double estimate) {
        return estimate / (1 + ACCURACY);
    }

    /** The bucket that {@link #milliseconds} gives this value for; one microsecond is the least that it tells apart. */
    public static int bucket(double ms) {
        return ms == 0 ? ZERO_BUCKET : (int) Math.ceil(Math.log(ms) / Math.log(GAMMA));
    }
}
