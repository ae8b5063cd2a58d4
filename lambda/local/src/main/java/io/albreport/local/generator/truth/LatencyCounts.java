package io.albreport.local.generator.truth;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.albreport.local.generator.landscape.LatencyProfile;
import io.albreport.report.model.Latency;

/** How often each whole millisecond occurred: exact percentiles in little memory. */
final class LatencyCounts {
    private final long[] countOfMs = new long[LatencyProfile.MOST_MS + 1];
    private long count;
    private long timeouts;

    /** Leaves out -1. */
    void add(int ms) {
        if (ms >= 0) {
            countOfMs[ms]++;
            count++;
        }
    }

    Latency latency() {
        return new Latency(percentile(50), percentile(90), percentile(95), percentile(99), ofRank(count), count,
                timeouts, List.of());
    }

    /** A request that got no answer in time: it waited longer than all others. */
    void addTimeout() {
        timeouts++;
    }

    long timeouts() {
        return timeouts;
    }

    /**
     * Nearest rank: the smallest value that at least so many percent do not exceed. Null without a value, and where it
     * falls among the timeouts.
     */
    @Nullable
    Double percentile(int percent) {
        return ofRank(((count + timeouts) * percent + 99) / 100);
    }

    private @Nullable Double ofRank(long rank) {
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
