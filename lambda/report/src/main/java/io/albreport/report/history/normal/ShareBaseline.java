package io.albreport.report.history.normal;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.albreport.report.history.days.Point;
import io.albreport.report.history.days.Robust;

/**
 * Of shares of errors, which have no weekdays: the median, on Anscombe's scale 2 sqrt(n + 1/2) asin(sqrt(p)) at the n of
 * the day that is judged, where chance alone has a deviation of 1. On the plain scale the deviation of a healthy API is
 * often 0, and any error would be beyond it.
 */
final class ShareBaseline implements Baseline {
    /** Days of a new level from which it is one. */
    private static final int LEAST = 7;

    /** Errors below which nothing is said. */
    private static final double LEAST_CASES = 10;

    /** Times the median: a change that people care for, and the same downwards. */
    private static final double LEAST_RATIO = 2;

    private final List<Point> days;
    private final double median;

    ShareBaseline(List<Point> days) {
        this.days = days;
        this.median = Robust.median(days, Point::scaled);
    }

    @Override
    public double residual(Point day) {
        return days.size() < LEAST ? Double.NaN : day.scaled() - median;
    }

    @Override
    public @Nullable Judged judge(Point day) {
        if (days.size() < LEAST) {
            return null;
        }
        double unit = 2 * Math.sqrt(day.of() + 0.5);
        double[] residuals = days.stream().mapToDouble(this::residual).toArray();
        double noise = Math.max(1, unit * Robust.deviation(residuals));
        double reach = Math.max(LIMIT * noise / unit, BEYOND_MOST * Robust.mostWithin(residuals));
        double expected = Robust.median(days, Point::value);
        double top = Math.sin(Math.min(Math.PI / 2, median + reach));
        double high = Math.max(Math.max(top * top, LEAST_RATIO * expected), LEAST_CASES / day.of());
        return new Judged(expected, 0, Math.min(1, high), unit * residual(day) / noise,
                isGreat(day, expected), Math.abs(residual(day)) > reach);
    }

    private static boolean isGreat(Point day, double expected) {
        boolean more = day.cases() >= LEAST_CASES && day.value() >= LEAST_RATIO * expected;
        boolean fewer = expected * day.of() >= LEAST_CASES && day.value() * LEAST_RATIO <= expected;
        return more || fewer;
    }
}
