package io.albreport.report.model;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * The time a report is about: a day of a time zone, or any other of up to 25 hours.
 *
 * @param start the first instant that belongs to it; full ten minutes on the clocks of the zone
 * @param end the first instant that does not; likewise
 * @param zone whose clocks say which hour it was
 */
public record Period(Instant start, Instant end, ZoneId zone) {
    /** A day on which clocks go back an hour. */
    public static final Duration LONGEST = Duration.ofHours(25);

    private static final int TEN_MINUTES = 600;

    private static final ZoneId UTC = ZoneId.of("UTC");

    /** A day in UTC. */
    public static Period ofDay(LocalDate day) {
        return ofDay(day, UTC);
    }

    /** Whether ten minutes begin then on the clocks of a zone. */
    public static boolean isFull(Instant instant, ZoneId zone) {
        return Math.floorMod(instant.getEpochSecond() + zone.getRules().getOffset(instant).getTotalSeconds(),
                TEN_MINUTES) == 0 && instant.getNano() == 0;
    }

    /** From midnight to midnight, or to what comes after where clocks skip it: 23 to 25 hours. */
    public static Period ofDay(LocalDate day, ZoneId zone) {
        return new Period(day.atStartOfDay(zone).toInstant(), day.plusDays(1).atStartOfDay(zone).toInstant(), zone);
    }

    /** On which it begins. */
    public LocalDate day() {
        return LocalDate.ofInstant(start, zone);
    }

    /** Whether it is a day, and nothing else. */
    public boolean spansADay() {
        return equals(ofDay(day(), zone));
    }

    /** The days in UTC that it has a part in. */
    public List<LocalDate> utcDays() {
        return utcDaysUntil(LocalDate.ofInstant(end.minusNanos(1), UTC));
    }

    /** Those on which load balancers deliver its logs: the same, and one more, since some come late. */
    public List<LocalDate> deliveryDays() {
        return utcDaysUntil(LocalDate.ofInstant(end.minusNanos(1), UTC).plusDays(1));
    }

    private List<LocalDate> utcDaysUntil(LocalDate last) {
        return LocalDate.ofInstant(start, UTC).datesUntil(last.plusDays(1)).toList();
    }
}
