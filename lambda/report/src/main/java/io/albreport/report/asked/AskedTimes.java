package io.albreport.report.asked;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

import org.jspecify.annotations.Nullable;

import io.albreport.report.model.Period;
import io.albreport.report.wording.Legible;

/**
 * Two times that somebody asks a report for, as they were written: instants, or times of a day. One that is not after the
 * first is of the next day.
 *
 * @param day that times are of; null where none was named
 */
public record AskedTimes(@Nullable LocalDate day, String from, String to, Names names) {

    /**
     * How they are called where they were written, for refusals.
     *
     * @param day with an example of its value
     */
    public record Names(String from, String to, String day) {}

    /**
     * The time between them.
     *
     * @throws IllegalArgumentException with one sentence
     */
    public Period in(ZoneId zone) {
        Instant start = instant(names.from(), from, zone);
        Instant end = instant(names.to(), to, zone);
        if (isTime(to) && !end.isAfter(start)) {
            end = instant(to, start.atZone(zone).toLocalDate().plusDays(1), zone);
        }
        if (!start.isBefore(end) || Duration.between(start, end).compareTo(Period.LONGEST) > 0) {
            throw refused(names.to(),
                    "after '%s', which is %s, and 25 hours later at most".formatted(names.from(), start), to);
        }
        return new Period(start, end, zone);
    }

    private Instant instant(String name, String text, ZoneId zone) {
        Instant instant = isTime(text) ? instant(text, dayOf(name), zone) : parsed(name, text);
        if (!Period.isFull(instant, zone)) {
            throw refused(name, "full ten minutes, such as 03:10", text);
        }
        return instant;
    }

    private LocalDate dayOf(String name) {
        if (day == null) {
            throw new IllegalArgumentException(
                    "'%s' is a time of a day: name the day, such as %s, or an instant, such as 2026-11-19T03:10:00Z"
                            .formatted(name, names.day()));
        }
        return day;
    }

    private static Instant parsed(String name, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw refused(name, "an instant such as 2026-11-19T03:10:00Z, or a time such as 03:10", text);
        }
    }

    /** On a day whose clocks skip the time, as much later. */
    private static Instant instant(String time, LocalDate day, ZoneId zone) {
        return day.atTime(LocalTime.parse(time)).atZone(zone).toInstant();
    }

    private static boolean isTime(String text) {
        return text.matches("([01][0-9]|2[0-3]):[0-5][0-9]");
    }

    private static IllegalArgumentException refused(String name, String allowed, String came) {
        return new IllegalArgumentException(
                "'%s' must be %s, but is '%s': correct it".formatted(name, allowed,
                        Legible.shortened(Legible.of(came))));
    }
}
