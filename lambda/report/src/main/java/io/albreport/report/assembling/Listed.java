package io.albreport.report.assembling;

import java.util.Comparator;

import org.jspecify.annotations.Nullable;

import io.albreport.report.model.LatencySketch;

/**
 * A route, a target, a client or a user agent with what is counted of it, as the statement packs them into one text.
 *
 * @param latencies timeouts among them
 * @param p95 a bucket of {@link LatencySketch}; null where there is neither a latency nor a timeout
 * @param p99 likewise
 * @param value as logged; null where there is none
 */
record Listed(long requests, long clientErrors, long errors, long latencies, long timeouts, @Nullable Integer p95,
        @Nullable Integer p99, long totalMs, @Nullable String value) {
    /** As the statement cuts them: by requests, and by the value as logged. */
    static final Comparator<Listed> MOST_FIRST = Comparator.comparingLong(Listed::requests).reversed()
            .thenComparing(Listed::value, Comparator.nullsLast(Comparator.naturalOrder()));

    private static final int NUMBERS = 8;

    private static final String NONE = "-";

    /** @param packed the numbers in their order, and the value if there is one, with spaces between */
    static Listed of(String packed) {
        String[] parts = packed.split(" ", NUMBERS + 1);
        return new Listed(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]),
                Long.parseLong(parts[3]), Long.parseLong(parts[4]), bucket(parts[5]), bucket(parts[6]),
                Long.parseLong(parts[7]), parts.length > NUMBERS ? parts[NUMBERS] : null);
    }

    double errorShare() {
        return (double) errors / requests;
    }

    @Nullable
    Double p95Ms() {
        return p95 == null ? null : LatencySketch.milliseconds(p95);
    }

    @Nullable
    Double p99Ms() {
        return p99 == null ? null : LatencySketch.milliseconds(p99);
    }

    private static @Nullable Integer bucket(String text) {
        return text.equals(NONE) ? null : Integer.valueOf(text);
    }
}
