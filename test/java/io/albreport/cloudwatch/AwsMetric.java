package io.albreport.cloudwatch;

import java.util.List;

/** One kind of metric that AWS publishes, from the page that says so. */
public record AwsMetric(String namespace, String name, List<String> dimensions, String unit, String source) {
    boolean isOf(MetricId metric) {
        return namespace.equals(metric.namespace()) && name.equals(metric.name())
                && metric.dimensions().size() == dimensions.size()
                && metric.dimensions().keySet().containsAll(dimensions);
    }
}
