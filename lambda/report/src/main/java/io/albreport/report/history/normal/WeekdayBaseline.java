package io.albreport.report.history.normal;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.albreport.report.history.days.Point;
import io.albreport.report.history.days.Robust;
import io.albreport.report.model.past.Measure;

/**
 * Of requests and latencies: the median of the same weekday, with the noise of all weekdays together, both on a
 * logarithmic scale. A single weekday's noise would come from four to twelve days, and be far off by chance: that marks
 * one healthy day in ten.
 */
final class WeekdayBaseline implements Baseline {
    /** Noise of the logarithm, 5 %: less than that no service keeps to. */
    private static final double LEAST_NOISE = 0.05;

    /** Days of a weekday, and how much wider than its noise a new one spreads around their median: by simulation. */
    private static final double[][] WIDER = {{2, 2.2}, {4, 1.45}, {8, 1.2}, {12, 1.12}};

    /** A change that people care for, relative. */
    private static final double LEAST_CHANGE = 0.25;

    /** Requests a day, of what was expected or came: of fewer, one client more or less is a change. */
    private static final double LEAST_REQUESTS = 100;

    /** Logs count whole milliseconds: a change of fewer may be rounding. */
    private static final double LEAST_MS = 5;

    private final Map<DayOfWeek, double[]> byWeekday = new EnumMap<>(DayOfWeek.class);
    private final Map<DayOfWeek, Double> medians = new EnumMap<>(DayOfWeek.class);
    private final List<Point> days;
    private final Measure measure;

    WeekdayBaseline(List<Point> days, Measure measure) {
        this.days = days;
        this.measure = measure;
    }

    @Override
    public double residual(Point day) {
        return countOf(day.date().getDayOfWeek()) < 2 ? Double.NaN : day.scaled() - median(day.date().getDayOfWeek());
    }

    @Override
    public @Nullable Judged judge(Point day) {
        int same = countOf(day.date().getDayOfWeek());
        if (same < 2) {
            return null;
        }
        double usual = median(day.date().getDayOfWeek());
        double[] residuals = residuals();
        double factor = wider(days.size() < WEEKDAY_DAYS ? 2 : same);
        double noise = Math.max(Robust.deviation(residuals), LEAST_NOISE) * factor;
        double reach = Math.max(LIMIT * noise, BEYOND_MOST * Robust.mostWithin(residuals) * factor);
        double expected = value(usual);
        double low = Math.min(value(usual - reach), expected * (1 - LEAST_CHANGE));
        double high = Math.max(value(usual + reach), expected * (1 + LEAST_CHANGE));
        return new Judged(expected, Math.max(0, low), high, (day.scaled() - usual) / noise,
                isGreat(day.value(), expected), Math.abs(day.scaled() - usual) > reach);
    }

    /** Between the values that were simulated, a straight line. */
    static double wider(int days) {
        for (int i = 1; i < WIDER.length; i++) {
            if (days <= WIDER[i][0]) {
                double part = (days - WIDER[i - 1][0]) / (WIDER[i][0] - WIDER[i - 1][0]);
                return WIDER[i - 1][1] + part * (WIDER[i][1] - WIDER[i - 1][1]);
            }
        }
        return WIDER[WIDER.length - 1][1];
    }

    private boolean isGreat(double value, double expected) {
        double differs = Math.abs(value - expected);
        boolean counts = measure == Measure.REQUESTS
                ? Math.max(value, expected) >= LEAST_REQUESTS
                : differs >= LEAST_MS;
        return counts && differs >= LEAST_CHANGE * expected;
    }

    private double value(double scaled) {
        return measure == Measure.REQUESTS ? Math.expm1(scaled) : Math.exp(scaled);
    }

    /** Of a weekday with one day nothing is left, which is no lack of noise. */
    private double[] residuals() {
        return days.stream().mapToDouble(this::residual).filter(residual -> !Double.isNaN(residual)).toArray();
    }

    private double median(DayOfWeek weekday) {
        return medians.computeIfAbsent(weekday, key -> Robust.median(of(key)));
    }

    private int countOf(DayOfWeek weekday) {
        return of(weekday).length;
    }

    private double[] of(DayOfWeek weekday) {
        return byWeekday.computeIfAbsent(weekday, this::collected);
    }

    /** A plain loop, as it is what a comparison spends its time on. */
    private double[] collected(DayOfWeek weekday) {
        double[] values = new double[days.size()];
        int count = 0;
        for (Point day : days) {
            if (day.date().getDayOfWeek() == weekday) {
                values[count] = day.scaled();
                count++;
            }
        }
        return Arrays.copyOf(values, count);
    }
}
