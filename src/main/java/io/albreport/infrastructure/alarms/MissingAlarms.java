package io.albreport.infrastructure.alarms;

import java.util.ArrayList;
import java.util.List;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.cloudwatch.MathExpression;

import io.albreport.infrastructure.alerting.Alerts;
import io.albreport.infrastructure.configuration.ScheduleSettings;
import io.albreport.infrastructure.function.ReportFunction;
import io.albreport.infrastructure.schedule.DailySchedule;
import io.albreport.infrastructure.template.InOrder;

import static io.albreport.infrastructure.alerting.Severity.P0;
import static io.albreport.infrastructure.alerting.Severity.P2;
import static io.albreport.infrastructure.alerting.Severity.P3;
import static java.util.Map.entry;

/**
 * Alarms on what should have happened and did not. A new installation has no report in its past, and CloudWatch has no
 * word for 'not yet': the rehearsal of its deployment says so, and counts as the report that was not due. Two composite
 * alarms do the telling, which wait the minutes until that is measured.
 */
final class MissingAlarms {
    private static final Duration HOUR = Duration.hours(1);

    /** Holds the day's run, its catch-up and all their repetitions, and no other day's. */
    private static final Duration A_DAYS_TRIES = Duration.hours(6);

    private final Alerts alerts;
    private final ReportMetrics metrics;
    private final long hours;
    private final ReportFunction report;

    private MissingAlarms(Alerts alerts, ScheduleSettings settings, ReportMetrics metrics, ReportFunction report) {
        this.alerts = alerts;
        this.metrics = metrics;
        this.hours = Thresholds.hoursWithoutReport(settings);
        this.report = report;
    }

    /** @param drills whether there is another region to look at */
    static void on(Alerts alerts, ScheduleSettings settings, ReportMetrics metrics, ReportFunction report,
            DailySchedule schedule, boolean drills) {
        new MissingAlarms(alerts, settings, metrics, report).on(schedule, drills);
    }

    private void on(DailySchedule schedule, boolean drills) {
        IAlarm isNew = alerts.alert("new-installation", P3, "The installation is new, and nothing was due before it.")
                .untold().above(0, metrics.isNew());
        List<Alarm> checks = new ArrayList<>(List.of(missingHealthCheck()));
        if (drills) {
            checks.add(missingDrill());
        }
        alerts.alert("report-unhealthy", P0, "There is no report of the day.")
                .tellingRecovery().anyOf(List.of(missingReport(), failedReport(schedule)), isNew);
        alerts.alert("checks-missing", P2, "For more than a day nobody looked whether all is as it should be.")
                .tellingRecovery().anyOf(checks, isNew);
        alerts.alert("reviews-missing", P2, "A review of a week or a month that is over is not there.")
                .tellingRecovery().anyOf(List.of(
                        missingReview("weekly-review-missing", "week", "WeeklyReviewPresent"),
                        missingReview("monthly-review-missing", "month", "MonthlyReviewPresent"),
                        reviewNotStarted(schedule)), isNew);
    }

    /** Every day a run looks whether the last is there, in each region, and makes it if not. A deployment counts as one. */
    private Alarm missingReview(String name, String kind, String metric) {
        return afterRehearsal(alerts.alert(name, P2,
                "For more than a day no run found or made the review of the last %s.".formatted(kind))
                .noneIn(hours, "present", "Review present", metrics.maximum(metric, HOUR), metrics.isNew()));
    }

    private Alarm reviewNotStarted(DailySchedule schedule) {
        return alerts.alert("reviews-not-started", P2, "The schedule could not start a review.")
                .untold().above(0, RunAlarms.lost(schedule.reviewsNotStarted(), HOUR));
    }

    /**
     * No report in any of the last 26 hours. Whoever found or made the report says that it is there, so this is quiet
     * in a region that only looks.
     */
    private Alarm missingReport() {
        return afterRehearsal(alerts.alert("report-missing", P0,
                "For more than a day no run ended with a report in the bucket.")
                .noneIn(hours, "present", "Report present", metrics.maximum("ReportPresent", HOUR), metrics.isNew()));
    }

    /**
     * Of the day's two runs each failed for good or was never started, and none found a report. One that did after them
     * ends it.
     */
    private Alarm failedReport(DailySchedule schedule) {
        return alerts.alert("report-failed", P0, "The day's run and its catch-up both came to nothing.")
                .untold().above(Thresholds.LOST_RUNS, MathExpression.Builder.create()
                        .expression("IF(FILL(present, 0) > 0, 0, FILL(failed, 0) + FILL(lost, 0))")
                        .usingMetrics(InOrder.of(
                                entry("present", metrics.maximum("ReportPresent", A_DAYS_TRIES)),
                                entry("failed", RunAlarms.lost(report.failedRuns(), A_DAYS_TRIES)),
                                entry("lost", RunAlarms.lost(schedule.notStarted(), A_DAYS_TRIES))))
                        .label("Runs lost without a report")
                        .period(A_DAYS_TRIES)
                        .build());
    }

    private Alarm missingHealthCheck() {
        return afterRehearsal(alerts.alert("health-check-missing", P2,
                "For more than a day no health check found out whether a report could be made.")
                .noneIn(hours, "checks", "Health checks", metrics.count("HealthCheckPassed", HOUR), metrics.isNew()));
    }

    private Alarm missingDrill() {
        return afterRehearsal(alerts.alert("drill-missing", P2,
                "For more than a day nobody looked whether the other region has all.")
                .noneIn(hours, "drills", "Drills", metrics.count("DrillObjectsChecked", HOUR), metrics.isNew()));
    }

    /** Made only once the rehearsal has said whether the installation is new. */
    private Alarm afterRehearsal(Alarm alarm) {
        alarm.getNode().addDependency(report.live());
        return alarm;
    }
}
