package io.albreport.infrastructure.alarms;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.albreport.cloudwatch.Run;
import io.albreport.cloudwatch.Timeline;
import io.albreport.function.drill.RealDrills;
import io.albreport.infrastructure.configuration.Deployment;

/** What must happen for each alarm to rise, by the alarm's name. */
final class AlarmFaults {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    /** Happens instead of a good day. */
    @FunctionalInterface
    interface Fault {
        /** @param due when the day's run would start */
        Timeline happens(Timeline timeline, Instant due);
    }

    /** Between two regions. */
    static Map<String, Fault> betweenRegions(Deployment deployment) {
        return Map.of(
                "drill-failed", (timeline, due) -> timeline.drill(RealDrills.captured().failed(), due.plus(HOUR)),
                "drill-missing", (timeline, due) -> timeline,
                "replication-failed", copies(deployment, "OperationsFailedReplication", 1),
                "replication-slow", copies(deployment, "ReplicationLatency", 1_200),
                "replication-pending", copies(deployment, "OperationsPendingReplication", 3));
    }

    /** All four hours long. */
    private static Fault copies(Deployment deployment, String metric, double value) {
        return (timeline, due) -> {
            for (int minutes = 0; minutes < 4 * 60; minutes++) {
                HealthyDays.copied(timeline, deployment, metric, value, due.plus(Duration.ofMinutes(minutes)));
            }
            return timeline;
        };
    }

    static final Map<String, Fault> BY_ALARM = Map.ofEntries(
            Map.entry("report-missing", (timeline, due) -> timeline),
            Map.entry("report-failed",
                    (timeline, due) -> lostRun(lostRun(timeline, due), due.plus(MINUTE.multipliedBy(40)))),
            Map.entry("health-check-missing", (timeline, due) -> timeline.run(Run.GOOD, due)),
            Map.entry("weekly-review-missing", (timeline, due) -> timeline.check(Run.REVIEWED_MONTH, due)),
            Map.entry("monthly-review-missing", (timeline, due) -> timeline.check(Run.REVIEWED_WEEK, due)),
            Map.entry("reviews-not-started",
                    (timeline, due) -> timeline.lost("DailyScheduleReviewsNotStarted", 1, due.plus(HOUR))),
            Map.entry("new-installation", (timeline, due) -> timeline.installed(due)),
            Map.entry("report-errors", AlarmFaults::failsAndFails),
            Map.entry("failed-runs", AlarmFaults::lostRun),
            Map.entry("runs-not-started",
                    (timeline, due) -> timeline.lost("DailyScheduleNotStarted", 1, due.plus(HOUR))),
            Map.entry("alerts-undelivered",
                    (timeline, due) -> timeline.waiting("AlertTopicsUndelivered", 1, due.plus(HOUR), HOUR)),
            Map.entry("run-too-long", once(Run.ALMOST_STOPPED)),
            Map.entry("runs-slow", once(Run.SLOW)),
            Map.entry("throttled", (timeline, due) -> timeline.throttled(due)),
            Map.entry("memory-high", once(Run.MEMORY_SHORT)),
            Map.entry("empty-report", once(Run.EMPTY)),
            Map.entry("malformed-lines", once(Run.MALFORMED)),
            Map.entry("athena-scan-high", once(Run.SCANNED_MUCH)),
            Map.entry("upload-failures",
                    (timeline, due) -> timeline.run(Run.UPLOAD_FAILED, due)
                            .run(Run.UPLOAD_FAILED, due.plus(MINUTE.multipliedBy(2)))
                            .run(Run.UPLOAD_FAILED, due.plus(MINUTE.multipliedBy(5)))),
            Map.entry("mail-failures", once(Run.MAIL_FAILED)),
            Map.entry("no-subscriber",
                    (timeline, due) -> timeline.check(Run.CHECK_WITHOUT_SUBSCRIBER, due.minus(HOUR))),
            Map.entry("health-check-failed", (timeline, due) -> timeline.check(Run.CHECK_FAILED, due.minus(HOUR))),
            Map.entry("report-stale", (timeline, due) -> timeline.run(Run.GOOD, due.plus(HOUR.multipliedBy(4)))),
            Map.entry("links-failing", (timeline, due) -> timeline.links("5XXError", 1, due.plus(HOUR))),
            Map.entry("links-refused", (timeline, due) -> timeline.linksAnswered(429, 101, due.plus(HOUR))),
            Map.entry("log-volume", (timeline, due) -> timeline.logged(60_000_000, due)),
            Map.entry("log-cost", (timeline, due) -> timeline.logged(300_000_000, due)),
            Map.entry("slo-punctuality-attainment", once(Run.SLOW)),
            Map.entry("slo-punctuality-burn-fast", once(Run.SLOW)),
            Map.entry("slo-punctuality-burn-slow", once(Run.SLOW)),
            Map.entry("slo-delivery-attainment", once(Run.FAILED)),
            Map.entry("slo-delivery-burn-fast", once(Run.FAILED)),
            Map.entry("slo-delivery-burn-slow", once(Run.FAILED)),
            Map.entry("slo-duration-p50-attainment",
                    (timeline, due) -> timeline.run(Run.SLOW, due).run(Run.SLOW, due.plus(DAY))),
            Map.entry("slo-duration-p95-attainment", once(Run.SLOW)),
            Map.entry("slo-duration-p99-attainment", once(Run.SLOW)));

    private AlarmFaults() {}

    private static Fault once(Run kind) {
        return (timeline, due) -> timeline.run(kind, due);
    }

    /** With all its repetitions. */
    private static Timeline lostRun(Timeline timeline, Instant due) {
        return failsAndFails(timeline, due).lost("ReportFunctionFailedRuns", 1, due.plus(MINUTE.multipliedBy(4)));
    }

    /** The run and Lambda's first repetition, a minute after it. */
    private static Timeline failsAndFails(Timeline timeline, Instant due) {
        return timeline.run(Run.FAILED, due).run(Run.FAILED, due.plusSeconds(75));
    }
}
