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
    private final Map<Answer, long[]> answers = new HashMap<>();
    private final LatencyCounts latencies = new LatencyCounts();
    private long requests;
    private long received;
    private long sent;

    void add(Request request) {
        requests++;
        received += request.volume().received();
        sent += request.volume().sent();
        answers.computeIfAbsent(request.answer(), _ -> new long[1])[0]++;
        latencies.add(request.timing().targetMs());
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
                share(requests - status.serverErrors()), share(status.informational() + status.successful()),
                statusCodes(), latencies.latency());
    }

    Status status() {
        return new Status(ofClass(1), ofClass(2), ofClass(3), ofClass(4), ofClass(5),
                requests - ofClass(1) - ofClass(2) - ofClass(3) - ofClass(4) - ofClass(5));
    }

    long madeBy(Source source, int statusClass) {
        return answers.entrySet().stream()
                .filter(e -> statusClass(e.getKey()) == statusClass && source(e.getKey()) == source)
                .mapToLong(e -> e.getValue()[0]).sum();
    }

    private long ofClass(int statusClass) {
        return madeBy(Source.LOAD_BALANCER, statusClass) + madeBy(Source.TARGET, statusClass);
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
        answers.forEach((answer, count) -> counts.merge(new StatusCode(answer.elbStatus(), source(answer), 0), count[0],
                Long::sum));
        return counts.entrySet().stream()
                .map(e -> new StatusCode(e.getKey().code(), e.getKey().madeBy(), e.getValue()))
                .sorted(Comparator.comparingLong(StatusCode::requests).reversed().thenComparing(StatusCode::code)
                        .thenComparing(StatusCode::madeBy))
                .toList();
    }
}
