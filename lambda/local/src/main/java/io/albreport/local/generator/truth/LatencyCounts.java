package io.albreport.local.generator.truth;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.albreport.local.generator.landscape.LatencyProfile;
import io.albreport.report.model.Latency;

/** How often each whole millisecond occurred: exact percentiles in little memory. */
final class LatencyCounts {
    private final long[] countOfMs = new long[LatencyProfile.MOST_MS + 1];
    private long count;

    /** Leaves out -1. */
    void add(int ms) {
        if (ms >= 0) {
            countOfMs[ms]++;
            count++;
        }
    }

    Latency latency() {
        return new Latency(percentile(50), percentile(90), percentile(95), percentile(99), percentile(100), count,
                List.of());
    }

    /** Nearest rank: the smallest value that at least so many percent do not exceed. Null without a value. */
    @Nullable
    Double percentile(int percent) {
        long rank = (count * percent + 99) / 100;
        long seen = 0;
        for (int ms = 0; ms < countOfMs.length; ms++) {
            seen += countOfMs[ms];
            if (seen >= rank && seen > 0) {
                return (double) ms;
            }
        }
        return null;
    }
}
