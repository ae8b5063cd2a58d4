package io.albreport.report.verdict;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds when more requests failed than chance explains, whatever the length.
 *
 * <p>
 * A window of neighbouring slots with f failures in n requests, of which a share of p is expected, gains
 * {@code f ln(f / (n p)) - (f - n p)}: the likelihood ratio of Kulldorff's scan statistic ("A spatial scan statistic",
 * Communications in Statistics 26, 1997) for counts that are Poisson. By Chernoff's bound a gain of g comes by chance in
 * at most exp(-g) of windows. Found are the windows that do not overlap and together gain most, each less a price: so two
 * outages stay apart, and one that comes and goes within minutes is not cut into pieces. decisions/0013 says what it was
 * tried on.
 */
final class Surges {
    /** A calm slot between two windows does not end what happened. */
    private static final int JOINED = 1;

    private final long[] requests;
    private final long[] failed;
    private final double expected;
    private final Rule rule;

    /**
     * @param price what a window must gain, and more
     * @param least failures below which nothing is said
     */
    record Rule(double price, long least) {}

    /** @param last inclusive */
    record Window(int first, int last) {}

    private Surges(long[] requests, long[] failed, double expected, Rule rule) {
        this.requests = sums(requests);
        this.failed = sums(failed);
        this.expected = expected;
        this.rule = rule;
    }

    /**
     * In the order of time.
     *
     * @param requests by slot
     * @param failed likewise
     * @param expected share of requests that fail in calm times, above 0
     */
    static List<Window> find(long[] requests, long[] failed, double expected, Rule rule) {
        Surges surges = new Surges(requests, failed, expected, rule);
        return surges.failed[failed.length] < rule.least() ? List.of() : joined(surges.best());
    }

    /** The share of requests that fail in the calmer half of the traffic: what is normal, whatever happens in the other. */
    static double calm(long[] requests, long[] failed) {
        List<Integer> slots = new ArrayList<>();
        long all = 0;
        for (int slot = 0; slot < requests.length; slot++) {
            if (requests[slot] > 0) {
                slots.add(slot);
                all += requests[slot];
            }
        }
        slots.sort((one, other) -> Double.compare((double) failed[one] / requests[one],
                (double) failed[other] / requests[other]));
        long seen = 0;
        long errors = 0;
        for (int slot : slots) {
            seen += requests[slot];
            errors += failed[slot];
            if (seen * 2 >= all) {
                return (double) errors / seen;
            }
        }
        return 0;
    }

    private static long[] sums(long[] values) {
        long[] sums = new long[values.length + 1];
        for (int i = 0; i < values.length; i++) {
            sums[i + 1] = sums[i] + values[i];
        }
        return sums;
    }

    /**
     * By dynamic programming: the best of the first slots follows from the best of fewer. A window that begins or ends
     * without a failure gains less than one that is so much shorter.
     */
    private List<Window> best() {
        int slots = failed.length - 1;
        double[] gain = new double[slots + 1];
        int[] from = new int[slots + 1];
        for (int end = 1; end <= slots; end++) {
            gain[end] = gain[end - 1];
            from[end] = end;
            for (int start = 0; start < end && hasFailures(end - 1); start++) {
                if (!hasFailures(start)) {
                    continue;
                }
                double with = gain[start] + gain(start, end) - rule.price();
                if (with > gain[end]) {
                    gain[end] = with;
                    from[end] = start;
                }
            }
        }
        return windows(from);
    }

    private boolean hasFailures(int slot) {
        return failed[slot + 1] > failed[slot];
    }

    private static List<Window> windows(int[] from) {
        List<Window> windows = new ArrayList<>();
        int end = from.length - 1;
        while (end > 0) {
            if (from[end] < end) {
                windows.addFirst(new Window(from[end], end - 1));
                end = from[end];
            } else {
                end--;
            }
        }
        return windows;
    }

    private double gain(int start, int end) {
        long failures = failed[end] - failed[start];
        double normal = (requests[end] - requests[start]) * expected;
        return failures < rule.least() || failures <= normal
                ? 0
                : failures * Math.log(failures / normal) - (failures - normal);
    }

    private static List<Window> joined(List<Window> windows) {
        List<Window> joined = new ArrayList<>();
        for (Window window : windows) {
            if (!joined.isEmpty() && window.first() - joined.getLast().last() <= JOINED + 1) {
                joined.add(new Window(joined.removeLast().first(), window.last()));
            } else {
                joined.add(window);
            }
        }
        return joined;
    }
}
