package io.albreport.report.verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.albreport.report.model.Totals.Source;

/**
 * Ten minutes of an API's traffic, from which incidents are found.
 *
 * @param start the first instant that belongs to it
 * @param failed answers 400-599
 */
public record TrafficSlot(Instant start, long requests, List<FailedAnswers> failed) {
    public static final Duration LENGTH = Duration.ofMinutes(10);

    /** The first instant that does not belong to it. */
    public Instant end() {
        return start.plus(LENGTH);
    }

    /** @param statusClass 4 for answers 400-499, 5 for 500-599 */
    public List<FailedAnswers> failed(int statusClass) {
        return failed.stream().filter(answers -> answers.code().charAt(0) == '0' + statusClass).toList();
    }

    /**
     * Answers that are alike.
     *
     * @param reason see {@link io.albreport.report.model.Totals.StatusCode}
     * @param first when the first was given, to the second
     * @param last when the last was given, likewise
     */
    public record FailedAnswers(String code, Source madeBy, @Nullable String reason, long requests,
            Instant first, Instant last) {}
}
