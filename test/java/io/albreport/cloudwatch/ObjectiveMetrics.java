package io.albreport.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What Application Signals publishes of a request-based objective: each five minutes its attainment over the interval,
 * and its burn rate over each window, where there was an attempt.
 */
public final class ObjectiveMetrics {
    private static final Duration STEP = Duration.ofMinutes(5);

    private final JsonNode objective;
    private final Series series;

    /** @param objective properties of an {@code AWS::ApplicationSignals::ServiceLevelObjective} */
    public ObjectiveMetrics(JsonNode objective, List<Datapoint> datapoints) {
        this.objective = objective;
        this.series = new Series(datapoints);
    }

    public List<Datapoint> between(Instant from, Instant to) {
        List<Datapoint> points = new ArrayList<>();
        Map<String, String> slo = Map.of("SloName", objective.path("Name").asText());
        double goal = objective.at("/Goal/AttainmentGoal").asDouble();
        for (Instant now = from; !now.isAfter(to); now = now.plus(STEP)) {
            add(points, "AttainmentRate", slo, now, interval(), good -> good);
            for (JsonNode window : objective.path("BurnRateConfigurations")) {
                String minutes = window.path("LookBackWindowMinutes").asText();
                Map<String, String> dimensions = new TreeMap<>(slo);
                dimensions.put("BurnRateWindowMinutes", minutes);
                add(points, "BurnRate", dimensions, now, Duration.ofMinutes(Long.parseLong(minutes)),
                        good -> (100 - good) / (100 - goal));
            }
        }
        return points;
    }

    private void add(List<Datapoint> points, String name, Map<String, String> dimensions, Instant now, Duration window,
            DoubleUnaryOperator value) {
        JsonNode sli = objective.at("/RequestBasedSli/RequestBasedSliMetric");
        double attempts = sum(sli.path("TotalRequestCountMetric"), now, window);
        if (attempts > 0) {
            double good = 100 * sum(sli.at("/MonitoredRequestCountMetric/GoodCountMetric"), now, window) / attempts;
            points.add(new Datapoint("AWS/ApplicationSignals", name, dimensions, "None", now,
                    value.applyAsDouble(good)));
        }
    }

    private double sum(JsonNode queries, Instant now, Duration window) {
        JsonNode metric = queries.at("/0/MetricStat/Metric");
        Map<String, String> dimensions = new TreeMap<>();
        metric.path("Dimensions").forEach(
                dimension -> dimensions.put(dimension.path("Name").asText(), Names.text(dimension.path("Value"))));
        MetricId id = new MetricId(metric.path("Namespace").asText(), metric.path("MetricName").asText(), dimensions);
        return series.between(id, now.minus(window), now).stream().mapToDouble(Double::doubleValue).sum();
    }

    private Duration interval() {
        JsonNode rolling = objective.at("/Goal/Interval/RollingInterval");
        if (!rolling.path("DurationUnit").asText().equals("DAY")) {
            throw new IllegalArgumentException("an interval that is not understood here: " + rolling);
        }
        return Duration.ofDays(rolling.path("Duration").asLong());
    }
}
