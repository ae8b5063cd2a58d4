package io.albreport.local.generator.truth;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.albreport.local.generator.request.Answer;
import io.albreport.local.generator.traffic.Request;
import io.albreport.report.model.Totals;
import io.albreport.report.model.Totals.Source;
import io.albreport.report.model.Totals.Status;
import io.albreport.report.model.Totals.StatusCode;

/** Adds up requests, of one API or one hour or all. */
final class TrafficTally {
    /** Older lines end before the reason. */
    private static final int WIDTH_WITH_REASON = 25;

    private final Map<Outcome, long[]> outcomes = new HashMap<>();
    private final LatencyCounts latencies = new LatencyCounts();
    private long requests;
    private long received;
    private long sent;

    /** @param reason as logged; null where none is */
    private record Outcome(Answer answer, @Nullable String reason) {}

    /** @param width fields of the line that is written */
    void add(Request request, int width) {
        requests++;
        received += request.volume().received();
        sent += request.volume().sent();
        String reason = request.rule().errorReason();
        boolean isLogged = width >= WIDTH_WITH_REASON && !reason.equals("-");
        outcomes.computeIfAbsent(new Outcome(request.answer(), isLogged ? reason : null), _ -> new long[1])[0]++;
        latencies.add(request.timing().targetMs());
        if (request.timing().targetMs() < 0 && request.answer().elbStatus().equals("504")) {
            latencies.addTimeout();
        }
    }

    long requests() {
        return requests;
    }

    LatencyCounts latencies() {
        return latencies;
    }

    Totals totals() {
        Status status = status();
        return new Totals(requests, status, madeBy(Source.LOAD_BALANCER, 4), madeBy(Source.LOAD_BALANCER, 5),
                madeBy(Source.TARGET, 4), madeBy(Source.TARGET, 5), received, sent,
                share(requests - status.serverErrors()),
                share(status.informational() + status.successful() + notModified()),
                statusCodes(), latencies.latency());
    }

    Status status() {
        return new Status(ofClass(1), ofClass(2), ofClass(3), ofClass(4), ofClass(5),
                requests - ofClass(1) - ofClass(2) - ofClass(3) - ofClass(4) - ofClass(5));
    }

    long madeBy(Source source, int statusClass) {
        return outcomes.entrySet().stream()
                .filter(e -> statusClass(e.getKey().answer()) == statusClass
                        && source(e.getKey().answer()) == source)
                .mapToLong(e -> e.getValue()[0]).sum();
    }

    private long ofClass(int statusClass) {
        return madeBy(Source.LOAD_BALANCER, statusClass) + madeBy(Source.TARGET, statusClass);
    }

    private long notModified() {
        return outcomes.entrySet().stream().filter(e -> e.getKey().answer().elbStatus().equals("304"))
                .mapToLong(e -> e.getValue()[0]).sum();
    }

    /** By the load balancer's status; 0 for 000. */
    static int statusClass(Answer answer) {
        return answer.elbStatus().charAt(0) - '0';
    }

    private static Source source(Answer answer) {
        return answer.isMadeByTarget() ? Source.TARGET : Source.LOAD_BALANCER;
    }

    private @Nullable Double share(long part) {
        return requests == 0 ? null : (double) part / requests;
    }

    private List<StatusCode> statusCodes() {
        Map<StatusCode, Long> counts = new HashMap<>();
        outcomes.forEach((outcome, count) -> counts.merge(new StatusCode(outcome.answer().elbStatus(),
                source(outcome.answer()), outcome.reason(), 0), count[0], Long::sum));
        return counts.entrySet().stream()
                .map(e -> new StatusCode(e.getKey().code(), e.getKey().madeBy(), e.getKey().reason(), e.getValue()))
                .sorted(Comparator.comparingLong(StatusCode::requests).reversed().thenComparing(StatusCode::code)
                        .thenComparing(StatusCode::madeBy)
                        .thenComparing(StatusCode::reason, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
    }
}
