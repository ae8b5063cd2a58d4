package io.albreport.report.assembling;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

import io.albreport.report.verdict.TrafficSlot;
import io.albreport.report.verdict.TrafficSlot.FailedAnswers;

/** One API's requests, being added up by slots of ten minutes. */
final class Slots {
    private final SlotNames names;
    private final long[] requests;
    private final Map<Integer, Map<AnswerKind, FailedAnswers>> failed = new HashMap<>();

    Slots(SlotNames names) {
        this.names = names;
        this.requests = new long[names.count()];
    }

    void add(Answered answered) {
        requests[answered.slot()] += answered.requests();
        if (answered.isFailure()) {
            AnswerKind kind = answered.kind();
            failed.computeIfAbsent(answered.slot(), _ -> new HashMap<>()).merge(kind,
                    new FailedAnswers(kind.code(), kind.madeBy(), kind.reason(), answered.requests(),
                            answered.first().truncatedTo(ChronoUnit.SECONDS),
                            answered.last().truncatedTo(ChronoUnit.SECONDS)),
                    Slots::together);
        }
    }

    /** All of the period, those without a request among them. */
    List<TrafficSlot> toSlots() {
        return IntStream.range(0, requests.length).mapToObj(slot -> new TrafficSlot(names.start(slot), requests[slot],
                new ArrayList<>(failed.getOrDefault(slot, Map.of()).values()))).toList();
    }

    /** One number for each hour of the period. */
    List<Long> hourlyRequests() {
        return hourly(slot -> requests[slot]);
    }

    /** Answers 500-599, likewise. */
    List<Long> hourlyErrors() {
        return hourly(slot -> failed.getOrDefault(slot, Map.of()).entrySet().stream()
                .filter(answers -> answers.getKey().statusClass() == 5)
                .mapToLong(answers -> answers.getValue().requests()).sum());
    }

    private List<Long> hourly(IntToLongFunction inSlot) {
        return IntStream.range(0, names.hours()).mapToObj(hour -> names.slotsOf(hour).mapToLong(inSlot).sum()).toList();
    }

    private static FailedAnswers together(FailedAnswers one, FailedAnswers other) {
        return new FailedAnswers(one.code(), one.madeBy(), one.reason(), one.requests() + other.requests(),
                one.first().isBefore(other.first()) ? one.first() : other.first(),
                one.last().isAfter(other.last()) ? one.last() : other.last());
    }
}
