package io.albreport.cloudwatch;

import java.util.Map;

/** A metric: one with another set of dimensions is another metric, and an alarm on that one is silent for ever. */
public record MetricId(String namespace, String name, Map<String, String> dimensions) {
    public MetricId {
        dimensions = Map.copyOf(dimensions);
    }
}
