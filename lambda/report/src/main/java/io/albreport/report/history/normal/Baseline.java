package io.albreport.report.history.normal;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.albreport.report.history.days.Point;
import io.albreport.report.history.days.Points;
import io.albreport.report.model.past.Measure;

/** What is normal, from the days before. */
sealed interface Baseline permits WeekdayBaseline, ShareBaseline {
    /** Days below which nothing is said. */
    int LEAST_DAYS = 14;

    /** Days from which each weekday has shown four times what is normal on it. */
    int WEEKDAY_DAYS = 28;

    /** Weeks back: what is older says less of today than it steadies. */
    int WEEKS = 12;

    /** Deviations beyond which no day is normal (Iglewicz and Hoaglin, "How to detect and handle outliers", 1993). */
    double LIMIT = 3.5;

    /**
     * Times as far as four of five days, widened likewise: 3.2 deviations of normal values. The median deviation of few
     * days is often far too small by chance, and alone marks one healthy day in a hundred where 25 % are no change; nothing
     * is to be marked that lies within the noise. By simulation.
     */
    double BEYOND_MOST = 2.5;

    /**
     * A day beside what was expected.
     *
     * @param low of the values that are not found
     * @param high likewise
     * @param z deviations above what was expected
     * @param great whether the difference is one that people care for
     * @param clear whether it is beyond {@link #BEYOND_MOST}, too
     */
    record Judged(double expected, double low, double high, double z, boolean great, boolean clear) {}

    /** @param before sorted */
    static Baseline of(List<Point> before, LocalDate date, Measure measure) {
        LocalDate first = date.minusDays(7L * WEEKS);
        int older = 0;
        while (older < before.size() && before.get(older).date().isBefore(first)) {
            older++;
        }
        List<Point> recent = before.subList(older, before.size());
        return Points.isShare(measure) ? new ShareBaseline(recent) : new WeekdayBaseline(recent, measure);
    }

    /** How far a day is from what was expected, on the scale of its noise. NaN while nothing is expected. */
    double residual(Point day);

    /** Null while nothing is expected. */
    @Nullable
    Judged judge(Point day);
}
