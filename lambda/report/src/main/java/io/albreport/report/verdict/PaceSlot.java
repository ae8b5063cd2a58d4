package io.albreport.report.verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.SortedMap;

/**
 * A part of the period with what was answered in it, counted by how long that took.
 *
 * @param start the first instant that belongs to it
 * @param paces answers by their pace, see {@link io.albreport.report.model.LatencySketch#BUCKETS_PER_PACE}; without what
 *        timed out, which counts as failed
 * @param answers all of them together, added up once: whoever looks for slow ones asks each slot six times
 */
public record PaceSlot(Instant start, Duration length, SortedMap<Integer, Long> paces, long answers) {

    public PaceSlot(Instant start, Duration length, SortedMap<Integer, Long> paces) {
        this(start, length, paces, sum(paces));
    }

    /** The first instant that does not belong to it. */
    Instant end() {
        return start.plus(length);
    }

    /** Answers of this pace or a slower one. */
    long slowerThan(int pace) {
        return sum(paces.tailMap(pace));
    }

    private static long sum(SortedMap<Integer, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
