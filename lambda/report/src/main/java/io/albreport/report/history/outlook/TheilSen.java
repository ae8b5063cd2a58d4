package io.albreport.report.history.outlook;

import java.util.Arrays;
import java.util.stream.IntStream;

import io.albreport.report.history.days.Robust;

/**
 * A straight line through values that a few wild days do not move: the median of the slopes of all pairs, by Theil, "A
 * rank-invariant method of linear and polynomial regression analysis" (1950), with the interval of Sen, "Estimates of
 * the regression coefficient based on Kendall's tau" (JASA 63, 1968).
 *
 * @param slope per unit of x
 * @param low of the slope's interval
 * @param high likewise
 */
record TheilSen(double slope, double low, double high) {

    /**
     * Sen's interval are the order statistics (N - C) / 2 and (N + C) / 2 + 1 of the N slopes, with C = z sigma and
     * sigma the deviation of Kendall's S, less what is lost to values that are the same.
     *
     * @param x each different, ascending; at least two
     * @param z 1.96 for an interval of 95 %
     */
    static TheilSen of(double[] x, double[] y, double z) {
        double[] slopes = slopes(x, y);
        int pairs = slopes.length;
        double half = z * Math.sqrt(variance(y));
        int low = (int) Math.round((pairs - half) / 2) - 1;
        int high = (int) Math.round((pairs + half) / 2);
        return new TheilSen(Robust.median(slopes), slopes[Math.max(0, low)], slopes[Math.min(pairs - 1, high)]);
    }

    /** Of Kendall's S: n (n - 1) (2n + 5) / 18, and as much less for each group of values that are the same. */
    static double variance(double... y) {
        double[] sorted = y.clone();
        Arrays.sort(sorted);
        double variance = term(y.length);
        int start = 0;
        for (int i = 1; i <= sorted.length; i++) {
            if (i == sorted.length || sorted[i] != sorted[start]) {
                variance -= term(i - start);
                start = i;
            }
        }
        return variance;
    }

    /** Of the line with this slope: the median of what it leaves. */
    double level(double[] x, double[] y) {
        return Robust.median(IntStream.range(0, x.length).mapToDouble(i -> y[i] - slope * x[i]).toArray());
    }

    /** With an interval so many times as wide. */
    TheilSen widened(double times) {
        return new TheilSen(slope, slope - times * (slope - low), slope + times * (high - slope));
    }

    private static double term(double n) {
        return n * (n - 1) * (2 * n + 5) / 18;
    }

    private static double[] slopes(double[] x, double[] y) {
        double[] slopes = new double[x.length * (x.length - 1) / 2];
        int at = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = i + 1; j < x.length; j++) {
                slopes[at++] = (y[j] - y[i]) / (x[j] - x[i]);
            }
        }
        Arrays.sort(slopes);
        return slopes;
    }
}
