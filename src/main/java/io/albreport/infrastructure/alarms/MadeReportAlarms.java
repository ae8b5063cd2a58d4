package io.albreport.infrastructure.alarms;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.MathExpression;

import io.albreport.infrastructure.alerting.Alerts;
import io.albreport.infrastructure.configuration.ScheduleSettings;
import io.albreport.infrastructure.template.InOrder;

import static io.albreport.infrastructure.alerting.Severity.P0;
import static io.albreport.infrastructure.alerting.Severity.P2;
import static java.util.Map.entry;

/**
 * Alarms on what a run made, or did not make. A figure of the day's run is looked at for a day, so that the alarm lasts
 * until the next run has a better one.
 */
final class MadeReportAlarms {
    private static final Duration HOUR = Duration.hours(1);
    private static final Duration DAY = Duration.days(1);

    private MadeReportAlarms() {}

    /** @return the alarm on a missing report */
    static Alarm on(Alerts alerts, ScheduleSettings schedule, ReportMetrics metrics) {
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
                .below(1, metrics.minimum("HealthCheckPassed", DAY));
        return missing(alerts, schedule, metrics);
    }

    /**
     * No report in any of the last 26 hours. Whoever found or made the report says that it is there, so this is quiet
     * in a region that only looks.
     *
     * <p>A new installation has no report in its past either. CloudWatch has no word for 'not yet': the alarm rises when
     * it is made and ends with the first scheduled run, within a day. To be quiet for so long it would have to be
     * quiet also about a report that never comes. Mail of this one alert reaches nobody, as subscriptions are not
     * confirmed yet; an HTTPS endpoint gets it.
     */
    private static Alarm missing(Alerts alerts, ScheduleSettings schedule, ReportMetrics metrics) {
        return alerts.alert("report-missing", P0, "For more than a day no run ended with a report in the bucket.")
                .noneIn(Thresholds.hoursWithoutReport(schedule), "present", "Report present",
                        metrics.maximum("ReportPresent", HOUR));
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
