package io.albreport.reference;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.albreport.report.model.Period;
import io.albreport.report.model.Totals.Source;
import io.albreport.report.verdict.TrafficSlot;
import io.albreport.report.verdict.TrafficSlot.FailedAnswers;

/** Requests by the time of day. */
final class TenMinutes {
    private static final Duration LENGTH = Duration.ofMinutes(10);

    private TenMinutes() {}

    private record Kind(String code, Source madeBy, @Nullable String reason) {}

    static List<TrafficSlot> of(Period period, List<LoggedRequest> requests) {
        List<TrafficSlot> slots = new ArrayList<>();
        for (Instant start = period.start(); start.isBefore(period.end()); start = start.plus(LENGTH)) {
            Instant from = start;
            List<LoggedRequest> within = requests.stream().filter(request -> !request.time().isBefore(from)
                    && request.time().isBefore(from.plus(LENGTH))).toList();
            slots.add(new TrafficSlot(start, within.size(), failed(within)));
        }
        return slots;
    }

    private static List<FailedAnswers> failed(List<LoggedRequest> requests) {
        List<LoggedRequest> failed = requests.stream().filter(request -> request.statusClass() >= 4).toList();
        return Groups
                .by(request -> new Kind(request.line().elbStatusCode(), request.madeBy(), request.reason()), failed)
                .entrySet().stream().map(e -> {
                    List<Instant> times = e.getValue().stream()
                            .map(request -> request.time().truncatedTo(ChronoUnit.SECONDS)).sorted().toList();
                    return new FailedAnswers(e.getKey().code(), e.getKey().madeBy(), e.getKey().reason(), times.size(),
                            times.getFirst(), times.getLast());
                }).toList();
    }
}
