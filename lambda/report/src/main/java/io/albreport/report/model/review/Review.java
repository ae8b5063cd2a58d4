package io.albreport.report.model.review;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.albreport.report.model.Incident;
import io.albreport.report.model.past.Finding;
import io.albreport.report.model.past.Forecast;
import io.albreport.report.model.past.History;

/**
 * A week or a month in review, made of the summaries of its days and of those before it, and the contract of
 * {@code review.json}. What is absent is null.
 *
 * @param schemaVersion raised when a field is renamed, removed or changes its meaning; new fields do not raise it
 * @param timeZone whose days they are
 * @param text a sentence
 * @param known the days of the period that are known, and those that are not
 * @param traffic of all APIs
 * @param before of the period before; null where none of its days is known
 * @param days those known, ascending
 * @param worstDays with errors, most first
 * @param apis with traffic in the period, most requests first; what reached no target group among them
 * @param incidents those that failed most requests first; one that goes on after midnight is one
 * @param findings what changed against the period before, spent budgets, and what degrades
 * @param forecast as of the last day; null while the history is too short
 * @param generator made it
 */
public record Review(int schemaVersion, ReviewPeriod period, ZoneId timeZone, String text, History known,
        Traffic traffic, @Nullable Traffic before, List<Day> days, List<Day> worstDays, List<ReviewedApi> apis,
        List<Incident> incidents, List<Finding> findings, @Nullable Forecast forecast, String generator) {

    /** The version of the contract that this code writes. */
    public static final int SCHEMA_VERSION = 1;

    /**
     * One day of all APIs.
     *
     * @param errors answers 500-599
     * @param worstApi the one with most of them; null without any
     * @param worstErrors its
     * @param incidents that began on it
     */
    public record Day(LocalDate date, long requests, long errors, @Nullable String worstApi, long worstErrors,
            int incidents) {}
}
