package io.albreport.function.order;

import java.time.LocalDate;

/**
 * A report that is to be made.
 *
 * @param day of the report, UTC; it is over
 */
public record RunRequest(LocalDate day, Kind kind) implements Order {
    /** The first load balancer that writes these logs was made on this day. */
    public static final LocalDate FIRST_DAY = LocalDate.of(2016, 8, 11);

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
        /** A rehearsal: asks and renders, stores and mails nothing. */
        DRY_RUN("dryRun");

        private final String field;

        Kind(String field) {
            this.field = field;
        }

        /** The field of an event that asks for it. */
        String field() {
            return field;
        }

        /** Whether alarms and objectives are about it. */
        public boolean isScheduled() {
            return this == SCHEDULED || this == CATCH_UP;
        }
    }
}
