package io.albreport.infrastructure.alerting;

import java.util.Map;
import java.util.stream.Stream;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.AlarmBase;
import software.amazon.awscdk.services.cloudwatch.AlarmRule;
import software.amazon.awscdk.services.cloudwatch.AlarmState;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.CompositeAlarm;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.cloudwatch.IAlarmRule;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;

/**
 * One alarm in the making: what it means, how bad that is, and when it is so. Unless told otherwise, one period decides,
 * and a period without data is a good one: most metrics here exist only for the minute of the day's run.
 */
public final class Alert {
    private final Alerts alerts;
    private final String name;
    private final Severity severity;
    private final String meaning;

    private long periods = 1;
    private TreatMissingData missing = TreatMissingData.NOT_BREACHING;
    private boolean recovery;

    Alert(Alerts alerts, String name, Severity severity, String meaning) {
        this.alerts = alerts;
        this.name = name;
        this.severity = severity;
        this.meaning = meaning;
    }

    /** Only when so many periods in a row are bad. */
    public Alert afterPeriods(long count) {
        periods = count;
        return this;
    }

    /** Neither good nor bad: the alarm says that it does not know. */
    public Alert withoutDataUnknown() {
        missing = TreatMissingData.MISSING;
        return this;
    }

    /** For a state that lasts until somebody ends it. What is over by itself needs no second message. */
    public Alert tellingRecovery() {
        recovery = true;
        return this;
    }

    public Alarm above(double threshold, IMetric metric) {
        return when(ComparisonOperator.GREATER_THAN_THRESHOLD, threshold, metric);
    }

    public Alarm below(double threshold, IMetric metric) {
        return when(ComparisonOperator.LESS_THAN_THRESHOLD, threshold, metric);
    }

    /**
     * When none was counted in any of so many hours. Those without data count as zero, so that they are compared at all:
     * CloudWatch would look further back for real values otherwise.
     *
     * @param id of the metric in the expression
     */
    public Alarm noneIn(long hours, String id, String label, IMetric hourly) {
        missing = TreatMissingData.BREACHING;
        return afterPeriods(hours).tellingRecovery().below(1, MathExpression.Builder.create()
                .expression("FILL(%s, 0)".formatted(id))
                .usingMetrics(Map.of(id, hourly))
                .label(label)
                .period(Duration.hours(1))
                .build());
    }

    public CompositeAlarm anyOf(IAlarm... alarms) {
        IAlarmRule[] rules = Stream.of(alarms).map(alarm -> AlarmRule.fromAlarm(alarm, AlarmState.ALARM))
                .toArray(IAlarmRule[]::new);
        return told(CompositeAlarm.Builder.create(alerts, name)
                .compositeAlarmName(alerts.nameOf(name))
                .alarmDescription(description())
                .alarmRule(AlarmRule.anyOf(rules))
                .build());
    }

    /**
     * Percentiles are evaluated however few runs there were. The other choice, to ignore a percentile of less than 200
     * (for p95) values, would keep an alarm on one run a day silent for ever.
     * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/percentiles-with-low-samples.html
     */
    private Alarm when(ComparisonOperator comparison, double threshold, IMetric metric) {
        Alarm.Builder builder = Alarm.Builder.create(alerts, name)
                .alarmName(alerts.nameOf(name))
                .alarmDescription(description())
                .metric(metric)
                .comparisonOperator(comparison)
                .threshold(threshold)
                .evaluationPeriods(periods)
                .datapointsToAlarm(periods)
                .treatMissingData(missing);
        if (metric.toMetricConfig().getMetricStat() != null
                && metric.toMetricConfig().getMetricStat().getStatistic().startsWith("p")) {
            builder.evaluateLowSampleCountPercentile("evaluate");
        }
        return told(builder.build());
    }

    private String description() {
        return "%s Severity %s: %s. Runbook: %s".formatted(meaning, severity, severity.meaning(), alerts.runbook(name));
    }

    private <T extends AlarmBase> T told(T alarm) {
        SnsAction tell = new SnsAction(severity.topic(alerts.topics()));
        alarm.addAlarmAction(tell);
        if (recovery) {
            alarm.addOkAction(tell);
        }
        alerts.made(name, alarm);
        return alarm;
    }
}
