package io.albreport.report.review;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

import io.albreport.report.configuration.ReportConfig;
import io.albreport.report.history.days.Summary;
import io.albreport.report.history.days.Summary.ApiDay;
import io.albreport.report.history.days.Summary.Sketch;
import io.albreport.report.model.Incident;
import io.albreport.report.model.LatencySketch;
import io.albreport.report.model.Totals;
import io.albreport.report.model.review.Review;
import io.albreport.report.model.review.ReviewPeriod;

/** Summaries as they are kept, and reviews of them. */
final class KeptDays {
    static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    static final ReviewPeriod WEEK = ReviewPeriod.Kind.WEEK.named("2026-W48");

    private static final int HOURS = 24;

    private KeptDays() {}

    /** An API with a limit of latency. */
    static final ReportConfig CONFIG = new ReportConfig(20, 0.99, 100.0, List.of());

    static Summary day(LocalDate date, List<ApiDay> apis, Incident... incidents) {
        return new Summary(Summary.SCHEMA_VERSION, date, ZoneId.of("UTC"), 10, 0, 1_000, false, List.of(incidents),
                apis, List.of());
    }

    /** All errors are of the first hour, and of the load balancer; answers take half a second more than slow ones may. */
    static ApiDay api(String name, long requests, long errors, long slow) {
        TreeMap<Integer, Long> buckets = new TreeMap<>(Map.of(LatencySketch.bucket(50), requests - errors - slow));
        if (slow > 0) {
            buckets.put(LatencySketch.bucket(600), slow);
        }
        return new ApiDay(name, List.of("arn:" + name), false, requests,
                new Totals.Status(0, requests - errors, 0, 0, errors, 0), Map.of("200", requests - errors), 0, errors,
                0, 0, 7, 9, spread(requests), first(errors), new Sketch(LatencySketch.ACCURACY, buckets, 0, 600.0));
    }

    static Optional<Review> review(ReviewPeriod period, List<Summary> days) {
        Reviewer reviewer = new Reviewer(period, CONFIG);
        days.stream().filter(day -> reviewer.reader().wants(day.date()))
                .forEach(day -> reviewer.reader().add(day.date(), new ByteArrayInputStream(day.toJson())));
        return reviewer.review("tests");
    }

    private static List<Long> spread(long count) {
        return IntStream.range(0, HOURS).mapToObj(hour -> count / HOURS + (hour < count % HOURS ? 1 : 0)).toList();
    }

    private static List<Long> first(long count) {
        List<Long> hours = new ArrayList<>(Collections.nCopies(HOURS, 0L));
        hours.set(0, count);
        return List.copyOf(hours);
    }
}
