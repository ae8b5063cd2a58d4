package io.albreport.report.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The time a report is about: one UTC day.
 *
 * @param start the first instant that belongs to it
 * @param end the first instant that does not
 */
public record Period(Instant start, Instant end) {

    public static Period ofDay(LocalDate day) {
        return new Period(startOf(day), startOf(day.plusDays(1)));
    }

    public LocalDate day() {
        return LocalDate.ofInstant(start, ZoneOffset.UTC);
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
