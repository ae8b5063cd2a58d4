package io.albreport.report.rendering;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.albreport.report.model.Incident;
import io.albreport.report.model.past.Finding;
import io.albreport.report.model.past.History;
import io.albreport.report.model.review.Review;
import io.albreport.report.model.review.ReviewPeriod;
import io.albreport.report.model.review.ReviewedApi;
import io.albreport.report.model.review.ReviewedApi.ReviewedObjective;
import io.albreport.report.model.review.Traffic;
import io.albreport.report.rendering.charts.DayCharts;
import io.albreport.report.wording.Figures;

/**
 * What the page of a review shows beyond the review's own fields.
 *
 * @param scorecard the objectives: those missed first, and of these and the others those with least left
 * @param objectivesBesides how many more there are
 * @param warnings why the numbers may not be the whole truth, a sentence each
 */
record ReviewPage(Review review, List<Row> scorecard, int objectivesBesides, DayCharts days, List<String> warnings) {
    /** For one look; {@code review.json} has all. */
    private static final int MOST_FINDINGS = 30;
    private static final int MOST_INCIDENTS = 30;

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d\u00A0MMMM\u00A0uuuu", Locale.US);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.US);

    /** One objective of an API, in the period and over 30 days. */
    record Row(Scorecard.Row thirtyDays, ReviewedObjective reviewed) {

        long bad() {
            return reviewed.total() - reviewed.good();
        }

        double kept() {
            return (double) reviewed.good() / reviewed.total();
        }

        /** A class of the stylesheet. */
        String style() {
            return reviewed.missed() ? "bad" : thirtyDays.style();
        }
    }

    /** A figure now and in the period before. */
    record Compared(String name, String now, String before, String change) {}

    static ReviewPage of(Review review) {
        List<Row> rows = review.apis().stream().flatMap(ReviewPage::rows)
                .sorted(Comparator.comparing((Row row) -> !row.reviewed().missed())
                        .thenComparing(Row::thirtyDays, Scorecard.LEAST_LEFT_FIRST))
                .toList();
        return new ReviewPage(review, rows.stream().limit(Scorecard.MOST).toList(),
                Math.max(0, rows.size() - Scorecard.MOST), DayCharts.of(review.period(), review.days()),
                warnings(review));
    }

    private static Stream<Row> rows(ReviewedApi api) {
        return api.objectives().stream().filter(objective -> objective.total() > 0)
                .map(objective -> new Row(
                        new Scorecard.Row(api.name(), api.trends(), api.days(), objective.budget()), objective));
    }

    private static List<String> warnings(Review review) {
        List<String> warnings = new ArrayList<>();
        History known = review.known();
        if (!known.missing().isEmpty()) {
            boolean isOne = known.missing().size() == 1;
            warnings.add("%s of the %s %s no summary, and %s missing from every number here: %s.".formatted(
                    Figures.count(known.missing().size(), "day", "days"), review.period().kind().word(),
                    isOne ? "has" : "have", isOne ? "is" : "are",
                    Changes.named(known.missing().stream().map(String::valueOf).toList())));
        }
        if (!known.leftOut().isEmpty()) {
            warnings.add(Changes.leftOut(known));
        }
        return warnings;
    }

    /** {@code Week 48 of 2026}, {@code November 2026}. */
    String title() {
        ReviewPeriod period = review.period();
        return switch (period.kind()) {
            case WEEK -> "Week %d of %d".formatted(period.first().get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
                    period.first().get(IsoFields.WEEK_BASED_YEAR));
            case MONTH -> MONTH.format(period.first());
        };
    }

    String when() {
        return "%s to %s, %s".formatted(DATE.format(review.period().first()), DATE.format(review.period().last()),
                review.timeZone());
    }

    String word() {
        return review.period().kind().word();
    }

    boolean isMissed() {
        return review.apis().stream().anyMatch(ReviewedApi::missesObjective);
    }

    /** Of all APIs. */
    List<Compared> compared() {
        Traffic now = review.traffic();
        Traffic before = review.before();
        if (before == null) {
            return List.of();
        }
        return List.of(
                counts("Requests a day", now.requests() / now.days(), before.requests() / before.days()),
                shares("Share of 5xx", now, now.errors(), before, before.errors()),
                shares("Share of 4xx", now, now.clientErrors(), before, before.clientErrors()),
                new Compared("Availability", Figures.goodRatio(now.availability()),
                        Figures.goodRatio(before.availability()), Figures.NONE),
                latencies("Median latency", now, now.p50Ms(), before, before.p50Ms()),
                latencies("p95 latency", now, now.p95Ms(), before, before.p95Ms()),
                latencies("p99 latency", now, now.p99Ms(), before, before.p99Ms()));
    }

    private static Compared counts(String name, long now, long before) {
        return new Compared(name, Figures.count(now), Figures.count(before), change((double) now, (double) before));
    }

    private static Compared shares(String name, Traffic now, long is, Traffic before, long was) {
        return new Compared(name, Figures.badRatio(is, now.requests()), Figures.badRatio(was, before.requests()),
                change((double) is / now.requests(), (double) was / before.requests()));
    }

    private static String change(@Nullable Double now, @Nullable Double before) {
        return now == null || before == null || !(before > 0) || now.isNaN()
                ? Figures.NONE
                : Figures.change(now / before - 1);
    }

    private static Compared latencies(String name, Traffic now, @Nullable Double is, Traffic before,
            @Nullable Double was) {
        return new Compared(name, Figures.latency(is, now.timeouts()), Figures.latency(was, before.timeouts()),
                change(is, was));
    }

    List<Finding> findings() {
        return review.findings().stream().limit(MOST_FINDINGS).toList();
    }

    int findingsBesides() {
        return Math.max(0, review.findings().size() - MOST_FINDINGS);
    }

    List<Incident> incidents() {
        return review.incidents().stream().limit(MOST_INCIDENTS).toList();
    }

    int incidentsBesides() {
        return Math.max(0, review.incidents().size() - MOST_INCIDENTS);
    }

    /** {@code Mon 23 Nov}; of one that goes on after midnight, {@code Mon 23 Nov to Tue 24 Nov}. */
    String when(Incident incident) {
        String first = day(incident.start());
        String last = day(incident.end().isAfter(incident.start()) ? incident.end().minusNanos(1) : incident.end());
        return first.equals(last) ? first : "%s to %s".formatted(first, last);
    }

    private String day(Instant instant) {
        return DayCharts.label(LocalDate.ofInstant(instant, review.timeZone()));
    }
}
