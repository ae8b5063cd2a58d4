package io.albreport.report.model.past;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the days before let expect of those to come, over all APIs.
 *
 * @param days of history that it is made from
 * @param growthPer28Days of requests, relative
 * @param testedError how far off, as a median over the last 14 days and relative, the same method would have been had it
 *        known only the days before them; null where these were too few
 * @param ahead for 30, 60 and 90 days
 * @param cheaper what would cost less, a sentence each, from these figures
 */
public record Forecast(int days, Interval growthPer28Days, @Nullable Double testedError, List<Ahead> ahead,
        List<String> cheaper) {

    /**
     * @param days from the report's
     * @param estimate null where the history is shorter than that: it is too uncertain
     */
    public record Ahead(int days, @Nullable Estimate estimate) {}

    /**
     * Of the day so far ahead.
     *
     * @param peakHour requests in the busiest hour of the day
     * @param logBytes of the day's logs, as stored
     * @param storedBytes of all logs that are kept then
     * @param athenaUsd of the 30 days up to then, for one report each
     * @param storageUsd of the month's storage of logs
     */
    public record Estimate(Interval requests, Interval peakHour, Interval logBytes, Interval storedBytes,
            Interval athenaUsd, Interval storageUsd) {}

    /** A value, and the ends of its 90 % interval. */
    public record Interval(double value, double low, double high) {}
}
