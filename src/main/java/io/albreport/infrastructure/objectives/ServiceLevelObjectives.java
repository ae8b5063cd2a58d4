package io.albreport.infrastructure.objectives;

import java.util.List;

import software.amazon.awscdk.services.applicationsignals.CfnServiceLevelObjective;
import software.amazon.awscdk.services.applicationsignals.CfnServiceLevelObjective.BurnRateConfigurationProperty;
import software.amazon.awscdk.services.applicationsignals.CfnServiceLevelObjective.DimensionProperty;
import software.amazon.awscdk.services.applicationsignals.CfnServiceLevelObjective.GoalProperty;
import software.amazon.awscdk.services.applicationsignals.CfnServiceLevelObjective.IntervalProperty;
import software.amazon.awscdk.services.applicationsignals.CfnServiceLevelObjective.MetricDataQueryProperty;
import software.amazon.awscdk.services.applicationsignals.CfnServiceLevelObjective.MetricProperty;
import software.amazon.awscdk.services.applicationsignals.CfnServiceLevelObjective.MetricStatProperty;
import software.amazon.awscdk.services.applicationsignals.CfnServiceLevelObjective.MonitoredRequestCountMetricProperty;
import software.amazon.awscdk.services.applicationsignals.CfnServiceLevelObjective.RequestBasedSliMetricProperty;
import software.amazon.awscdk.services.applicationsignals.CfnServiceLevelObjective.RequestBasedSliProperty;
import software.amazon.awscdk.services.applicationsignals.CfnServiceLevelObjective.RollingIntervalProperty;
import software.constructs.Construct;

import io.albreport.infrastructure.alarms.ReportMetrics;
import io.albreport.infrastructure.alerting.Alerts;
import io.albreport.infrastructure.configuration.Deployment;

/**
 * The objectives, kept by CloudWatch. Request-based, as a run is a request: what is judged by periods would find none in
 * all but one of the day's.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-ServiceLevelObjectives.html
 */
public final class ServiceLevelObjectives extends Construct {
    private static final int DAYS = 30;

    /** Percent of the error budget that is left when CloudWatch itself starts to warn, on its own pages. */
    private static final int WARNING = 50;

    private static final int SECONDS = 60;

    private final Deployment deployment;
    private final ReportMetrics metrics;

    public ServiceLevelObjectives(Construct scope, String id, Deployment deployment, Alerts alerts) {
        super(scope, id);
        this.deployment = deployment;
        metrics = ReportMetrics.of(deployment);
        for (Objective objective : Objective.ALL) {
            ObjectiveAlarms.on(alerts, objective, create(objective).getName());
        }
    }

    private CfnServiceLevelObjective create(Objective objective) {
        return CfnServiceLevelObjective.Builder.create(this, objective.name())
                .name(objective.nameIn(deployment))
                .description(objective.promise())
                .requestBasedSli(RequestBasedSliProperty.builder().requestBasedSliMetric(share(objective)).build())
                .goal(GoalProperty.builder()
                        .attainmentGoal(objective.goal())
                        .warningThreshold(WARNING)
                        .interval(IntervalProperty.builder()
                                .rollingInterval(RollingIntervalProperty.builder().duration(DAYS).durationUnit("DAY")
                                        .build())
                                .build())
                        .build())
                .burnRateConfigurations(ObjectiveAlarms.WINDOWS.stream()
                        .map(minutes -> BurnRateConfigurationProperty.builder().lookBackWindowMinutes(minutes).build())
                        .toList())
                .build();
    }

    private RequestBasedSliMetricProperty share(Objective objective) {
        return RequestBasedSliMetricProperty.builder()
                .monitoredRequestCountMetric(MonitoredRequestCountMetricProperty.builder()
                        .goodCountMetric(List.of(count("good", objective.good())))
                        .build())
                .totalRequestCountMetric(List.of(count("attempts", Objective.ATTEMPTS)))
                .build();
    }

    private MetricDataQueryProperty count(String id, String metric) {
        return MetricDataQueryProperty.builder()
                .id(id)
                .returnData(true)
                .metricStat(MetricStatProperty.builder()
                        .metric(MetricProperty.builder()
                                .namespace(metrics.namespace())
                                .metricName(metric)
                                .dimensions(dimensions())
                                .build())
                        .period(SECONDS)
                        .stat("Sum")
                        .build())
                .build();
    }

    private List<DimensionProperty> dimensions() {
        return metrics.dimensions().entrySet().stream()
                .map(entry -> DimensionProperty.builder().name(entry.getKey()).value(entry.getValue()).build())
                .toList();
    }
}
