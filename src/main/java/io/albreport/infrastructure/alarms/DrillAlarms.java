package io.albreport.infrastructure.alarms;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.sqs.IQueue;

import io.albreport.infrastructure.alerting.Alerts;
import io.albreport.infrastructure.recovery.RecoveryDrill;
import io.albreport.infrastructure.template.InOrder;

import static io.albreport.infrastructure.alerting.Severity.P2;
import static java.util.Map.entry;

/** Alarms on what the recovery drill found wrong. None wakes anybody. */
final class DrillAlarms {
    private static final Duration DAY = Duration.days(1);

    private DrillAlarms() {}

    static void on(Alerts alerts, ReportMetrics metrics, RecoveryDrill drill) {
        alerts.alert("drill-failed", P2,
                "The other region has not all that it should have, or could not be looked at.")
                .below(Thresholds.DRILL_SUCCESS, success(metrics, drill.failed()));
    }

    /**
     * The share of objects that were found. Nothing of it is left where yesterday's report is not on both sides, and it
     * is less than all as long as a failed drill waits. What was not measured is good: drill-missing is about that.
     */
    private static MathExpression success(ReportMetrics metrics, IQueue failed) {
        return MathExpression.Builder.create()
                .expression("FILL(success, 100) * FILL(both, 1) - FILL(failed, 0)")
                .usingMetrics(InOrder.of(
                        entry("success", metrics.minimum("DrillSuccess", DAY)),
                        entry("both", metrics.minimum("ReportOnBothSides", DAY)),
                        entry("failed", RunAlarms.waiting(failed, DAY))))
                .label("Drill success (%)")
                .period(DAY)
                .build();
    }
}
