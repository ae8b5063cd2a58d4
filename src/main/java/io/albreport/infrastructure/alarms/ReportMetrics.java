package io.albreport.infrastructure.alarms;

import java.util.Map;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.Stats;

import io.albreport.infrastructure.configuration.Deployment;

/** What the function measures of itself. A namespace per environment: two in one account must not be added up. */
public record ReportMetrics(String namespace) {
    private static final String SERVICE = "alb-report";

    public static ReportMetrics of(Deployment deployment) {
        return new ReportMetrics(deployment.metricsNamespace());
    }

    public Metric sum(String name, Duration period) {
        return metric(name, Stats.SUM, period);
    }

    public Metric maximum(String name, Duration period) {
        return metric(name, Stats.MAXIMUM, period);
    }

    Metric minimum(String name, Duration period) {
        return metric(name, Stats.MINIMUM, period);
    }

    /** 1 in the hour in which a deployment found no report of the days before: none was due. */
    Metric isNew() {
        return maximum("NewInstallation", Duration.hours(1));
    }

    /** How often it was measured, whatever came out. */
    Metric count(String name, Duration period) {
        return metric(name, Stats.SAMPLE_COUNT, period);
    }

    /** Taken by Lambda's own report line, which knows no dimension. */
    public Metric memoryUsed(Duration period) {
        return Metric.Builder.create().namespace(namespace).metricName("MemoryUsed").statistic(Stats.MAXIMUM)
                .period(period).build();
    }

    /** Powertools adds the service as the only dimension. */
    public Map<String, String> dimensions() {
        return Map.of("Service", SERVICE);
    }

    private Metric metric(String name, String statistic, Duration period) {
        return Metric.Builder.create().namespace(namespace).metricName(name).dimensionsMap(dimensions())
                .statistic(statistic).period(period).build();
    }
}
