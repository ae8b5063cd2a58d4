package io.albreport.cloudwatch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What becomes of the line that Lambda itself logs after each run: the function's own metrics in AWS/Lambda, and what the
 * template's metric filters take out of it.
 * https://docs.aws.amazon.com/lambda/latest/dg/telemetry-schema-reference.html
 */
public final class PlatformReports {
    private static final Pattern EQUALS = Pattern.compile("\\{ *\\$\\.(\\w+) = \"([^\"]+)\" *}");
    private static final Pattern SELECTOR = Pattern.compile("\\$((\\.\\w+)+)");

    private PlatformReports() {}

    /** @param dimensions of the function, called by an alias */
    public static List<Datapoint> lambdaMetrics(String log, Map<String, String> dimensions) {
        List<Datapoint> points = new ArrayList<>();
        for (JsonNode line : reports(log)) {
            boolean failed = !line.at("/record/status").asText().equals("success");
            points.add(lambda("Invocations", dimensions, "Count", time(line), 1));
            points.add(lambda("Errors", dimensions, "Count", time(line), failed ? 1 : 0));
            points.add(lambda("Throttles", dimensions, "Count", time(line), 0));
            points.add(lambda("Duration", dimensions, "Milliseconds", time(line),
                    line.at("/record/metrics/durationMs").asDouble()));
        }
        return points;
    }

    public static Datapoint lambda(String name, Map<String, String> dimensions, String unit, Instant time,
            double value) {
        return new Datapoint("AWS/Lambda", name, dimensions, unit, time, value);
    }

    /** @param filters properties of each {@code AWS::Logs::MetricFilter}; a pattern of another kind is refused */
    public static List<Datapoint> filtered(String log, Iterable<JsonNode> filters) {
        List<Datapoint> points = new ArrayList<>();
        for (JsonNode filter : filters) {
            Matcher pattern = matched(EQUALS, filter.path("FilterPattern").asText());
            for (JsonNode line : EmbeddedMetrics.lines(log)) {
                if (line.path(pattern.group(1)).asText().equals(pattern.group(2))) {
                    filter.path("MetricTransformations").forEach(metric -> points.add(transformed(line, metric)));
                }
            }
        }
        return points;
    }

    private static Datapoint transformed(JsonNode line, JsonNode metric) {
        if (metric.has("Dimensions")) {
            throw new IllegalArgumentException("a metric filter with dimensions: " + metric);
        }
        String stated = metric.path("MetricValue").asText();
        if (stated.matches("\\d+")) {
            return new Datapoint(metric.path("MetricNamespace").asText(), metric.path("MetricName").asText(), Map.of(),
                    metric.path("Unit").asText("None"), time(line), Double.parseDouble(stated));
        }
        String value = matched(SELECTOR, stated).group(1).replace('.', '/');
        if (!line.at(value).isNumber()) {
            throw new IllegalArgumentException("no number at " + value + " of " + line);
        }
        return new Datapoint(metric.path("MetricNamespace").asText(), metric.path("MetricName").asText(), Map.of(),
                metric.path("Unit").asText("None"), time(line), line.at(value).asDouble());
    }

    private static List<JsonNode> reports(String log) {
        return EmbeddedMetrics.lines(log).stream()
                .filter(line -> line.path("type").asText().equals("platform.report"))
                .toList();
    }

    private static Instant time(JsonNode line) {
        String time = line.path("time").asText();
        return time.matches("\\d+") ? Instant.ofEpochMilli(Long.parseLong(time)) : Instant.parse(time);
    }

    private static Matcher matched(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not of the kind that is understood here: " + text);
        }
        return matcher;
    }
}
