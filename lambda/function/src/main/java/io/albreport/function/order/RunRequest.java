package io.albreport.function.order;

import java.time.LocalDate;

import io.albreport.report.model.Period;

/**
 * A report that is to be made.
 *
 * @param period that is over: a day of the time zone that reports are of, or else what an operator chose
 * @param takeover whether a schedule wants it in case another region has not made it
 */
public record RunRequest(Period period, Kind kind, boolean takeover) implements Order {
    /** The first load balancer that writes these logs was made on this day. */
    public static final LocalDate FIRST_DAY = LocalDate.of(2016, 8, 11);

    public RunRequest(Period period, Kind kind) {
        this(period, kind, false);
    }

    /** On which it begins. */
    public LocalDate day() {
        return period.day();
    }

    /** Whether history and whoever reviews it are about it: other periods are compared with nothing, and not kept. */
    public boolean isOfDay() {
        return period.spansADay();
    }

    /**
     * Whether a report without a single line may be the truth: only the schedule that is the first to ask can have met a
     * quiet day. Whoever asks after it would put an empty report where a good one was, or may come.
     */
    public boolean mayBeEmpty() {
        return !kind.stores() || (kind.isScheduled() && !takeover);
    }

    /** Whether somebody chose the day, who may choose one without logs. */
    public boolean isChosen() {
        return kind == Kind.BACKFILL || kind == Kind.REPLACEMENT;
    }

    /** Who wants the report, and what for. */
    public enum Kind {
        /** The schedule. */
        SCHEDULED("time"),
        /** The schedule's second try, when the first and its repetitions are over; does nothing on a good day. */
        CATCH_UP("catchUp"),
        /** An operator, for a day that has none. */
        BACKFILL("date"),
        /** An operator, for a day whose report is wrong. */
        REPLACEMENT("replace"),
        /** An operator, who wants to see that it could be made: asks and renders, stores and mails nothing. */
        DRY_RUN("dryRun"),
        /** A deployment: the same, before a new version is called by anybody else. */
        REHEARSAL("");

        private final String field;

        Kind(String field) {
            this.field = field;
        }

        /** The field of an event that asks for it; empty for what an event without any asks for. */
        String field() {
            return field;
        }

        /** Whether it leaves a report behind. */
        public boolean stores() {
            return this != DRY_RUN && this != REHEARSAL;
        }

        /** Whether alarms and objectives are about it. */
        public boolean isScheduled() {
            return this == SCHEDULED || this == CATCH_UP;
        }
    }
}
