package io.albreport.report.assembling;

import java.time.Duration;

import io.albreport.report.model.Totals.Source;

/**
 * Answers that are alike, of an API and ten minutes, as the statement packs them into one text.
 *
 * @param slot its place in the period
 * @param first since the slot began
 * @param last likewise
 */
record Answered(int slot, AnswerKind kind, long requests, Duration first, Duration last) {

    /** @param packed {@code slot:code:madeBy:reason:requests:first:last}, the times in nanoseconds */
    static Answered of(String packed, SlotNames slots) {
        String[] parts = packed.split(":", -1);
        AnswerKind kind = new AnswerKind(parts[1], parts[2].equals("target") ? Source.TARGET : Source.LOAD_BALANCER,
                parts[3].isEmpty() ? null : parts[3]);
        return new Answered(slots.of(parts[0]), kind, Long.parseLong(parts[4]),
                Duration.ofNanos(Long.parseLong(parts[5])),
                Duration.ofNanos(Long.parseLong(parts[6])));
    }

    boolean isFailure() {
        return kind.statusClass() == 4 || kind.statusClass() == 5;
    }
}
