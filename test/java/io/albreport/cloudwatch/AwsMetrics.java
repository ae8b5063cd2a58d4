package io.albreport.cloudwatch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The metrics of AWS's own that this system looks at: a table, as nothing here can ask CloudWatch. */
public final class AwsMetrics {
    private static final Path TABLE = Path.of("resources", "alarms", "aws-metrics.json");

    private AwsMetrics() {}

    public static List<AwsMetric> all() {
        try {
            return new ObjectMapper().readValue(TABLE.toFile(), new TypeReference<List<AwsMetric>>() {
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static boolean publishes(MetricId metric) {
        return all().stream().anyMatch(known -> known.isOf(metric));
    }
}
