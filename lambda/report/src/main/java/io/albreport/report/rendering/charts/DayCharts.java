package io.albreport.report.rendering.charts;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.albreport.report.model.review.Review;
import io.albreport.report.model.review.ReviewPeriod;
import io.albreport.report.wording.Figures;

/** A period's course, one bar a day; a day that is not known has none. */
public record DayCharts(BarChart requests, BarChart errors) {
    /** Of so many days, each has its tick. */
    private static final int WEEK = 7;

    /** As short as hours are: the last must not stick out. */
    private static final DateTimeFormatter TICK = DateTimeFormatter.ofPattern("d MMM", Locale.US);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.US);

    public static DayCharts of(ReviewPeriod period, List<Review.Day> days) {
        return new DayCharts(
                chart("Requests", "requests", "requests", period, days, Review.Day::requests),
                chart("5xx answers", "target", "answers 5xx", period, days, Review.Day::errors));
    }

    /** {@code Mon 23 Nov}. */
    public static String label(LocalDate day) {
        return DAY.format(day);
    }

    private static BarChart chart(String what, String color, String name, ReviewPeriod period, List<Review.Day> days,
            ToLongFunction<Review.Day> value) {
        Review.Day most = Collections.max(days, Comparator.comparingLong(value));
        long all = days.stream().mapToLong(value).sum();
        String facts = "%s per day: %s in %s%s".formatted(what, Figures.count(all),
                Figures.count(days.size(), "day", "days"),
                all == 0
                        ? "."
                        : ", most on %s: %s.".formatted(label(most.date()),
                                Figures.count(value.applyAsLong(most))));
        return BarChart.of(facts, List.of(new BarChart.Series(color, name, values(period, days, value))),
                ticks(period), count -> Figures.count(Math.round(count)), List.of());
    }

    private static List<Double> values(ReviewPeriod period, List<Review.Day> days, ToLongFunction<Review.Day> value) {
        Map<LocalDate, Review.Day> known = days.stream()
                .collect(Collectors.toMap(Review.Day::date, Function.identity()));
        return IntStream.range(0, period.days()).mapToObj(i -> known.get(period.first().plusDays(i)))
                .map(day -> day == null ? 0.0 : (double) value.applyAsLong(day)).toList();
    }

    private static List<BarChart.Tick> ticks(ReviewPeriod period) {
        int between = period.days() <= WEEK ? 1 : WEEK;
        return IntStream.range(0, period.days()).filter(i -> i % between == 0)
                .mapToObj(i -> BarChart.tick(TICK.format(period.first().plusDays(i)), i, period.days())).toList();
    }
}
