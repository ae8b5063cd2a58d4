package io.albreport.report.model.past;

import java.time.LocalDate;
import java.util.List;

/**
 * An API in the light of the days before; all lists are empty while nothing is known of them.
 *
 * @param changes one for each measure
 * @param objectives of 30 days
 * @param trends of 28 days
 * @param days those known of the last 28, the report's the last
 */
public record ApiPast(List<Change> changes, List<ApiObjective> objectives, List<Trend> trends, List<Day> days) {

    /** Nothing is known of other days. */
    public static final ApiPast NONE = new ApiPast(List.of(), List.of(), List.of(), List.of());

    /**
     * @param errors answers 500-599
     */
    public record Day(LocalDate date, long requests, long errors) {}
}
