package io.albreport.cloudwatch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;

import io.albreport.cloudwatch.Query.Expression;
import io.albreport.cloudwatch.Query.Statistic;

/**
 * An {@code AWS::CloudWatch::Alarm} of a template. What is not understood is refused, so that no alarm is judged by half
 * of what it says.
 *
 * @param queries by id; {@code returned} is the one that is compared
 * @param ignoresFewSamples whether a percentile of few values leaves the state as it is
 */
public record AlarmDefinition(String name, Map<String, Query> queries, String returned, int evaluationPeriods,
        int datapointsToAlarm, Comparison comparison, double threshold, MissingData missingData,
        boolean ignoresFewSamples) {
    private static final String SIMPLE = "simple";
    private static final Set<String> KNOWN = Set.of("AlarmActions", "AlarmDescription", "AlarmName",
            "ComparisonOperator", "DatapointsToAlarm", "Dimensions", "EvaluateLowSampleCountPercentile",
            "EvaluationPeriods", "ExtendedStatistic", "MetricName", "Metrics", "Namespace", "OKActions", "Period",
            "Statistic", "Tags", "Threshold", "TreatMissingData");

    public static AlarmDefinition of(JsonNode properties) {
        properties.fieldNames().forEachRemaining(property -> {
            if (!KNOWN.contains(property)) {
                throw new IllegalArgumentException("an alarm with " + property + " is not understood here");
            }
        });
        Map<String, Query> queries = new TreeMap<>();
        if (properties.has("MetricName")) {
            queries.put(SIMPLE, new Statistic(metric(properties), statistic(properties), seconds(properties)));
        }
        properties.path("Metrics").forEach(query -> queries.put(query.path("Id").asText(), query(query)));
        int periods = properties.path("EvaluationPeriods").asInt();
        return new AlarmDefinition(Names.text(properties.path("AlarmName")), queries, returned(properties), periods,
                properties.path("DatapointsToAlarm").asInt(periods),
                Comparison.valueOf(properties.path("ComparisonOperator").asText()),
                properties.path("Threshold").asDouble(),
                MissingData.of(properties.path("TreatMissingData").asText("missing")),
                properties.path("EvaluateLowSampleCountPercentile").asText("evaluate").equals("ignore"));
    }

    /** All that are looked at, directly or through arithmetic. */
    public List<MetricId> metrics() {
        return statistics().stream().map(Statistic::metric).toList();
    }

    /** CloudWatch takes the shortest; ours have only one. */
    public Duration period() {
        List<Duration> periods = statistics().stream().map(Statistic::period).distinct().toList();
        if (periods.size() != 1) {
            throw new IllegalArgumentException(name + " has periods of different length: " + periods);
        }
        return periods.getFirst();
    }

    List<Statistic> statistics() {
        return queries.values().stream().filter(Statistic.class::isInstance).map(Statistic.class::cast).toList();
    }

    private static Query query(JsonNode query) {
        if (query.has("Expression")) {
            return new Expression(query.path("Expression").asText());
        }
        JsonNode statistic = query.path("MetricStat");
        return new Statistic(metric(statistic.path("Metric")), statistic.path("Stat").asText(), seconds(statistic));
    }

    private static String returned(JsonNode properties) {
        List<String> returned = new ArrayList<>();
        properties.path("Metrics").forEach(query -> {
            if (query.path("ReturnData").asBoolean(true)) {
                returned.add(query.path("Id").asText());
            }
        });
        if (properties.has("MetricName")) {
            returned.add(SIMPLE);
        }
        if (returned.size() != 1) {
            throw new IllegalArgumentException("an alarm compares one result, this one " + returned);
        }
        return returned.getFirst();
    }

    private static MetricId metric(JsonNode metric) {
        Map<String, String> dimensions = new TreeMap<>();
        metric.path("Dimensions").forEach(
                dimension -> dimensions.put(dimension.path("Name").asText(), Names.text(dimension.path("Value"))));
        return new MetricId(Names.text(metric.path("Namespace")), metric.path("MetricName").asText(), dimensions);
    }

    private static String statistic(JsonNode properties) {
        return properties.path(properties.has("ExtendedStatistic") ? "ExtendedStatistic" : "Statistic").asText();
    }

    private static Duration seconds(JsonNode node) {
        return Duration.ofSeconds(node.path("Period").asLong());
    }
}
