package io.albreport.report.model.review;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.albreport.report.model.past.ApiObjective;
import io.albreport.report.model.past.ApiPast;
import io.albreport.report.model.past.Measure;
import io.albreport.report.model.past.Trend;

/**
 * One API in a period.
 *
 * @param before null where the period before has nothing of it
 * @param changes one for each measure
 * @param objectives what it promises; empty for what reached no target group
 * @param trends of the 28 days up to the period's last
 * @param days of the period that have a line of it
 * @param incidents how many it had
 */
public record ReviewedApi(String name, Traffic traffic, @Nullable Traffic before, List<PeriodChange> changes,
        List<ReviewedObjective> objectives, List<Trend> trends, List<ApiPast.Day> days, int incidents) {

    /**
     * One measure against the period before. Requests are of a day, the mean of the weekdays' medians, so that neither a
     * missing day nor the weekends of a month make the difference.
     *
     * @param value null where the period does not tell
     * @param before likewise
     * @param beyondNoise whether it is a finding, and to be marked
     */
    public record PeriodChange(Measure measure, @Nullable Double value, @Nullable Double before,
            boolean beyondNoise) {}

    /**
     * A promise in the period, and its budget of 30 days.
     *
     * @param good requests of the period answered without an error; of latency, within the limit
     * @param total of its requests; of latency, of those that a target answered or did not in time
     * @param missed whether more of it was bad than is promised, and so many requests prove it (95 % interval by Wilson)
     * @param keptBefore the good ones' share in the period before; null where that has none
     * @param burn how many times faster than allowed the period spent; null without a request, or where nothing is
     *        allowed
     * @param worstHour the period's worst hour, likewise, of those with 5 errors or more; null of latency, too
     * @param budget as of the period's last known day
     */
    public record ReviewedObjective(long good, long total, boolean missed, @Nullable Double keptBefore,
            @Nullable Double burn, @Nullable Double worstHour, ApiObjective budget) {}

    /** Whether any promise was missed. */
    public boolean missesObjective() {
        return objectives.stream().anyMatch(ReviewedObjective::missed);
    }
}
