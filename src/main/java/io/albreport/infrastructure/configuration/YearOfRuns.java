package io.albreport.infrastructure.configuration;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import static java.time.temporal.ChronoUnit.DAYS;

/**
 * What the clocks of a time zone make of a schedule, on each day of a year.
 *
 * <p>EventBridge Scheduler skips a time that clocks skip, and starts once at a time that they repeat; at which of the
 * two it does not say, so that what is asked here must hold of both.
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 *
 * @param catchUp from a run to its catch-up
 * @param healthCheck from a run to its health check: negative
 */
record YearOfRuns(ScheduleSettings settings, Duration catchUp, Duration healthCheck) {
    /**
     * Load balancers deliver a file every five minutes, and late. Before this time of a day, some of the day
     * before is not there yet.
     * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html
     */
    private static final LocalTime EARLIEST = LocalTime.of(0, 30);

    /** Any year with 366 days will do: rules of time zones are yearly. */
    private static final LocalDate FIRST = LocalDate.of(2028, 1, 1);

    YearOfRuns(ScheduleSettings settings) {
        this(settings, settings.untilCatchUp(), settings.sinceHealthCheck().negated());
    }

    /** What the time must be and is not; empty if all is well. */
    Optional<String> objection() {
        return Stream.of(
                when(isSkipped(Duration.ZERO), "a time that every day has in %s (clocks skip this one in spring)"),
                when(changesItsDay(),
                        "on one side of midnight %2$s all year, or a day is skipped when clocks change (in %1$s this one is not)"),
                when(isTooEarly(),
                        "00:30 %2$s or later all year, since the last logs of a day are delivered after its midnight (in %1$s this one is earlier)"),
                when(isSkipped(catchUp),
                        "a time whose catch-up run, %d minutes later, every day has in %%s (clocks skip it in spring)"
                                .formatted(catchUp.toMinutes())),
                when(isSkipped(healthCheck),
                        "a time whose health check, %d minutes earlier, every day has in %%s (clocks skip it in spring)"
                                .formatted(healthCheck.abs().toMinutes())),
                when(isOnAnotherDay(catchUp),
                        "a time whose catch-up run, %d minutes later, is on the same day %%2$s all year, or it would report on another day (in %%1$s it is not)"
                                .formatted(catchUp.toMinutes())),
                when(losesItsOrder(),
                        "a time whose health check, %d minutes earlier, and catch-up run, %d minutes later, stay so when clocks change (in %%s they do not)"
                                .formatted(healthCheck.abs().toMinutes(), catchUp.toMinutes())))
                .flatMap(Optional::stream)
                .findFirst()
                .map(allowed -> allowed.formatted(settings.timeZone(), zone()));
    }

    private static Optional<String> when(boolean wrong, String allowed) {
        return wrong ? Optional.of(allowed) : Optional.empty();
    }

    /** Whether a start so much later is skipped on some day. */
    boolean isSkipped(Duration shift) {
        return days().anyMatch(day -> starts(day, shift).isEmpty());
    }

    /** The report is on the day before the start's. */
    private boolean changesItsDay() {
        return days()
                .flatMap(
                        day -> starts(day, Duration.ZERO).stream().map(start -> DAYS.between(day, dayOfReports(start))))
                .distinct()
                .count() > 1;
    }

    private boolean isTooEarly() {
        return days().flatMap(day -> starts(day, Duration.ZERO).stream())
                .anyMatch(start -> LocalTime.ofInstant(start, settings.days()).isBefore(EARLIEST));
    }

    /** From the day that is reported to the local day of a start so much later; the same all year. */
    int daysFromReport(Duration later) {
        LocalDate reported = dayOfReports(starts(FIRST, Duration.ZERO).getFirst()).minusDays(1);
        return (int) DAYS.between(reported, FIRST.atTime(settings.time()).plus(later).toLocalDate());
    }

    /** Whether a run so much later may report on another day. */
    boolean isOnAnotherDay(Duration later) {
        return days().anyMatch(day -> Stream.of(starts(day, Duration.ZERO), starts(day, later))
                .flatMap(List::stream)
                .map(this::dayOfReports)
                .distinct()
                .count() > 1);
    }

    /** Later than planned does no harm; sooner, a run would meet the one that it is to follow. */
    private boolean losesItsOrder() {
        return days()
                .anyMatch(day -> isSooner(starts(day, healthCheck), starts(day, Duration.ZERO), Duration.ofMinutes(1))
                        || isSooner(starts(day, Duration.ZERO), starts(day, catchUp), catchUp));
    }

    private static boolean isSooner(List<Instant> first, List<Instant> second, Duration distance) {
        return second.stream().anyMatch(late -> first.stream().anyMatch(early -> late.isBefore(early.plus(distance))));
    }

    /** None where clocks skip the time, two where they repeat it. */
    private List<Instant> starts(LocalDate day, Duration shift) {
        LocalDateTime local = day.atTime(settings.time()).plus(shift);
        return settings.timeZone().getRules().getValidOffsets(local).stream().map(local::toInstant).toList();
    }

    /** The report is of the one before it. */
    private LocalDate dayOfReports(Instant instant) {
        return LocalDate.ofInstant(instant, settings.days());
    }

    /** As words of a sentence. */
    private String zone() {
        return "in " + settings.days();
    }

    private static Stream<LocalDate> days() {
        return FIRST.datesUntil(FIRST.plusYears(1));
    }
}
