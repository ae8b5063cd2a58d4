package io.albreport.infrastructure.configuration;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import io.albreport.infrastructure.context.Section;
import io.albreport.report.configuration.ReportConfig;

/**
 * When the report is made, and what is done about it before and after.
 *
 * @param time in the time zone
 * @param flexibleWindowMinutes the run starts this much later at most; 0 for punctually
 * @param days the time zone whose days reports are of: each is of the day before it starts there
 */
public record ScheduleSettings(LocalTime time, ZoneId timeZone, int flexibleWindowMinutes, ZoneId days) {
    /**
     * From the latest start of the daily run to the catch-up run. Three runs of five minutes at most, with Lambda's one
     * and two minutes between them, are over after 18; and the circuit breaker, which stays open for five minutes, lets
     * a call through again.
     * https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
     */
    private static final Duration CATCH_UP = Duration.ofMinutes(20);

    /** From the catch-up run: with its repetitions it is over by then. From reviews to the look for missing ones, too. */
    private static final Duration REVIEWS = Duration.ofMinutes(20);

    /** Enough to read an alarm and to do something about it before the report is due. */
    private static final Duration HEALTH_CHECK = Duration.ofMinutes(60);

    /** A schedule knows no seconds. */
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    static ScheduleSettings from(Section schedule, ZoneId days) {
        ScheduleSettings settings = new ScheduleSettings(
                schedule.parsed("time", "a time of day such as \"05:00\"", "05:00",
                        time -> LocalTime.parse(time, MINUTES)),
                schedule.parsed("timeZone", "a time zone such as \"UTC\" or \"Europe/Berlin\"", "UTC",
                        ScheduleSettings::named),
                schedule.whole("flexibleWindowMinutes", 0, 60, 15), days);
        new YearOfRuns(settings).objection().ifPresent(allowed -> {
            throw schedule.refused("time", allowed);
        });
        return settings;
    }

    /** EventBridge Scheduler knows zones by name only, where Java takes an offset such as +02:00, too. */
    private static ZoneId named(String zone) {
        return ReportConfig.timeZoneNamed(zone)
                .orElseThrow(() -> new DateTimeException("no name of a time zone: " + zone));
    }

    /** So much later, and punctually: for a region that waits for another. */
    ScheduleSettings after(Duration takeover) {
        return new ScheduleSettings(time.plus(takeover), timeZone, 0, days);
    }

    /** From the daily run's time to the catch-up run's. */
    public Duration untilCatchUp() {
        return CATCH_UP.plusMinutes(flexibleWindowMinutes);
    }

    /** From the health check to the daily run's time. */
    public Duration sinceHealthCheck() {
        return HEALTH_CHECK;
    }

    /** A time of day: on the local day after the daily run's, if the run is shortly before midnight. */
    public LocalTime catchUp() {
        return time.plus(untilCatchUp());
    }

    /** A time of day: on the local day before the daily run's, if the run is shortly after midnight. */
    public LocalTime healthCheck() {
        return time.minus(sinceHealthCheck());
    }

    /** From the daily run's time to the time of reviews. */
    Duration untilReviews() {
        return untilCatchUp().plus(REVIEWS);
    }

    /** From the daily run's time to the look for reviews that are missing; an hour more where clocks would skip it once. */
    public Duration untilReviewCatchUp() {
        Duration look = untilReviews().plus(REVIEWS);
        return new YearOfRuns(this).isSkipped(look) ? look.plusHours(1) : look;
    }

    /** A time of day, of which {@link #daysUntilReviews} tells the day. */
    public LocalTime reviews() {
        return time.plus(untilReviews());
    }

    /** A time of day. */
    public LocalTime reviewCatchUp() {
        return time.plus(untilReviewCatchUp());
    }

    /**
     * From a report's day to the local day on which reviews start after it: mostly 1. The other values are those of a time
     * zone far from that of the days, and of a time shortly before midnight.
     */
    public int daysUntilReviews() {
        return new YearOfRuns(this).daysFromReport(untilReviews());
    }
}
