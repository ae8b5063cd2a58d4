package io.albreport.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** One measured value. CloudWatch keeps it by the minute. */
public record Datapoint(String namespace, String name, Map<String, String> dimensions, String unit, Instant time,
        double value) {
    public MetricId metric() {
        return new MetricId(namespace, name, dimensions);
    }

    public Datapoint in(String otherNamespace) {
        return new Datapoint(otherNamespace, name, dimensions, unit, time, value);
    }

    public Datapoint later(Duration by) {
        return new Datapoint(namespace, name, dimensions, unit, time.plus(by), value);
    }
}
