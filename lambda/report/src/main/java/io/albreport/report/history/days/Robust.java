package io.albreport.report.history.days;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Location and scale that a few wild days do not move (Hampel, "The influence curve", JASA 69, 1974). */
public final class Robust {
    /** Makes the median of absolute deviations estimate the standard deviation of normal values: 1 / 0.6745. */
    private static final double TO_DEVIATION = 1.4826;

    private static final double MOST = 0.8;

    private Robust() {}

    /** NaN of no values. */
    public static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    public static <T> double median(List<T> of, ToDoubleFunction<T> value) {
        return median(of.stream().mapToDouble(value).toArray());
    }

    /** The standard deviation, from how far the values are from what was expected of them. */
    public static double deviation(double... residuals) {
        return TO_DEVIATION * median(absolute(residuals));
    }

    /** How far from it four of five are, at most; between two of them, a straight line. NaN of none. */
    public static double mostWithin(double... residuals) {
        double[] sorted = absolute(residuals);
        Arrays.sort(sorted);
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double at = MOST * (sorted.length - 1);
        int below = (int) at;
        double above = sorted[Math.min(below + 1, sorted.length - 1)];
        return sorted[below] + (at - below) * (above - sorted[below]);
    }

    private static double[] absolute(double... residuals) {
        double[] absolute = new double[residuals.length];
        for (int i = 0; i < residuals.length; i++) {
            absolute[i] = Math.abs(residuals[i]);
        }
        return absolute;
    }
}
