package io.albreport.infrastructure.alarms;

import java.util.Optional;

import software.amazon.awscdk.services.cloudwatch.Alarm;

import io.albreport.infrastructure.alerting.Alerts;
import io.albreport.infrastructure.alerting.Severity;
import io.albreport.infrastructure.configuration.Configuration;
import io.albreport.infrastructure.function.ReportFunction;
import io.albreport.infrastructure.recovery.RecoveryDrill;
import io.albreport.infrastructure.schedule.DailySchedule;

/**
 * What is watched, and when it is wrong. {@link Thresholds} has the numbers, {@link Severity} says who is told.
 *
 * <p>No alarm looks at a clock: one that did would judge a day only after it has ended, the better part of a day after
 * the report was due. docs/decisions/0006-alarms.md has more.
 */
public final class ReportAlarms {
    private ReportAlarms() {}

    public static void on(Alerts alerts, Configuration configuration, ReportFunction report, DailySchedule schedule,
            Optional<RecoveryDrill> drill) {
        ReportMetrics metrics = ReportMetrics.of(configuration.deployment());
        RunAlarms runs = RunAlarms.on(alerts, configuration.function(), metrics, report, schedule);
        Alarm missing = MadeReportAlarms.on(alerts, configuration.schedule(), metrics);
        ReplicationAlarms.on(alerts, configuration);
        drill.ifPresent(made -> DrillAlarms.on(alerts, configuration.schedule(), metrics, made));
        CostAlarms.on(alerts, metrics, report);
        alerts.alert("report-unhealthy", Severity.P0,
                "The day's report is missing, or was not started, or failed for good.")
                .tellingRecovery()
                .anyOf(missing, runs.failed(), runs.notStarted());
    }
}
