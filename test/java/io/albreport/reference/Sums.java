package io.albreport.reference;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.albreport.report.model.Totals;
import io.albreport.report.model.Totals.Source;
import io.albreport.report.model.Totals.Status;
import io.albreport.report.model.Totals.StatusCode;

/** Adds up a list of requests, with one pass over it for every number. */
final class Sums {
    private Sums() {}

    /**
     * The totals of a list.
     *
     * @param successes how many of them count as such
     */
    static Totals totals(List<LoggedRequest> requests, long successes) {
        return new Totals(requests.size(), status(requests), madeBy(Source.LOAD_BALANCER, 4, requests),
                madeBy(Source.LOAD_BALANCER, 5, requests), madeBy(Source.TARGET, 4, requests),
                madeBy(Source.TARGET, 5, requests),
                requests.stream().mapToLong(r -> FieldText.bytes(r.line().receivedBytes())).sum(),
                requests.stream().mapToLong(r -> FieldText.bytes(r.line().sentBytes())).sum(),
                share(requests.size() - ofClass(5, requests), requests), share(successes, requests),
                statusCodes(requests), ExactLatency.of(requests));
    }

    static Status status(List<LoggedRequest> requests) {
        return new Status(ofClass(1, requests), ofClass(2, requests), ofClass(3, requests), ofClass(4, requests),
                ofClass(5, requests), ofClass(0, requests));
    }

    static long ofClass(int statusClass, List<LoggedRequest> requests) {
        return count(requests, r -> r.statusClass() == statusClass);
    }

    static long madeBy(Source source, int statusClass, List<LoggedRequest> requests) {
        return count(requests, r -> r.statusClass() == statusClass && r.madeBy() == source);
    }

    private static long count(List<LoggedRequest> requests, Predicate<LoggedRequest> which) {
        return requests.stream().filter(which).count();
    }

    private static @Nullable Double share(long part, List<LoggedRequest> requests) {
        return requests.isEmpty() ? null : (double) part / requests.size();
    }

    private static List<StatusCode> statusCodes(List<LoggedRequest> requests) {
        Map<StatusCode, Long> counts = requests.stream().collect(Collectors
                .groupingBy(r -> new StatusCode(r.line().elbStatusCode(), r.madeBy(), r.reason(), 0),
                        Collectors.counting()));
        return counts.entrySet().stream()
                .map(e -> new StatusCode(e.getKey().code(), e.getKey().madeBy(), e.getKey().reason(), e.getValue()))
                .sorted(Comparator.comparingLong(StatusCode::requests).reversed().thenComparing(StatusCode::code)
                        .thenComparing(StatusCode::madeBy)
                        .thenComparing(StatusCode::reason, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
    }
}
