package io.albreport.cloudwatch;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The metrics that CloudWatch takes out of a log.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
public final class EmbeddedMetrics {
    private static final ObjectMapper JSON = new ObjectMapper();

    private EmbeddedMetrics() {}

    /** @param log as captured: lines that hold no metrics may stand between */
    public static List<Datapoint> parse(String log) {
        List<Datapoint> found = new ArrayList<>();
        for (JsonNode line : lines(log)) {
            Instant time = Instant.ofEpochMilli(line.at("/_aws/Timestamp").asLong());
            for (JsonNode directive : line.at("/_aws/CloudWatchMetrics")) {
                directive.path("Dimensions").forEach(names -> found.addAll(points(line, directive, names, time)));
            }
        }
        return found;
    }

    /** Every line of the log that is a JSON object. */
    static List<JsonNode> lines(String log) {
        return log.lines().filter(line -> line.startsWith("{")).map(EmbeddedMetrics::json).toList();
    }

    private static List<Datapoint> points(JsonNode line, JsonNode directive, JsonNode names, Instant time) {
        Map<String, String> dimensions = new LinkedHashMap<>();
        names.forEach(name -> dimensions.put(name.asText(), required(line, name.asText()).asText()));
        List<Datapoint> points = new ArrayList<>();
        for (JsonNode metric : directive.path("Metrics")) {
            String name = metric.path("Name").asText();
            JsonNode value = required(line, name);
            (value.isArray() ? value : List.of(value)).forEach(
                    one -> points.add(new Datapoint(directive.path("Namespace").asText(), name, dimensions,
                            metric.path("Unit").asText("None"), time, one.asDouble())));
        }
        return points;
    }

    private static JsonNode required(JsonNode line, String member) {
        if (!line.has(member)) {
            throw new IllegalArgumentException("a metric line names " + member + " and does not hold it: " + line);
        }
        return line.path(member);
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
