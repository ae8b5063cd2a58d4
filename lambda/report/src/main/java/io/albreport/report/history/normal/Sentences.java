package io.albreport.report.history.normal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Set;

import io.albreport.report.history.days.Point;
import io.albreport.report.history.days.Points;
import io.albreport.report.history.normal.Baseline.Judged;
import io.albreport.report.model.past.Measure;
import io.albreport.report.wording.Figures;

/** What was found, as people say it. */
final class Sentences {
    /** What is expected is not known better than that. */
    private static final MathContext ROUGH = new MathContext(2);

    /** Shares are as exact as a millionth. */
    private static final int WHOLE = 1_000_000;

    private Sentences() {}

    static String anomaly(Comparison comparison, Point day, Judged judged) {
        return "%s: %s (%s).".formatted(comparison.measure().words(), instead(comparison.measure(), day, judged),
                normal(comparison, day, judged));
    }

    static String level(Comparison comparison, Point day, Judged judged) {
        LocalDate since = comparison.level().since();
        return "%s: a new level since %s, now %s. The days since are what is normal from here on.".formatted(
                comparison.measure().words(), since == null ? "a week" : Figures.day(since),
                instead(comparison.measure(), day, judged));
    }

    static String appeared(int days) {
        return "New: no request on the %s known before.".formatted(Figures.count(days, "day", "days"));
    }

    static String silent(double usual) {
        return "Silent today, usually %s requests.".formatted(about(Measure.REQUESTS, usual));
    }

    static String returned(LocalDate last) {
        return "Requests again, the first since %s.".formatted(Figures.day(last));
    }

    static String codes(Set<String> codes, int days) {
        return "Status %s for the first time: none of the %s known before had %s.".formatted(
                String.join(", ", codes), Figures.count(days, "day", "days"), codes.size() == 1 ? "it" : "them");
    }

    private static String instead(Measure measure, Point day, Judged judged) {
        return "%s instead of about %s".formatted(exactly(measure, day), about(measure, judged.expected()));
    }

    private static String normal(Comparison comparison, Point day, Judged judged) {
        if (Points.isShare(comparison.measure())) {
            return "up to %s is normal".formatted(about(comparison.measure(), judged.high()));
        }
        return "%s to %s is normal%s".formatted(about(comparison.measure(), judged.low()),
                about(comparison.measure(), judged.high()),
                comparison.days() < Baseline.WEEKDAY_DAYS
                        ? "; weekday unknown, with %d days of history".formatted(comparison.days())
                        : " on a " + day.date().getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.US));
    }

    private static String exactly(Measure measure, Point day) {
        return switch (measure) {
            case REQUESTS -> Figures.count(day.cases());
            case ERROR_SHARE, CLIENT_ERROR_SHARE -> Figures.badRatio(day.cases(), day.of());
            case P50_MS, P95_MS, P99_MS -> Figures.milliseconds(day.value());
        };
    }

    private static String about(Measure measure, double value) {
        return switch (measure) {
            case REQUESTS -> Figures.count(Math.round(rough(value)));
            case ERROR_SHARE, CLIENT_ERROR_SHARE -> Figures.badRatio(Math.round(rough(value) * WHOLE), WHOLE);
            case P50_MS, P95_MS, P99_MS -> Figures.milliseconds(rough(value));
        };
    }

    private static double rough(double value) {
        return BigDecimal.valueOf(value).round(ROUGH).doubleValue();
    }
}
