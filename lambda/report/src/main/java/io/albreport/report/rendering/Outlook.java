package io.albreport.report.rendering;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;

import org.jspecify.annotations.Nullable;

import io.albreport.report.model.past.Forecast;
import io.albreport.report.model.past.Forecast.Interval;
import io.albreport.report.wording.Figures;

/**
 * How the page tells the forecast.
 *
 * @param day of the report
 */
record Outlook(LocalDate day, @Nullable Forecast forecast) {

    /** What is expected of a day depends on its weekday: {@code 30 days, a Tuesday}. */
    String when(Forecast.Ahead ahead) {
        return "%d days, a %s".formatted(ahead.days(),
                day.plusDays(ahead.days()).getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.US));
    }

    /** A sentence. */
    String growth() {
        if (forecast == null) {
            return "";
        }
        Interval growth = forecast.growthPer28Days();
        return "Requests change by %s in 28 days (%s to %s), as far as %s tell.".formatted(
                Figures.change(growth.value()), Figures.change(growth.low()), Figures.change(growth.high()),
                Figures.count(forecast.days(), "day", "days"));
    }

    /** A sentence. */
    String tested() {
        Double error = forecast == null ? null : forecast.testedError();
        return error == null
                ? "How far off this method has been cannot be told yet: that takes 42 days."
                : "Had it known only the days before, this method would have been %s off on half of the last 14 days."
                        .formatted(Figures.share(error));
    }

    static List<String> figures(Forecast.Estimate estimate) {
        return List.of(words(estimate.requests(), Figures::estimate), words(estimate.peakHour(), Figures::estimate),
                words(estimate.logBytes(), Outlook::bytes), words(estimate.storedBytes(), Outlook::bytes),
                words(estimate.athenaUsd(), Figures::dollars), words(estimate.storageUsd(), Figures::dollars));
    }

    private static String bytes(double bytes) {
        return Figures.bytes(Math.round(bytes));
    }

    private static String words(Interval interval, DoubleFunction<String> figure) {
        return "%s (%s to %s)".formatted(figure.apply(interval.value()), figure.apply(interval.low()),
                figure.apply(interval.high()));
    }
}
