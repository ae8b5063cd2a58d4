package io.albreport.cloudwatch;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** All values there are, by metric and minute. */
final class Series {
    private final Map<MetricId, NavigableMap<Instant, List<Double>>> values = new HashMap<>();

    Series(Collection<Datapoint> datapoints) {
        for (Datapoint point : datapoints) {
            values.computeIfAbsent(point.metric(), metric -> new TreeMap<>())
                    .computeIfAbsent(point.time().truncatedTo(ChronoUnit.MINUTES), minute -> new ArrayList<>())
                    .add(point.value());
        }
    }

    /** From {@code start} on and before {@code end}; in ascending order. */
    List<Double> between(MetricId metric, Instant start, Instant end) {
        return between(of(metric), start, end);
    }

    /** All of one metric, for whoever asks for it minute after minute. */
    NavigableMap<Instant, List<Double>> of(MetricId metric) {
        return values.getOrDefault(metric, Collections.emptyNavigableMap());
    }

    static List<Double> between(NavigableMap<Instant, List<Double>> ofMetric, Instant start, Instant end) {
        Instant next = ofMetric.ceilingKey(start);
        return next == null || !next.isBefore(end)
                ? List.of()
                : ofMetric.subMap(start, true, end, false).values().stream().flatMap(List::stream).sorted().toList();
    }

    /** Empty for no value: even a sum has none then. */
    static OptionalDouble statistic(String statistic, List<Double> ascending) {
        if (ascending.isEmpty()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(switch (statistic) {
            case "Sum" -> ascending.stream().mapToDouble(Double::doubleValue).sum();
            case "Average" -> ascending.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
            case "Minimum" -> ascending.getFirst();
            case "Maximum" -> ascending.getLast();
            case "SampleCount" -> ascending.size();
            default -> ascending.get((int) Math.ceil(percentile(statistic) / 100 * ascending.size()) - 1);
        });
    }

    static boolean isPercentile(String statistic) {
        return statistic.matches("p[0-9]{1,2}(\\.[0-9]+)?");
    }

    static double percentile(String statistic) {
        if (!isPercentile(statistic)) {
            throw new IllegalArgumentException("no statistic that is understood here: " + statistic);
        }
        return Double.parseDouble(statistic.substring(1));
    }
}
