package io.albreport.infrastructure;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.Stream;

import static java.time.temporal.ChronoUnit.DAYS;

/**
 * When the report is made.
 *
 * @param flexibleWindowMinutes the run starts this much later at most; 0 for punctually
 */
record ScheduleSettings(LocalTime time, ZoneId timeZone, int flexibleWindowMinutes) {
    /**
     * Load balancers deliver a file every five minutes, and late. Before this time of a UTC day, some of the day
     * before is not there yet.
     * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html
     */
    private static final LocalTime EARLIEST_UTC = LocalTime.of(0, 30);

    /** Any year with 366 days will do: rules of time zones are yearly. */
    private static final LocalDate FIRST = LocalDate.of(2028, 1, 1);

    static ScheduleSettings from(Section schedule) {
        ScheduleSettings settings = new ScheduleSettings(
                schedule.parsed("time", "a time of day such as \"05:00\"", "05:00", LocalTime::parse),
                schedule.parsed("timeZone", "a time zone such as \"UTC\" or \"Europe/Berlin\"", "UTC", ZoneId::of),
                schedule.whole("flexibleWindowMinutes", 0, 60, 15));
        if (settings.isSkippedOnSomeDay()) {
            throw schedule.refused("time",
                    "a time that every day has in %s (clocks skip this one in spring)".formatted(settings.timeZone));
        }
        if (settings.changesItsUtcDay()) {
            throw schedule.refused("time",
                    "on one side of midnight UTC all year, or a day is skipped when clocks change (in %s this one is not)"
                            .formatted(settings.timeZone));
        }
        if (settings.isTooEarlyOnSomeDay()) {
            throw schedule.refused("time",
                    "00:30 UTC or later all year, since the last logs of a day are delivered after midnight UTC (in %s this one is earlier)"
                            .formatted(settings.timeZone));
        }
        return settings;
    }

    private boolean isSkippedOnSomeDay() {
        return days().anyMatch(day -> timeZone.getRules().getValidOffsets(day.atTime(time)).isEmpty());
    }

    /** The report is on the UTC day before the start's. */
    private boolean changesItsUtcDay() {
        return days().map(day -> DAYS.between(day, utc(day).toLocalDate())).distinct().count() > 1;
    }

    private boolean isTooEarlyOnSomeDay() {
        return days().anyMatch(day -> utc(day).toLocalTime().isBefore(EARLIEST_UTC));
    }

    private LocalDateTime utc(LocalDate day) {
        return LocalDateTime.ofInstant(day.atTime(time).atZone(timeZone).toInstant(), ZoneOffset.UTC);
    }

    private static Stream<LocalDate> days() {
        return FIRST.datesUntil(FIRST.plusYears(1));
    }
}
