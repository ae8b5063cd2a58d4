package io.albreport.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
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
    private final NavigableMap<Instant, List<Double>> attempts;
    private final NavigableMap<Instant, List<Double>> successes;

    /** @param objective properties of an {@code AWS::ApplicationSignals::ServiceLevelObjective} */
    public ObjectiveMetrics(JsonNode objective, List<Datapoint> datapoints) {
        this.objective = objective;
        JsonNode sli = objective.at("/RequestBasedSli/RequestBasedSliMetric");
        Series series = new Series(datapoints);
        this.attempts = series.of(metric(sli.path("TotalRequestCountMetric")));
        this.successes = series.of(metric(sli.at("/MonitoredRequestCountMetric/GoodCountMetric")));
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
        double all = sum(attempts, now, window);
        if (all > 0) {
            double good = 100 * sum(successes, now, window) / all;
            points.add(new Datapoint("AWS/ApplicationSignals", name, dimensions, "None", now,
                    value.applyAsDouble(good)));
        }
    }

    private static double sum(NavigableMap<Instant, List<Double>> ofMetric, Instant now, Duration window) {
        return Series.between(ofMetric, now.minus(window), now).stream().mapToDouble(Double::doubleValue).sum();
    }

    private static MetricId metric(JsonNode queries) {
        JsonNode metric = queries.at("/0/MetricStat/Metric");
        Map<String, String> dimensions = new TreeMap<>();
        metric.path("Dimensions").forEach(
                dimension -> dimensions.put(dimension.path("Name").asText(), Names.text(dimension.path("Value"))));
        return new MetricId(metric.path("Namespace").asText(), metric.path("MetricName").asText(), dimensions);
    }

    private Duration interval() {
        JsonNode rolling = objective.at("/Goal/Interval/RollingInterval");
        if (!rolling.path("DurationUnit").asText().equals("DAY")) {
            throw new IllegalArgumentException("an interval that is not understood here: " + rolling);
        }
        return Duration.ofDays(rolling.path("Duration").asLong());
    }
}
