package io.albreport.report.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

import io.albreport.report.model.Completeness;
import io.albreport.report.model.Completeness.Gap;

/**
 * Finds parts of the period without lines. A few slots beside such a part say how many lines it would have had: where
 * that is too many for chance, it is a gap. Nobody is told to be silent who is so most of the day, such as a job at
 * night.
 */
public final class Coverage {
    /** Lines that are expected of a part before its having none is told: by chance that happens once in exp(20). */
    private static final double LEAST_EXPECTED = 20;

    /** Slots on each side that say what is expected: an hour. */
    private static final int NEIGHBOURS = 6;

    /** Slots that an API must have had since the period began, to be known: two hours. */
    private static final int KNOWN_AFTER = 12;

    /** Of these slots, the share that must have had a request. */
    private static final double STEADY = 0.9;

    private Coverage() {}

    /**
     * @param first inclusive
     * @param end exclusive
     */
    private record Run(int first, int end) {
        int length() {
            return end - first;
        }
    }

    /**
     * @param apis slots of the whole period by the name of the API, all equally many; also those of requests that
     *        reached none
     * @param judged names of those that can fall silent
     */
    public static Completeness of(Map<String, List<TrafficSlot>> apis, List<String> judged) {
        if (apis.isEmpty()) {
            return new Completeness(true, List.of());
        }
        List<TrafficSlot> times = apis.values().iterator().next();
        long[] all = new long[times.size()];
        apis.values().forEach(slots -> IntStream.range(0, all.length)
                .forEach(slot -> all[slot] += slots.get(slot).requests()));
        List<Gap> gaps = new ArrayList<>();
        empty(all).stream().filter(run -> expected(all, run) >= LEAST_EXPECTED)
                .forEach(
                        run -> gaps.add(new Gap(times.get(run.first()).start(), times.get(run.end() - 1).end(), null)));
        for (String api : judged) {
            long[] own = Objects.requireNonNull(apis.get(api)).stream().mapToLong(TrafficSlot::requests).toArray();
            empty(own).stream().filter(run -> isSilent(own, all, run)).forEach(run -> gaps
                    .add(new Gap(times.get(run.first()).start(), times.get(run.end() - 1).end(), api)));
        }
        gaps.sort(Comparator.comparing(Gap::start).thenComparing(Gap::api,
                Comparator.nullsFirst(Comparator.naturalOrder())));
        return new Completeness(gaps.stream().allMatch(gap -> gap.api() != null), List.copyOf(gaps));
    }

    /** Runs of slots without a request. */
    private static List<Run> empty(long[] requests) {
        List<Run> runs = new ArrayList<>();
        for (int slot = 0; slot < requests.length; slot++) {
            if (requests[slot] > 0) {
                continue;
            }
            int first = slot;
            while (slot < requests.length && requests[slot] == 0) {
                slot++;
            }
            if (first > 0 || slot < requests.length) {
                runs.add(new Run(first, slot));
            }
        }
        return runs;
    }

    /** By the side with less traffic, where there are two. */
    private static double expected(long[] requests, Run run) {
        double before = run.first() == 0 ? Double.MAX_VALUE : mean(requests, run.first() - NEIGHBOURS, run.first());
        double after = run.end() == requests.length
                ? Double.MAX_VALUE
                : mean(requests, run.end(), run.end() + NEIGHBOURS);
        return Math.min(before, after) * run.length();
    }

    /** While others go on: where all traffic ends, or goes down like this, it is none of its own. */
    private static boolean isSilent(long[] own, long[] all, Run run) {
        if (run.first() < KNOWN_AFTER || activeUntil(own, run.first()) < STEADY * run.first()) {
            return false;
        }
        double othersBefore = mean(all, run.first() - NEIGHBOURS, run.first())
                - mean(own, run.first() - NEIGHBOURS, run.first());
        double othersNow = mean(all, run.first(), run.end());
        return othersBefore > 0
                && expected(own, run) * Math.min(1, othersNow / othersBefore) >= LEAST_EXPECTED;
    }

    private static long activeUntil(long[] own, int end) {
        return IntStream.range(0, end).filter(slot -> own[slot] > 0).count();
    }

    private static double mean(long[] requests, int from, int to) {
        return IntStream.range(Math.max(0, from), Math.min(requests.length, to)).mapToLong(slot -> requests[slot])
                .average().orElse(0);
    }
}
