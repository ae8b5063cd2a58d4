package io.albreport.report.assembling;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.albreport.report.model.Totals.Source;

/**
 * Answers that are alike, of an API and ten minutes, as the statement packs them into one text.
 *
 * @param slot ten minutes of the hour, 0 to 5
 * @param first since the slot began, of answers 400-599; null of others
 * @param last likewise
 */
record Answered(int slot, AnswerKind kind, long requests, @Nullable Duration first, @Nullable Duration last) {

    /** @param packed {@code slot:code:madeBy:reason:requests:first:last}, the times as a digit of minutes and two of seconds */
    static Answered of(String packed) {
        String[] parts = packed.split(":", -1);
        AnswerKind kind = new AnswerKind(parts[1], parts[2].equals("target") ? Source.TARGET : Source.LOAD_BALANCER,
                parts[3].isEmpty() ? null : parts[3]);
        return new Answered(Integer.parseInt(parts[0]), kind, Long.parseLong(parts[4]), time(parts[5]), time(parts[6]));
    }

    private static @Nullable Duration time(String packed) {
        return packed.isEmpty()
                ? null
                : Duration.ofMinutes(packed.charAt(0) - '0').plusSeconds(Long.parseLong(packed.substring(1)));
    }
}
