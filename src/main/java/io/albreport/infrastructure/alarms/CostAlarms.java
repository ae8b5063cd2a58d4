package io.albreport.infrastructure.alarms;

import java.util.Locale;
import java.util.Map;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.Stats;

import io.albreport.infrastructure.alerting.Alerts;
import io.albreport.infrastructure.function.ReportFunction;

import static io.albreport.infrastructure.alerting.Severity.P2;
import static io.albreport.infrastructure.alerting.Severity.P3;

/** Alarms on what grows with use and is paid for by the byte. */
final class CostAlarms {
    private static final Duration HOUR = Duration.hours(1);
    /** Holds a day's run and its catch-up, wherever in their window they start, and never those of two days. */
    private static final Duration HALF_A_DAY = Duration.hours(12);
    private static final Duration DAY = Duration.days(1);

    private CostAlarms() {}

    static void on(Alerts alerts, ReportMetrics metrics, ReportFunction report) {
        alerts.alert("athena-scan-high", P2, "Today's queries read more than a day of logs should hold.")
                .above(Thresholds.SCANNED, metrics.sum("AthenaDataScannedBytes", HALF_A_DAY));
        alerts.alert("log-volume", P3, "Within an hour the function logged as much as in months.")
                .above(Thresholds.LOGGED_IN_AN_HOUR, logged(report, HOUR));
        alerts.alert("log-cost", P3, "A month of days like this one makes the function's logs dearer than they may be.")
                .above(Thresholds.LOGS_COST, monthlyCost(report));
    }

    /** Of the last day, times 30, since an alarm looks back a week at most. */
    private static MathExpression monthlyCost(ReportFunction report) {
        return MathExpression.Builder.create()
                .expression("30 * logged / 1000000000 * %s".formatted(
                        String.format(Locale.ROOT, "%.2f", Thresholds.LOGS_PRICE)))
                .usingMetrics(Map.of("logged", logged(report, DAY)))
                .label("Logs (USD a month)")
                .period(DAY)
                .build();
    }

    /** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CloudWatch-Logs-Monitoring-CloudWatch-Metrics.html */
    private static Metric logged(ReportFunction report, Duration period) {
        return Metric.Builder.create().namespace("AWS/Logs").metricName("IncomingBytes")
                .dimensionsMap(Map.of("LogGroupName", report.logs().getLogGroupName()))
                .statistic(Stats.SUM).period(period).build();
    }
}
