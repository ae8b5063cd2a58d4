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

/**
 * Percentiles of all values, by nearest rank: the smallest value that at least so many percent do not exceed. What timed
 * out stands behind all values, and has none.
 */
final class ExactLatency {
    private ExactLatency() {}

    /** Its buckets hold one value each. */
    static Latency of(List<LoggedRequest> requests) {
        List<Double> sorted = sorted(requests);
        Map<Double, Long> counts = sorted.stream()
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        List<Bucket> buckets = counts.entrySet().stream().map(e -> new Bucket(e.getKey(), e.getValue())).toList();
        long timeouts = timeouts(requests);
        return new Latency(percentile(sorted, timeouts, 50), percentile(sorted, timeouts, 90),
                percentile(sorted, timeouts, 95), percentile(sorted, timeouts, 99),
                sorted.isEmpty() ? null : sorted.getLast(), sorted.size(), timeouts, buckets);
    }

    static @Nullable Double p95(List<LoggedRequest> requests) {
        return percentile(sorted(requests), timeouts(requests), 95);
    }

    static @Nullable Double p99(List<LoggedRequest> requests) {
        return percentile(sorted(requests), timeouts(requests), 99);
    }

    /** Of all together, each within 1 % and the same for those that the report cannot tell apart, in milliseconds. */
    static long totalMs(List<LoggedRequest> requests) {
        Map<Double, Long> alike = sorted(requests).stream().filter(ms -> ms > 0)
                .collect(Collectors.groupingBy(ms -> Math.ceil(Math.log(ms) / Math.log(1.01 / 0.99)),
                        Collectors.counting()));
        return alike.entrySet().stream()
                .mapToLong(e -> Math.round(e.getValue() * 0.99 * Math.pow(1.01 / 0.99, e.getKey()))).sum();
    }

    static long timeouts(List<LoggedRequest> requests) {
        return requests.stream().filter(LoggedRequest::timedOut).count();
    }

    static long count(List<LoggedRequest> requests) {
        return sorted(requests).size();
    }

    private static List<Double> sorted(List<LoggedRequest> requests) {
        return requests.stream().map(LoggedRequest::latencyMs).filter(Objects::nonNull).sorted().toList();
    }

    private static @Nullable Double percentile(List<Double> sorted, long timeouts, int percent) {
        long rank = ((sorted.size() + timeouts) * percent + 99) / 100;
        return rank == 0 || rank > sorted.size() ? null : sorted.get((int) rank - 1);
    }
}
