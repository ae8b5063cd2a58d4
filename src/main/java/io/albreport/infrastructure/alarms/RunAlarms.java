package io.albreport.infrastructure.alarms;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.Stats;
import software.amazon.awscdk.services.sqs.IQueue;

import io.albreport.infrastructure.alerting.Alerts;
import io.albreport.infrastructure.configuration.FunctionSettings;
import io.albreport.infrastructure.function.ReportFunction;
import io.albreport.infrastructure.schedule.DailySchedule;

import static io.albreport.infrastructure.alerting.Severity.P1;
import static io.albreport.infrastructure.alerting.Severity.P2;

/**
 * Alarms on runs of the function. Those on invocations look at the alias that the schedule calls; what operators and the
 * health check call by the other alias raises none.
 *
 * <p>What was lost is counted as it reaches a queue, and not as it lies there: a queue that somebody has still to look
 * through must not hide that it gets more.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
 */
public final class RunAlarms {
    private static final Duration FIVE_MINUTES = Duration.minutes(5);
    private static final Duration DAY = Duration.days(1);

    private RunAlarms() {}

    static void on(Alerts alerts, FunctionSettings settings, ReportMetrics metrics, ReportFunction report,
            DailySchedule schedule) {
        alerts.alert("report-errors", P1, "Runs of the report fail one after the other.")
                .above(Thresholds.ERRORS, invocations(report, "Errors", Stats.SUM, FIVE_MINUTES));
        alerts.alert("throttled", P1, "Lambda refuses to run the report for want of concurrency.")
                .above(0, invocations(report, "Throttles", Stats.SUM, FIVE_MINUTES));
        alerts.alert("run-too-long", P1, "A run came within a minute of the time at which Lambda stops it.")
                .above(Thresholds.LONGEST_RUN, invocations(report, "Duration", Stats.MAXIMUM, FIVE_MINUTES));
        alerts.alert("runs-slow", P2, "The day's runs take longer than a query may take.")
                .above(Thresholds.SLOW_RUN, invocations(report, "Duration", "p95", DAY));
        alerts.alert("memory-high", P2, "A run used more than nine tenths of the function's memory.")
                .above(Thresholds.memory(settings), metrics.memoryUsed(DAY));
        alerts.alert("alerts-undelivered", P1, "A message, perhaps an alert, reached an endpoint in none of its tries.")
                .tellingRecovery().above(0, waiting(alerts.topics().undelivered(), FIVE_MINUTES));
        alerts.alert("failed-runs", P1, "A run of the report failed for good, after all its repetitions.")
                .above(0, lost(report.failedRuns(), FIVE_MINUTES));
        alerts.alert("runs-not-started", P1, "The schedule could not start the report.")
                .above(0, lost(schedule.notStarted(), FIVE_MINUTES));
    }

    public static Metric invocations(ReportFunction report, String name, String statistic, Duration period) {
        return report.live().metric(name,
                MetricOptions.builder().statistic(statistic).period(period).build());
    }

    /** Messages that came. */
    static Metric lost(IQueue queue, Duration period) {
        return queue.metricNumberOfMessagesSent(
                MetricOptions.builder().statistic(Stats.SUM).period(period).build());
    }

    static Metric waiting(IQueue queue, Duration period) {
        return queue.metricApproximateNumberOfMessagesVisible(
                MetricOptions.builder().statistic(Stats.MAXIMUM).period(period).build());
    }
}
