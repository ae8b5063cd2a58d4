package io.albreport.report.history.outlook;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.albreport.report.history.days.Robust;

/**
 * What each weekday adds to the logarithm of a value, whatever the growth, and the values without it.
 *
 * <p>
 * The growth is taken out first, by the median of the slopes between days of the same weekday (Hirsch, Slack and Smith,
 * "Techniques of trend analysis for monthly water quality data", Water Resources Research 18, 1982): else a week of
 * steady growth would pass for a shape.
 */
final class WeekShape {
    private final Map<DayOfWeek, Double> adds;
    private final double[] x;
    private final double[] adjusted;

    private WeekShape(Map<DayOfWeek, Double> adds, double[] x, double[] adjusted) {
        this.adds = adds;
        this.x = x;
        this.adjusted = adjusted;
    }

    /** @param dates sorted, each once */
    static WeekShape of(List<LocalDate> dates, double[] values) {
        double[] x = dates.stream().mapToDouble(date -> date.toEpochDay() - dates.getFirst().toEpochDay()).toArray();
        double slope = slope(x, values);
        double[] level = IntStream.range(0, x.length).mapToDouble(i -> values[i] - slope * x[i]).toArray();
        double all = Robust.median(level);
        Map<DayOfWeek, Double> adds = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek weekday : DayOfWeek.values()) {
            double[] same = IntStream.range(0, x.length).filter(i -> dates.get(i).getDayOfWeek() == weekday)
                    .mapToDouble(i -> level[i]).toArray();
            adds.put(weekday, same.length == 0 ? 0 : Robust.median(same) - all);
        }
        double[] adjusted = IntStream.range(0, x.length)
                .mapToDouble(i -> values[i] - adds.getOrDefault(dates.get(i).getDayOfWeek(), 0.0)).toArray();
        return new WeekShape(adds, x, adjusted);
    }

    /** Days from the first. */
    double[] x() {
        return x.clone();
    }

    /** The values without what the weekday adds. */
    double[] adjusted() {
        return adjusted.clone();
    }

    /** The straight line through them. */
    TheilSen line(double z) {
        return TheilSen.of(x, adjusted, z).widened(widened());
    }

    /**
     * How much more the values scatter than it looks once each weekday's level is taken from them. Of means it would be
     * sqrt(n / (n - 7)); of medians of a few days n / (n - 7), by simulation.
     */
    double widened() {
        return x.length / (x.length - 7.0);
    }

    double adds(LocalDate date) {
        return adds.getOrDefault(date.getDayOfWeek(), 0.0);
    }

    private static double slope(double[] x, double[] values) {
        double[] slopes = IntStream.range(0, x.length).boxed()
                .flatMapToDouble(i -> IntStream.range(i + 1, x.length).filter(j -> (x[j] - x[i]) % 7 == 0)
                        .mapToDouble(j -> (values[j] - values[i]) / (x[j] - x[i])))
                .toArray();
        return slopes.length == 0 ? 0 : Robust.median(slopes);
    }
}
