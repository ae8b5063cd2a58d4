package io.albreport.report.assembling;

import java.time.Instant;

import io.albreport.report.model.Totals.Source;

/**
 * Answers that are alike, of an API and ten minutes, as the statement packs them into one text.
 *
 * @param slot its place in the period
 * @param first of them
 */
record Answered(int slot, AnswerKind kind, long requests, Instant first, Instant last) {

    /** @param packed {@code slot:code:madeBy:reason:requests:first:last}, the times in nanoseconds since the ten minutes began */
    static Answered of(String packed, SlotNames slots) {
        String[] parts = packed.split(":", -1);
        AnswerKind kind = new AnswerKind(parts[1], parts[2].equals("target") ? Source.TARGET : Source.LOAD_BALANCER,
                parts[3].isEmpty() ? null : parts[3]);
        Instant counted = slots.tenMinutes(parts[0]);
        return new Answered(slots.of(parts[0]), kind, Long.parseLong(parts[4]),
                counted.plusNanos(Long.parseLong(parts[5])), counted.plusNanos(Long.parseLong(parts[6])));
    }

    boolean isFailure() {
        return kind.statusClass() == 4 || kind.statusClass() == 5;
    }
}
