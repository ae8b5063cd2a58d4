package io.albreport.infrastructure.alarms;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.Stats;

import io.albreport.infrastructure.alerting.Alerts;
import io.albreport.infrastructure.configuration.Configuration;
import io.albreport.infrastructure.configuration.Deployment;
import io.albreport.infrastructure.storage.Replication;
import io.albreport.infrastructure.template.InOrder;

import static io.albreport.infrastructure.alerting.Severity.P1;
import static io.albreport.infrastructure.alerting.Severity.P2;
import static java.util.Map.entry;

/**
 * Alarms on the copies between two regions, each where S3 publishes its metric: what waits and how long is known in the
 * region that receives, what failed in the one that sends.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/repl-metrics.html
 */
final class ReplicationAlarms {
    private static final Duration FIVE_MINUTES = Duration.minutes(5);
    private static final Duration HOUR = Duration.hours(1);

    private final Alerts alerts;
    private final Deployment here;
    private final Deployment there;

    private ReplicationAlarms(Alerts alerts, Deployment here, Deployment there) {
        this.alerts = alerts;
        this.here = here;
        this.there = there;
    }

    /** None where there is one region. */
    static void on(Alerts alerts, Configuration configuration) {
        configuration.deployment().other().ifPresent(there -> new ReplicationAlarms(alerts, configuration.deployment(),
                there).on(Replication.Rule.of(configuration)));
    }

    private void on(List<Replication.Rule> rules) {
        List<Replication.Rule> timed = rules.stream().filter(Replication.Rule::timed).toList();
        alerts.alert("replication-failed", P1, "Objects were not copied to the other region, and S3 gave up.")
                .above(0, sum(rules, rule -> sent("OperationsFailedReplication", rule)));
        alerts.alert("replication-slow", P2, "Copies from the other region take longer than S3 promises.")
                .above(Thresholds.REPLICATION, greatest(timed, rule -> received("ReplicationLatency", rule,
                        Stats.MAXIMUM, FIVE_MINUTES)));
        alerts.alert("replication-pending", P2,
                "For hours there were always objects in the other region that were not copied yet.")
                .afterPeriods(Thresholds.HOURS_OF_PENDING_COPIES)
                .above(0, greatest(timed, rule -> received("OperationsPendingReplication", rule, Stats.MINIMUM, HOUR)));
    }

    private Metric sent(String name, Replication.Rule rule) {
        return metric(name, here, there, rule).statistic(Stats.SUM).period(FIVE_MINUTES).build();
    }

    private Metric received(String name, Replication.Rule rule, String statistic, Duration period) {
        return metric(name, there, here, rule).statistic(statistic).period(period).build();
    }

    private static IMetric sum(List<Replication.Rule> rules, Function<Replication.Rule, Metric> metric) {
        return joined(rules, metric, "FILL(%s, 0) + FILL(%s, 0)");
    }

    private static IMetric greatest(List<Replication.Rule> rules, Function<Replication.Rule, Metric> metric) {
        return joined(rules, metric, "IF(FILL(%1$s, 0) > FILL(%2$s, 0), FILL(%1$s, 0), FILL(%2$s, 0))");
    }

    /** One alarm for one or two buckets: what is to be done is the same. */
    private static IMetric joined(List<Replication.Rule> rules, Function<Replication.Rule, Metric> metric,
            String expression) {
        if (rules.size() == 1) {
            return metric.apply(rules.getFirst());
        }
        Map<String, IMetric> metrics = new LinkedHashMap<>();
        rules.forEach(rule -> metrics.put(rule.kind().replace('-', '_'), metric.apply(rule)));
        return MathExpression.Builder.create()
                .expression(expression.formatted(metrics.keySet().toArray()))
                .usingMetrics(metrics)
                .label(metric.apply(rules.getFirst()).getMetricName())
                .period(metric.apply(rules.getFirst()).getPeriod())
                .build();
    }

    private static Metric.Builder metric(String name, Deployment from, Deployment to, Replication.Rule rule) {
        return Metric.Builder.create()
                .namespace("AWS/S3")
                .metricName(name)
                .dimensionsMap(InOrder.of(
                        entry("SourceBucket", from.bucket(rule.kind())),
                        entry("DestinationBucket", to.bucket(rule.kind())),
                        entry("RuleId", rule.kind())));
    }
}
