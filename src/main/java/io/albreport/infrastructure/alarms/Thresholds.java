package io.albreport.infrastructure.alarms;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.stream.Stream;

import io.albreport.infrastructure.configuration.FunctionSettings;
import io.albreport.infrastructure.configuration.ScheduleSettings;
import io.albreport.infrastructure.link.LinkEndpoint;
import io.albreport.infrastructure.storage.Replication;

/** What is still good. Every number that an alarm compares with is here, with its unit and its reason. */
public final class Thresholds {
    /** Failed runs in five minutes. Lambda repeats after one minute: one failure may be chance, the second is none. */
    static final int ERRORS = 1;

    /** Runs of a day that came to nothing. The second of them is the last: the day's run and its catch-up. */
    static final int LOST_RUNS = 1;

    /** Milliseconds. The function is stopped at 300,000; a minute is left to see it coming. */
    static final int LONGEST_RUN = 240_000;

    /** Milliseconds. A query may take as long as this; a run of which most takes longer is on its way to the limit. */
    static final int SLOW_RUN = 180_000;

    /** Percent of the configured memory. Above, the next larger day may be the last. */
    static final int MEMORY = 90;

    /** Percent of the lines. A handful of broken lines is usual; more is a layout that we do not know. */
    static final int MALFORMED_LINES = 1;

    /**
     * Bytes in half a day, which has the scans of one day. 50 GB cost about 0.25 USD at 5 USD per TB, and are far more
     * than a day of logs of most.
     */
    static final long SCANNED = 50_000_000_000L;

    /** Runs in an hour whose upload failed: the run and both its repetitions. */
    static final int UPLOAD_FAILURES = 2;

    /** Percent of the objects that a drill looked for. Each is needed by whoever recovers. */
    static final int DRILL_SUCCESS = 100;

    /** Subscribers of the report who have confirmed. Without one it is mailed to nobody. */
    static final int SUBSCRIBERS = 1;

    /** Seconds. S3's promise for a copy is 15 minutes. */
    static final int REPLICATION = Replication.PROMISED_MINUTES * 60;

    /** Hours in which copies were waiting at any time; in a single one a few may follow upon each other. */
    static final int HOURS_OF_PENDING_COPIES = 2;

    /**
     * Requests of links in an hour that were refused as too many. A large team that opens the mail at once may cause some;
     * as many as the endpoint takes in a minute are no readers any more.
     */
    static final int LINKS_REFUSED = LinkEndpoint.MOST_IN_A_MINUTE;

    /** Bytes in an hour. A run writes some 20 KB; this is a loop that logs. */
    static final long LOGGED_IN_AN_HOUR = 50_000_000;

    /** US dollars a month for taking logs in. Beyond, logging costs more than the report. */
    static final int LOGS_COST = 5;

    /** US dollars per GB taken in, the price in Frankfurt: https://aws.amazon.com/cloudwatch/pricing/ */
    static final double LOGS_PRICE = 0.63;

    /** Times the even rate: at this, two days of it use up the budget of thirty. */
    public static final double FAST_BURN = 14.4;

    /** Times the even rate: at this, five days of it use up the budget of thirty. */
    public static final double SLOW_BURN = 6;

    private static final Duration FRESH = Duration.ofHours(6);
    private static final Duration RETRIES = Duration.ofHours(1);
    private static final Duration RUN = Duration.ofMinutes(5);
    private static final long HOURS_WITHOUT_REPORT = 26;

    private Thresholds() {}

    /** Seconds from the end of the day to its report: six hours, or later where the schedule itself is later. */
    static int stale(ScheduleSettings schedule) {
        Duration latest = days().map(day -> Duration.ofSeconds(utcTime(schedule, day).toSecondOfDay()))
                .max(Duration::compareTo).orElseThrow()
                .plusMinutes(schedule.flexibleWindowMinutes())
                .plus(RETRIES);
        return Math.toIntExact((latest.compareTo(FRESH) > 0 ? latest : FRESH).toSeconds());
    }

    /**
     * Hours without a report until it is missed: 26, since two runs lie up to 24 hours, the flexible window and a run
     * apart. More only where clocks change and the window is wide, so that a day of 25 hours is no alarm.
     */
    static long hoursWithoutReport(ScheduleSettings schedule) {
        Duration longest = days().map(day -> Duration.between(start(schedule, day), start(schedule, day.plusDays(1))))
                .max(Duration::compareTo).orElseThrow()
                .plusMinutes(schedule.flexibleWindowMinutes())
                .plus(RUN);
        return Math.max(HOURS_WITHOUT_REPORT, longest.plusHours(1).minusNanos(1).toHours());
    }

    /** Megabytes, as Lambda counts them. */
    static double memory(FunctionSettings function) {
        return function.memoryMb() * MEMORY / 100.0;
    }

    private static Instant start(ScheduleSettings schedule, LocalDate day) {
        return day.atTime(schedule.time()).atZone(schedule.timeZone()).toInstant();
    }

    private static LocalTime utcTime(ScheduleSettings schedule, LocalDate day) {
        return start(schedule, day).atZone(ZoneOffset.UTC).toLocalTime();
    }

    /** Rules of time zones are yearly. */
    private static Stream<LocalDate> days() {
        LocalDate first = LocalDate.of(2028, 1, 1);
        return first.datesUntil(first.plusYears(1));
    }
}
