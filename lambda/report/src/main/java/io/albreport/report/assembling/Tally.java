package io.albreport.report.assembling;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.albreport.report.model.LatencySketch;
import io.albreport.report.model.Totals;
import io.albreport.report.model.Totals.Source;
import io.albreport.report.model.Totals.Status;
import io.albreport.report.model.Totals.StatusCode;

/** Requests being added up by status code and by who made the answer. */
final class Tally {
    private final Map<AnswerKind, Long> answers = new HashMap<>();
    private final LatencySketch latencies = new LatencySketch();
    private long receivedBytes;
    private long sentBytes;
    private long successes;

    void add(Answered answered, boolean redirectsAreSuccess) {
        add(answered.kind(), answered.requests(), redirectsAreSuccess);
    }

    void addBytes(long received, long sent) {
        receivedBytes += received;
        sentBytes += sent;
    }

    private void add(AnswerKind answer, long requests, boolean redirectsAreSuccess) {
        answers.merge(answer, requests, Long::sum);
        successes += answer.isSuccess(redirectsAreSuccess) ? requests : 0;
    }

    void add(Tally other) {
        other.answers.forEach((answer, requests) -> answers.merge(answer, requests, Long::sum));
        latencies.add(other.latencies);
        receivedBytes += other.receivedBytes;
        sentBytes += other.sentBytes;
        successes += other.successes;
    }

    LatencySketch latencies() {
        return latencies;
    }

    long requests() {
        return answers.values().stream().mapToLong(Long::longValue).sum();
    }

    Status status() {
        return new Status(inClass(1), inClass(2), inClass(3), inClass(4), inClass(5), inClass(0));
    }

    long madeBy(Source source, int statusClass) {
        return answers.entrySet().stream()
                .filter(a -> a.getKey().madeBy() == source && a.getKey().statusClass() == statusClass)
                .mapToLong(Map.Entry::getValue).sum();
    }

    Totals toTotals() {
        return new Totals(requests(), status(), madeBy(Source.LOAD_BALANCER, 4), madeBy(Source.LOAD_BALANCER, 5),
                madeBy(Source.TARGET, 4), madeBy(Source.TARGET, 5), receivedBytes, sentBytes,
                ofRequests(requests() - inClass(5)), ofRequests(successes), statusCodes(), latencies.toLatency());
    }

    private long inClass(int statusClass) {
        return madeBy(Source.LOAD_BALANCER, statusClass) + madeBy(Source.TARGET, statusClass);
    }

    private @Nullable Double ofRequests(long part) {
        return requests() == 0 ? null : (double) part / requests();
    }

    private List<StatusCode> statusCodes() {
        return answers.entrySet().stream()
                .map(a -> new StatusCode(a.getKey().code(), a.getKey().madeBy(), a.getKey().reason(), a.getValue()))
                .sorted(StatusCode.MOST_FIRST).toList();
    }
}
