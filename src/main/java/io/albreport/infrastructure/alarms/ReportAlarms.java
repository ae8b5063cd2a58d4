package io.albreport.infrastructure.alarms;

import java.util.Optional;

import io.albreport.infrastructure.alerting.Alerts;
import io.albreport.infrastructure.alerting.Severity;
import io.albreport.infrastructure.configuration.Configuration;
import io.albreport.infrastructure.function.ReportFunction;
import io.albreport.infrastructure.link.LinkEndpoint;
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
            Optional<RecoveryDrill> drill, Optional<LinkEndpoint> links) {
        ReportMetrics metrics = ReportMetrics.of(configuration.deployment());
        RunAlarms.on(alerts, configuration.function(), metrics, report, schedule);
        MissingAlarms.on(alerts, configuration.schedule(), metrics, report, schedule, drill.isPresent());
        MadeReportAlarms.on(alerts, configuration.schedule(), metrics, schedule.checksNotStarted());
        ReplicationAlarms.on(alerts, configuration);
        drill.ifPresent(made -> DrillAlarms.on(alerts, metrics, made));
        links.ifPresent(endpoint -> LinkAlarms.on(alerts, endpoint));
        CostAlarms.on(alerts, metrics, report);
    }
}
