package io.albreport.report.model.past;

import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What an API promises, and its error budget over 30 days, the report's the last of them.
 *
 * @param objective the share of requests that are to be good, from 0 to 1
 * @param limitMs within which an answer is good; null for availability
 * @param days of the 30 that are known
 * @param good requests answered without an error; of latency, within the limit
 * @param total of requests; of latency, of those that a target answered or did not in time
 * @param allowed bad ones that so many may have
 * @param left of the budget, 1 for all of it, negative when overspent; null when none is allowed
 * @param burnDay how many times faster than allowed the day spent; null without a request, as are the next two
 * @param burn3Days likewise, the day and the two before
 * @param worstHour likewise, the day's worst hour of those with 5 errors or more; null of latency, too, which is not
 *        kept by the hour
 * @param costliest days that spent most, the worst first
 * @param burnDown one for each known day, ascending
 * @param exhaustedOn when nothing is left at the pace of the last 7 days; null when not within 30 days, or spent already
 * @param grade null when there are too few requests to tell
 */
public record ApiObjective(Kind kind, double objective, @Nullable Double limitMs, int days, long good, long total,
        long allowed, @Nullable Double left, @Nullable Double burnDay, @Nullable Double burn3Days,
        @Nullable Double worstHour, List<SpentDay> costliest,
        List<Left> burnDown, @Nullable LocalDate exhaustedOn, @Nullable Grade grade) {

    /** What is to be good. */
    public enum Kind {
        @JsonProperty("availability")
        AVAILABILITY, @JsonProperty("latency")
        LATENCY
    }

    /**
     * @param left of the budget of all known days, at the day's end; null when none is allowed
     */
    public record Left(LocalDate date, @Nullable Double left) {}

    /** What a day spent of the budget. */
    public record SpentDay(LocalDate date, long bad) {}

    /** How the objective was kept: best first. */
    public enum Grade {
        /** Kept, and at least half of the budget is left. */
        A,
        /** Kept, and at least a quarter is left. */
        B,
        /** Kept. */
        C,
        /** Missed. */
        D,
        /** Missed, with more than twice the bad requests that are allowed. */
        F
    }
}
