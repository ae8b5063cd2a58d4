package io.albreport.infrastructure.objectives;

import java.util.List;
import java.util.Map;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.Stats;

import io.albreport.infrastructure.alarms.Thresholds;
import io.albreport.infrastructure.alerting.Alerts;
import io.albreport.infrastructure.template.InOrder;

import static io.albreport.infrastructure.alerting.Severity.P1;
import static io.albreport.infrastructure.alerting.Severity.P2;
import static java.util.Map.entry;

/**
 * Alarms on an objective: it is missed, or its budget goes too fast. Between runs there is nothing to say, and the alarm
 * says that.
 */
public final class ObjectiveAlarms {
    private static final int FAST_MINUTES = 60;
    private static final int SLOW_MINUTES = 360;

    /** Minutes over which the burn rate is taken. */
    static final List<Integer> WINDOWS = List.of(FAST_MINUTES, SLOW_MINUTES);

    private static final String NAMESPACE = "AWS/ApplicationSignals";
    private static final Duration FIVE_MINUTES = Duration.minutes(5);

    private ObjectiveAlarms() {}

    /** @param slo its name in CloudWatch; taken from the resource, since a wrong one would be silent for ever */
    static void on(Alerts alerts, Objective objective, String slo) {
        String alarm = "slo-" + objective.name();
        alerts.alert(alarm + "-attainment", P2, "Over 30 days this was not kept: " + objective.promise())
                .withoutDataUnknown().tellingRecovery()
                .below(objective.goal(), attainment(slo));
        if (objective.burning()) {
            alerts.alert(alarm + "-burn-fast", P1, "At the rate of the last hour this fails in days: "
                    + objective.promise())
                    .withoutDataUnknown()
                    .above(Thresholds.FAST_BURN, burnRate(slo, FAST_MINUTES));
            alerts.alert(alarm + "-burn-slow", P2, "At the rate of the last six hours this fails in a week: "
                    + objective.promise())
                    .withoutDataUnknown()
                    .above(Thresholds.SLOW_BURN, burnRate(slo, SLOW_MINUTES));
        }
    }

    public static Metric attainment(String slo) {
        return metric("AttainmentRate", Stats.MINIMUM, Map.of("SloName", slo));
    }

    private static Metric burnRate(String slo, int minutes) {
        return metric("BurnRate", Stats.MAXIMUM,
                InOrder.of(entry("SloName", slo), entry("BurnRateWindowMinutes", String.valueOf(minutes))));
    }

    private static Metric metric(String name, String statistic, Map<String, String> dimensions) {
        return Metric.Builder.create().namespace(NAMESPACE).metricName(name).dimensionsMap(dimensions)
                .statistic(statistic).period(FIVE_MINUTES).build();
    }
}
