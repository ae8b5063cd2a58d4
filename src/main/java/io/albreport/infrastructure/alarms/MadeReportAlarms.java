package io.albreport.infrastructure.alarms;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.sqs.IQueue;

import io.albreport.infrastructure.alerting.Alerts;
import io.albreport.infrastructure.configuration.ScheduleSettings;
import io.albreport.infrastructure.template.InOrder;

import static io.albreport.infrastructure.alerting.Severity.P2;
import static java.util.Map.entry;

/**
 * Alarms on what a run made, and on what it found. A figure of the day's run is looked at for a day, so that the alarm lasts
 * until the next run has a better one.
 */
final class MadeReportAlarms {
    private static final Duration HOUR = Duration.hours(1);
    private static final Duration DAY = Duration.days(1);

    private MadeReportAlarms() {}

    /** @param checksNotStarted where health checks lie that could not be started */
    static void on(Alerts alerts, ScheduleSettings schedule, ReportMetrics metrics, IQueue checksNotStarted) {
        alerts.alert("empty-report", P2, "The day's report counts not one request.")
                .above(0, metrics.maximum("EmptyReport", DAY));
        alerts.alert("malformed-lines", P2, "More than one line in a hundred of the day's logs could not be read.")
                .above(Thresholds.MALFORMED_LINES, percentOfMalformedLines(metrics));
        alerts.alert("report-stale", P2, "The day's report came hours later than it should.")
                .above(Thresholds.stale(schedule), metrics.maximum("DataFreshness", DAY));
        alerts.alert("upload-failures", P2, "Run after run cannot store its files.")
                .above(Thresholds.UPLOAD_FAILURES, metrics.sum("S3UploadFailures", HOUR));
        alerts.alert("mail-failures", P2, "The report is there, and its readers were not told.")
                .above(0, metrics.sum("SnsPublishFailures", HOUR));
        alerts.alert("no-subscriber", P2, "Nobody has confirmed a subscription to the report.")
                .below(Thresholds.SUBSCRIBERS, metrics.minimum("ConfirmedSubscriptions", DAY));
        alerts.alert("health-check-failed", P2, "What the next report needs did not pass its check.")
                .tellingEveryTopic().below(1, healthCheck(metrics, checksNotStarted));
    }

    /**
     * Nothing of it is left where the check could not be started. What was not measured is good: checks-missing is about
     * that.
     */
    private static MathExpression healthCheck(ReportMetrics metrics, IQueue notStarted) {
        return MathExpression.Builder.create()
                .expression("FILL(passed, 1) - FILL(lost, 0)")
                .usingMetrics(InOrder.of(
                        entry("passed", metrics.minimum("HealthCheckPassed", DAY)),
                        entry("lost", RunAlarms.lost(notStarted, DAY))))
                .label("Health check passed")
                .period(DAY)
                .build();
    }

    private static MathExpression percentOfMalformedLines(ReportMetrics metrics) {
        return MathExpression.Builder.create()
                .expression("100 * malformed / read")
                .usingMetrics(InOrder.of(
                        entry("malformed", metrics.sum("MalformedLines", DAY)),
                        entry("read", metrics.sum("LinesRead", DAY))))
                .label("Malformed lines (%)")
                .period(DAY)
                .build();
    }
}
