package io.albreport.report.model.review;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Days that are reviewed together.
 *
 * @param name of ISO 8601: {@code 2026-W48}, {@code 2026-11}
 * @param first a Monday, or the first of a month
 * @param last the Sunday after it, or the last of the month
 */
public record ReviewPeriod(Kind kind, String name, LocalDate first, LocalDate last) {
    public enum Kind {
        /** From Monday to Sunday, as ISO 8601 counts weeks. */
        @JsonProperty("week")
        WEEK,
        /** Of the calendar. */
        @JsonProperty("month")
        MONTH;

        /** As in a sentence: {@code week}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Of which a day is part. */
        public ReviewPeriod of(LocalDate day) {
            return switch (this) {
                case WEEK -> week(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
                case MONTH -> month(YearMonth.from(day));
            };
        }

        /** The last that has ended before a day. */
        public ReviewPeriod endedBefore(LocalDate day) {
            return of(of(day).first().minusDays(1));
        }

        /**
         * @param name of ISO 8601
         * @throws DateTimeParseException when it is none, or there is no such week in that year
         */
        public ReviewPeriod named(String name) {
            return switch (this) {
                case WEEK -> week(LocalDate.parse(name + "-1", DateTimeFormatter.ISO_WEEK_DATE));
                case MONTH -> month(YearMonth.parse(name));
            };
        }
    }

    private static ReviewPeriod week(LocalDate monday) {
        String name = "%04d-W%02d".formatted(monday.get(IsoFields.WEEK_BASED_YEAR),
                monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        return new ReviewPeriod(Kind.WEEK, name, monday, monday.plusDays(DayOfWeek.values().length - 1L));
    }

    private static ReviewPeriod month(YearMonth month) {
        return new ReviewPeriod(Kind.MONTH, month.toString(), month.atDay(1), month.atEndOfMonth());
    }

    /** The week before a week, the month before a month. */
    public ReviewPeriod before() {
        return kind.endedBefore(first);
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }

    /** How many days it has. */
    public int days() {
        return (int) ChronoUnit.DAYS.between(first, last) + 1;
    }
}
