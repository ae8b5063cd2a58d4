package io.albreport.reference;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.albreport.report.model.Latency;
import io.albreport.report.model.Latency.Bucket;

/** Percentiles of all values, by nearest rank: the smallest value that at least so many percent do not exceed. */
final class ExactLatency {
    private ExactLatency() {}

    /** Its buckets hold one value each. */
    static Latency of(List<LoggedRequest> requests) {
        List<Double> sorted = sorted(requests);
        Map<Double, Long> counts = sorted.stream()
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        List<Bucket> buckets = counts.entrySet().stream().map(e -> new Bucket(e.getKey(), e.getValue())).toList();
        return new Latency(percentile(sorted, 50), percentile(sorted, 90), percentile(sorted, 95),
                percentile(sorted, 99), percentile(sorted, 100), sorted.size(), buckets);
    }

    static @Nullable Double p95(List<LoggedRequest> requests) {
        return percentile(sorted(requests), 95);
    }

    static long count(List<LoggedRequest> requests) {
        return sorted(requests).size();
    }

    private static List<Double> sorted(List<LoggedRequest> requests) {
        return requests.stream().map(LoggedRequest::latencyMs).filter(Objects::nonNull).sorted().toList();
    }

    private static @Nullable Double percentile(List<Double> sorted, int percent) {
        if (sorted.isEmpty()) {
            return null;
        }
        int rank = (int) ((sorted.size() * (long) percent + 99) / 100);
        return sorted.get(rank - 1);
    }
}
