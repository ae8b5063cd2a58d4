package io.albreport.report.assembling;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.albreport.report.model.Period;
import io.albreport.report.verdict.TrafficSlot;
import io.albreport.report.verdict.TrafficSlot.FailedAnswers;

/** One API's requests, being added up by slots of ten minutes. */
final class Slots {
    private static final int PER_HOUR = (int) Duration.ofHours(1).dividedBy(TrafficSlot.LENGTH);

    private final Period period;
    private final long[] requests;
    private final Map<Integer, Map<AnswerKind, FailedAnswers>> failed = new HashMap<>();

    Slots(Period period) {
        this.period = period;
        this.requests = new long[(int) Duration.between(period.start(), period.end()).dividedBy(TrafficSlot.LENGTH)];
    }

    void add(int hour, Answered answered) {
        int slot = hour * PER_HOUR + answered.slot();
        requests[slot] += answered.requests();
        if (answered.first() != null && answered.last() != null) {
            Instant start = start(slot);
            AnswerKind kind = answered.kind();
            failed.computeIfAbsent(slot, _ -> new HashMap<>()).merge(kind,
                    new FailedAnswers(kind.code(), kind.madeBy(), kind.reason(), answered.requests(),
                            start.plus(answered.first()), start.plus(answered.last())),
                    Slots::together);
        }
    }

    /** All of the period, those without a request among them. */
    List<TrafficSlot> toSlots() {
        return IntStream.range(0, requests.length).mapToObj(slot -> new TrafficSlot(start(slot), requests[slot],
                new ArrayList<>(failed.getOrDefault(slot, Map.of()).values()))).toList();
    }

    private Instant start(int slot) {
        return period.start().plus(TrafficSlot.LENGTH.multipliedBy(slot));
    }

    private static FailedAnswers together(FailedAnswers one, FailedAnswers other) {
        return new FailedAnswers(one.code(), one.madeBy(), one.reason(), one.requests() + other.requests(),
                one.first().isBefore(other.first()) ? one.first() : other.first(),
                one.last().isAfter(other.last()) ? one.last() : other.last());
    }
}
