package io.albreport.infrastructure.alerting;

import java.util.List;

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
import software.amazon.awscdk.services.sns.ITopic;

import io.albreport.infrastructure.template.Acceptance;
import io.albreport.infrastructure.template.InOrder;

import static java.util.Map.entry;

/**
 * One alarm in the making: what it means, how bad that is, and when it is so. Unless told otherwise, one period decides,
 * and a period without data is a good one: most metrics here exist only for the minute of the day's run.
 */
public final class Alert {
    /** From what a run prints to the state of an alarm that looks at it: a minute or two, and some to spare. */
    private static final Duration UNTIL_MEASURED = Duration.minutes(5);

    private static final String SUPPRESSION = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-suppression.html";

    private final Alerts alerts;
    private final String name;
    private final Severity severity;
    private final String meaning;

    private long periods = 1;
    private TreatMissingData missing = TreatMissingData.NOT_BREACHING;
    private boolean recovery;
    private boolean told = true;
    private boolean everyTopic;

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

    /** For a part of what {@link #anyOf} tells; by itself it says nothing. */
    public Alert untold() {
        told = false;
        return this;
    }

    /** For what may be about one of the topics: it is told by the other, too, as nobody may hear the one. */
    public Alert tellingEveryTopic() {
        everyTopic = true;
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
     * CloudWatch would look further back for real values otherwise. The hour in which the installation was new counts
     * as one in which all was there: nothing can be missing before it was due. Untold, since for the minutes until that
     * is measured the alarm is up.
     *
     * @param id of the metric in the expression
     * @param isNew 1 in the hour in which the installation was new
     */
    public Alarm noneIn(long hours, String id, String label, IMetric hourly, IMetric isNew) {
        missing = TreatMissingData.BREACHING;
        return untold().afterPeriods(hours).below(1, MathExpression.Builder.create()
                .expression("FILL(%s, 0) + FILL(new, 0)".formatted(id))
                .usingMetrics(InOrder.of(entry(id, hourly), entry("new", isNew)))
                .label(label)
                .period(Duration.hours(1))
                .build());
    }

    /**
     * When one of these is up, and still is after some minutes in which another could have said that this is no wonder.
     *
     * @param unless nothing is told as long as this is up
     */
    public CompositeAlarm anyOf(List<? extends IAlarm> alarms, IAlarm unless) {
        IAlarmRule[] rules = alarms.stream().map(alarm -> AlarmRule.fromAlarm(alarm, AlarmState.ALARM))
                .toArray(IAlarmRule[]::new);
        return told(CompositeAlarm.Builder.create(alerts, name)
                .compositeAlarmName(alerts.nameOf(name))
                .alarmDescription(description())
                .alarmRule(AlarmRule.anyOf(rules))
                .actionsSuppressor(unless)
                .actionsSuppressorWaitPeriod(UNTIL_MEASURED)
                .actionsSuppressorExtensionPeriod(UNTIL_MEASURED)
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
        for (ITopic topic : audience()) {
            SnsAction tell = new SnsAction(topic);
            alarm.addAlarmAction(tell);
            if (recovery) {
                alarm.addOkAction(tell);
            }
        }
        if (!told) {
            Acceptance.of("NIST.800.53.R5-CloudWatchAlarmAction",
                    "A composite alarm tells for it, or waits for it", SUPPRESSION).on(alarm);
        }
        alerts.made(name, alarm);
        return alarm;
    }

    private List<ITopic> audience() {
        if (!told) {
            return List.of();
        }
        return everyTopic
                ? List.of(alerts.topics().critical(), alerts.topics().warnings())
                : List.of(severity.topic(alerts.topics()));
    }
}
