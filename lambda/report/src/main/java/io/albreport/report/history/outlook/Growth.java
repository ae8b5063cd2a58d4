package io.albreport.report.history.outlook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.albreport.report.history.days.KnownDay;
import io.albreport.report.history.days.Robust;
import io.albreport.report.model.past.Forecast.Interval;

/**
 * Requests of all APIs that grow by about the same part each week: a straight line through their logarithm, and what the
 * weekday adds.
 *
 * @param first day of x = 0
 * @param middle of the days it was made from, where the line is known best
 * @param level of the line at x = 0
 * @param line its slope a day, with a 90 % interval
 * @param noise deviation of one day's logarithm
 * @param days it was made from
 */
record Growth(LocalDate first, double middle, double level, TheilSen line, double noise, int days, WeekShape shape) {
    /** Of a normal value, for a 90 % interval. */
    static final double Z = 1.645;

    /** The variance of a median of normal values, over that of their mean: pi / 2. */
    private static final double MEDIAN = Math.PI / 2;

    /** @param known whole days, sorted; at least 28 */
    static Growth of(List<KnownDay> known) {
        List<LocalDate> dates = known.stream().map(KnownDay::date).toList();
        WeekShape shape = WeekShape.of(dates,
                known.stream().mapToDouble(day -> Math.log1p((double) day.requests())).toArray());
        double[] x = shape.x();
        double[] y = shape.adjusted();
        TheilSen line = capped(shape.line(Z), fastestWeek(x, y));
        double level = line.level(x, y);
        double[] left = IntStream.range(0, x.length).mapToDouble(i -> y[i] - level - line.slope() * x[i]).toArray();
        double noise = Robust.deviation(left) * shape.widened();
        return new Growth(dates.getFirst(), Robust.median(x), level, line, noise, x.length, shape);
    }

    /** The logarithm to be expected. */
    double at(LocalDate date) {
        return level + line.slope() * x(date) + shape.adds(date);
    }

    /** The deviation of what is expected, from all that it is estimated by; without the day's own noise. */
    double uncertainty(LocalDate date) {
        double slope = (line.high() - line.low()) / (2 * Z) * (x(date) - middle);
        double levels = noise * noise * MEDIAN * (1.0 / days + 7.0 / days);
        return Math.sqrt(slope * slope + levels);
    }

    /** What lies within the 90 % interval of a value on one day, with more noise than of its requests alone. */
    Interval day(LocalDate date, double factor, double ratioNoise) {
        double deviation = Math.hypot(Math.hypot(uncertainty(date), noise), ratioNoise);
        return interval(at(date), deviation, factor);
    }

    /** Where the line and the weekday's level lie; days scatter around it. */
    Interval line(LocalDate date, double factor) {
        return interval(at(date), uncertainty(date), factor);
    }

    /** Over so many days. */
    Interval per(int time) {
        return new Interval(Math.expm1(time * line.slope()), Math.expm1(time * line.low()),
                Math.expm1(time * line.high()));
    }

    private static Interval interval(double logarithm, double deviation, double factor) {
        return new Interval(factor * Math.exp(logarithm), factor * Math.exp(logarithm - Z * deviation),
                factor * Math.exp(logarithm + Z * deviation));
    }

    private double x(LocalDate date) {
        return date.toEpochDay() - (double) first.toEpochDay();
    }

    /** Nothing grows for months faster than in its fastest week. */
    private static TheilSen capped(TheilSen line, double most) {
        return new TheilSen(Math.min(line.slope(), most), Math.min(line.low(), most), line.high());
    }

    /** The most that the median of a week lies above that of the week before, a day. */
    private static double fastestWeek(double[] x, double[] y) {
        List<Double> weeks = new ArrayList<>();
        double last = x[x.length - 1];
        for (double end = last; end - 6 >= 0; end -= 7) {
            double from = end - 7;
            double to = end;
            double[] week = IntStream.range(0, x.length).filter(i -> x[i] > from && x[i] <= to).mapToDouble(i -> y[i])
                    .toArray();
            if (week.length > 0) {
                weeks.addFirst(Robust.median(week));
            }
        }
        return IntStream.range(1, weeks.size()).mapToDouble(i -> (weeks.get(i) - weeks.get(i - 1)) / 7).max()
                .orElse(Double.POSITIVE_INFINITY);
    }
}
