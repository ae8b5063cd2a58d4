package io.albreport.report.review;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.albreport.report.history.days.KnownDay;
import io.albreport.report.history.days.Point;
import io.albreport.report.history.days.Points;
import io.albreport.report.history.days.Robust;
import io.albreport.report.model.past.Finding;
import io.albreport.report.model.past.Measure;
import io.albreport.report.model.review.ReviewPeriod;
import io.albreport.report.model.review.ReviewedApi.PeriodChange;
import io.albreport.report.model.review.Traffic;
import io.albreport.report.wording.Figures;

/**
 * One measure of an API against the period before. Requests and latencies are beyond noise when they moved by a quarter,
 * and to one side on each weekday (5 weekdays at least; of 7, chance alone does that once in 64). A share of errors, which
 * comes and goes without regard to weekdays, when it at least doubled or halved, and that is more than 3.5 times its noise:
 * that of chance on Anscombe's scale, or what the days of the period before had among each other, if that is more.
 */
final class PeriodComparison {
    private static final double LEAST_CHANGE = 0.25;
    private static final int LEAST_WEEKDAYS = 5;
    /** Requests a day below which nothing is said. */
    private static final double LEAST_REQUESTS = 100;
    /** Of the logs' resolution, and of the sketch's. */
    private static final double LEAST_MS = 5;
    private static final double LEAST_RATIO = 2;
    private static final long LEAST_ERRORS = 10;
    private static final double LIMIT = 3.5;

    private final Measure measure;
    private final List<Point> now;
    private final List<Point> before;
    private final Map<DayOfWeek, Double> weekdays;
    private final Map<DayOfWeek, Double> weekdaysBefore;

    private PeriodComparison(Measure measure, List<Point> now, List<Point> before) {
        this.measure = measure;
        this.now = now;
        this.before = before;
        this.weekdays = weekdays(now);
        this.weekdaysBefore = weekdays(before);
    }

    /** @param days of both periods, and others */
    static PeriodComparison of(ReviewPeriod period, List<KnownDay> days, String api, Measure measure) {
        return new PeriodComparison(measure, points(period, days, api, measure),
                points(period.before(), days, api, measure));
    }

    private static List<Point> points(ReviewPeriod period, List<KnownDay> days, String api, Measure measure) {
        return Points.of(days, api, measure).stream().filter(point -> period.contains(point.date())).toList();
    }

    /**
     * @param is what the period adds up to
     * @param was the period before; null without a request
     */
    PeriodChange change(Traffic is, @Nullable Traffic was) {
        Double value = value(is);
        Double earlier = was == null ? null : value(was);
        if (measure == Measure.REQUESTS && earlier != null) {
            value = mean(weekdays, weekdaysBefore);
            earlier = mean(weekdaysBefore, weekdays);
        }
        return new PeriodChange(measure, value, earlier, value != null && earlier != null && was != null
                && isBeyondNoise(value, earlier));
    }

    private @Nullable Double value(Traffic traffic) {
        return switch (measure) {
            case REQUESTS -> mean(weekdays, weekdays);
            case ERROR_SHARE -> share(traffic.errors(), traffic.requests());
            case CLIENT_ERROR_SHARE -> share(traffic.clientErrors(), traffic.requests());
            case P50_MS -> traffic.p50Ms();
            case P95_MS -> traffic.p95Ms();
            case P99_MS -> traffic.p99Ms();
        };
    }

    private static @Nullable Double share(long errors, long requests) {
        return requests == 0 ? null : (double) errors / requests;
    }

    private boolean isBeyondNoise(double value, double earlier) {
        if (Points.isShare(measure)) {
            return isOtherShare(value, earlier);
        }
        boolean isGreat = Math.abs(value - earlier) >= LEAST_CHANGE * earlier
                && (measure == Measure.REQUESTS
                        ? Math.max(value, earlier) >= LEAST_REQUESTS
                        : Math.abs(value - earlier) >= LEAST_MS);
        return isGreat && isOnOneSide(value > earlier);
    }

    private boolean isOnOneSide(boolean above) {
        Map<DayOfWeek, Double> common = new TreeMap<>(weekdays);
        common.keySet().retainAll(weekdaysBefore.keySet());
        return common.size() >= LEAST_WEEKDAYS && common.entrySet().stream().allMatch(day -> {
            double was = Objects.requireNonNull(weekdaysBefore.get(day.getKey()));
            return above ? day.getValue() > was : day.getValue() < was;
        });
    }

    /** The median of each that is known. */
    private static Map<DayOfWeek, Double> weekdays(List<Point> points) {
        Map<DayOfWeek, List<Point>> days = new EnumMap<>(DayOfWeek.class);
        points.forEach(point -> days.computeIfAbsent(point.date().getDayOfWeek(), day -> new ArrayList<>())
                .add(point));
        Map<DayOfWeek, Double> medians = new EnumMap<>(DayOfWeek.class);
        days.forEach((day, its) -> medians.put(day, Robust.median(its, Point::value)));
        return medians;
    }

    /** Of the weekdays that both have; null without one. */
    private static @Nullable Double mean(Map<DayOfWeek, Double> of, Map<DayOfWeek, Double> and) {
        double[] common = of.entrySet().stream().filter(day -> and.containsKey(day.getKey()))
                .mapToDouble(Map.Entry::getValue).toArray();
        double sum = 0;
        for (double value : common) {
            sum += value;
        }
        return common.length == 0 ? null : sum / common.length;
    }

    private boolean isOtherShare(double value, double earlier) {
        Point is = together(now);
        Point was = together(before);
        if (is == null || was == null) {
            return false;
        }
        boolean isGreat = Math.max(value, earlier) >= LEAST_RATIO * Math.min(value, earlier)
                && Math.max(is.cases(), was.cases()) >= LEAST_ERRORS;
        double chance = Math.sqrt(1.0 / is.of() + 1.0 / was.of()) / 2;
        double[] deviations = before.stream()
                .mapToDouble(day -> 2 * Math.sqrt(day.of() + 0.5) * (day.scaled() - was.scaled())).toArray();
        double noise = Math.max(1, Robust.deviation(deviations));
        return isGreat && Math.abs(is.scaled() - was.scaled()) > LIMIT * noise * chance;
    }

    /** All whole days as one; null without a request. */
    private static @Nullable Point together(List<Point> days) {
        return days.isEmpty()
                ? null
                : Point.share(days.getLast().date(), days.stream().mapToLong(Point::cases).sum(),
                        days.stream().mapToLong(Point::of).sum());
    }

    /** What is told of a change; empty where it is noise. */
    static Optional<Finding> finding(ReviewPeriod period, String api, PeriodChange change) {
        Double value = change.value();
        Double earlier = change.before();
        return change.beyondNoise() && value != null && earlier != null
                ? Optional.of(new Finding(api, Finding.Kind.LEVEL, change.measure(), value, earlier, null, null,
                        sentence(period.kind().word(), change.measure(), value, earlier)))
                : Optional.empty();
    }

    private static String sentence(String word, Measure measure, double value, double earlier) {
        return switch (measure) {
            case REQUESTS -> "Requests a day: %s against the %s before, on every weekday (%s after %s)."
                    .formatted(Figures.change(value / earlier - 1), word, Figures.estimate(value),
                            Figures.estimate(earlier));
            case ERROR_SHARE, CLIENT_ERROR_SHARE -> "%s: %s, after %s in the %s before.".formatted(measure.words(),
                    Figures.badRatio(value), Figures.badRatio(earlier), word);
            case P50_MS, P95_MS, P99_MS -> "%s: %s, after %s in the %s before, on every weekday.".formatted(
                    measure.words(), Figures.milliseconds(value), Figures.milliseconds(earlier), word);
        };
    }
}
