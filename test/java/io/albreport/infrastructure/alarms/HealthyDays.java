package io.albreport.infrastructure.alarms;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import io.albreport.cloudwatch.Run;
import io.albreport.cloudwatch.Timeline;
import io.albreport.function.RealRuns;
import io.albreport.function.drill.RealDrills;
import io.albreport.infrastructure.SynthesizedApp;
import io.albreport.infrastructure.Template;
import io.albreport.infrastructure.configuration.Configuration;
import io.albreport.infrastructure.configuration.Deployment;
import io.albreport.infrastructure.configuration.RecoverySettings;
import io.albreport.infrastructure.configuration.RecoverySettings.CommandLine;
import io.albreport.infrastructure.configuration.ScheduleSettings;

/** Days on which everything goes well: health check, the run at some minute of its window, the
 * catch-up run, the looks for reviews. */
record HealthyDays(Template template, ScheduleSettings schedule, Deployment deployment) {
    private static final List<String> QUEUES = List.of("ReportFunctionFailedRuns", "DailyScheduleNotStarted",
            "DailyScheduleChecksNotStarted", "DailyScheduleReviewsNotStarted");

    static HealthyDays of(String name) {
        Configuration configuration = configuration(name);
        return new HealthyDays(TemplateAlarms.of(name).template(), configuration.schedule(),
                configuration.deployment());
    }

    private static Configuration configuration(String name) {
        String[] parts = name.split(" ", 2);
        return Configuration.from(parts[0], SynthesizedApp.environments(), CommandLine.NOTHING).regions().stream()
                .filter(region -> parts.length == 1 || region.deployment().region().equals(parts[1])).findFirst()
                .orElseThrow();
    }

    Timeline none() {
        return new Timeline(template.json(), RealRuns.captured());
    }

    /** The run of every other day starts at the end of its window: what lies furthest and closest together. */
    Timeline days(LocalDate first, int count) {
        Timeline timeline = from(first, count);
        drilled(timeline, RealDrills.captured().passed(), due(first.minusDays(1)));
        reviewed(timeline, due(first.minusDays(1)));
        return timeline;
    }

    /** The same, with nothing before the first. */
    Timeline from(LocalDate first, int count) {
        Timeline timeline = none();
        for (int i = 0; i < count; i++) {
            day(timeline, first.plusDays(i), i % 2 == 0 ? Duration.ZERO : window());
        }
        return timeline;
    }

    Instant due(LocalDate day) {
        return day.atTime(schedule.time()).atZone(schedule.timeZone()).toInstant();
    }

    Duration window() {
        return Duration.ofMinutes(schedule.flexibleWindowMinutes());
    }

    private void day(Timeline timeline, LocalDate day, Duration late) {
        Instant due = due(day);
        timeline.check(Run.CHECK_PASSED, due.minus(schedule.sinceHealthCheck()));
        timeline.run(deployment.role() == Deployment.Role.FIRST ? Run.GOOD : Run.FOUND, due.plus(late));
        timeline.run(Run.FOUND, due.plus(schedule.untilCatchUp()));
        reviewed(timeline, due);
        opened(timeline, due.plus(late).plus(Duration.ofMinutes(3)));
        timeline.waiting("AlertTopicsUndelivered", 0, due, Duration.ofHours(6));
        QUEUES.forEach(queue -> timeline.lost(queue, 0, due));
        drilled(timeline, RealDrills.captured().passed(), due);
        copied(timeline, deployment, "OperationsFailedReplication", 0, due);
        copied(timeline, deployment, "ReplicationLatency", 70, due);
        copied(timeline, deployment, "OperationsPendingReplication", 5, due);
        copied(timeline, deployment, "OperationsPendingReplication", 0, due.plus(Duration.ofMinutes(2)));
    }

    /** Finds both, or nothing to review. */
    private void reviewed(Timeline timeline, Instant due) {
        timeline.check(Run.REVIEWED_WEEK, due.plus(schedule.untilReviewCatchUp()));
        timeline.check(Run.REVIEWED_MONTH, due.plus(schedule.untilReviewCatchUp()));
    }

    /** Readers open the mail's link, and a large team's scanners are refused at first; somebody tries an old one. */
    private static void opened(Timeline timeline, Instant mailed) {
        timeline.links("Count", 120, mailed).links("4XXError", 61, mailed).links("5XXError", 0, mailed)
                .links("Latency", 300, mailed).linksAnswered(302, 59, mailed).linksAnswered(404, 1, mailed)
                .linksAnswered(429, 60, mailed);
    }

    /** The day's drill; none where there is one region. */
    private void drilled(Timeline timeline, String log, Instant due) {
        if (deployment.other().isPresent()) {
            timeline.waiting("RecoveryDrillFailedDrills", 0, due, Duration.ofHours(6));
            timeline.drill(log, due.plus(RecoverySettings.DRILL_AFTER_TAKEOVER));
        }
    }

    /** What S3 measures of the copies of all buckets, both ways; nothing where there is one region. */
    static Timeline copied(Timeline timeline, Deployment deployment, String metric, double value, Instant at) {
        deployment.other().ifPresent(other -> List.of("reports", "access-logs").forEach(kind -> {
            timeline.copied(metric, deployment.bucket(kind), other.bucket(kind), kind, at, value);
            timeline.copied(metric, other.bucket(kind), deployment.bucket(kind), kind, at, value);
        }));
        return timeline;
    }
}
