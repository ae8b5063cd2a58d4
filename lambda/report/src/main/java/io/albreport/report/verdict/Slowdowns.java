package io.albreport.report.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.albreport.report.model.LatencySketch;

/**
 * Finds when answers took longer than usual: p50 or p99 at least {@value #TIMES} times what it is in the calmer half of
 * the period. Answers above that are counted like failures and given to {@link Surges}: expected is what lies in the
 * middle, as a ratio, between their share in calm times and the share that shifts the percentile, so that the busy hours
 * around a slowdown are none of it.
 */
final class Slowdowns {
    /** Below it, a percentile moves over the day by itself. decisions/0015 */
    static final double TIMES = 1.6;

    /** In paces, rounded up, and one more: the usual pace is a span of values, and a shift must leave it behind. */
    private static final int FASTEST_SLOW = 1 + (int) Math.ceil(Math.log(TIMES)
            / (LatencySketch.BUCKETS_PER_PACE * Math.log((1 + LatencySketch.ACCURACY) / (1 - LatencySketch.ACCURACY))));

    /** Latencies come in bursts of their own: the price is twice that of errors, and a few slow answers are none. */
    private static final Surges.Rule RULE = new Surges.Rule(22, 20);

    /** Of what may be above a percentile, the share that is taken to be above the limit in calm times, if less was. */
    private static final double SELDOM = 1 / 16.0;

    /** Answers above a percentile, for which it is known: 500 answers for p99, ten for the median. */
    private static final int LEAST_ABOVE = 5;

    private Slowdowns() {}

    /**
     * @param first place of the first slot
     * @param last likewise, inclusive
     * @param percent which percentile shifted
     * @param slowPace from which on answers count as slow
     * @param usual the percentile's pace in the calmer half
     */
    record Slowdown(int first, int last, int percent, int slowPace, int usual) {
        private boolean overlaps(Slowdown other) {
            return first <= other.last && other.first <= last;
        }
    }

    /** In the order of time; where both percentiles shifted, the median says it. */
    static List<Slowdown> find(List<PaceSlot> slots) {
        List<Slowdown> medians = find(slots, 50);
        return Stream.concat(medians.stream(), find(slots, 99).stream()
                .filter(slow -> medians.stream().noneMatch(slow::overlaps)))
                .sorted(Comparator.comparingInt(Slowdown::first)).toList();
    }

    private static List<Slowdown> find(List<PaceSlot> slots, int percent) {
        List<List<PaceSlot>> blocks = blocks(slots, LEAST_ABOVE * 100L / (100 - percent));
        if (blocks.isEmpty()) {
            return List.of();
        }
        int usual = usual(blocks, percent);
        int slowPace = usual + FASTEST_SLOW;
        long[] answers = slots.stream().mapToLong(PaceSlot::answers).toArray();
        long[] slow = slots.stream().mapToLong(slot -> slot.slowerThan(slowPace)).toArray();
        double above = (100 - percent) / 100.0;
        double expected = Math.sqrt(Math.max(Surges.calm(answers, slow), SELDOM * above) * above);
        List<Slowdown> found = new ArrayList<>();
        for (Surges.Window window : Surges.find(answers, slow, expected, RULE)) {
            if (percentile(slots.subList(window.first(), window.last() + 1), percent) >= slowPace) {
                found.add(new Slowdown(window.first(), window.last(), percent, slowPace, usual));
            }
        }
        return found;
    }

    /** Neighbouring slots with answers enough, together, for a percentile to be more than one of the slowest. */
    private static List<List<PaceSlot>> blocks(List<PaceSlot> slots, long answers) {
        List<List<PaceSlot>> blocks = new ArrayList<>();
        int first = 0;
        long within = 0;
        for (int slot = 0; slot < slots.size(); slot++) {
            within += slots.get(slot).answers();
            if (within >= answers) {
                blocks.add(slots.subList(first, slot + 1));
                first = slot + 1;
                within = 0;
            }
        }
        return blocks;
    }

    /** The percentile's pace in the calmer half of the blocks, weighed by their answers. */
    private static int usual(List<List<PaceSlot>> blocks, int percent) {
        TreeMap<Integer, Long> byPace = new TreeMap<>();
        blocks.forEach(block -> byPace.merge(percentile(block, percent),
                block.stream().mapToLong(PaceSlot::answers).sum(), Long::sum));
        return percentile(byPace, 50);
    }

    /** By nearest rank, as in {@link LatencySketch}. */
    static int percentile(List<PaceSlot> slots, int percent) {
        TreeMap<Integer, Long> all = new TreeMap<>();
        slots.forEach(slot -> slot.paces().forEach((pace, count) -> all.merge(pace, count, Long::sum)));
        return percentile(all, percent);
    }

    private static int percentile(SortedMap<Integer, Long> counts, int percent) {
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        long upTo = 0;
        for (var pace : counts.entrySet()) {
            upTo += pace.getValue();
            if (upTo * 100 >= all * percent) {
                return pace.getKey();
            }
        }
        throw new IllegalArgumentException("no answers, so no percentile");
    }
}
