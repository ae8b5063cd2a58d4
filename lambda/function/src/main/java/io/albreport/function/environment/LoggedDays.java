package io.albreport.function.environment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.OptionalInt;

import io.albreport.report.model.Period;

/**
 * The days whose logs can be asked for. Of any other day Athena finds nothing, or the few minutes that lie in a folder
 * it does know, and would answer as if that were the day.
 *
 * @param since the table's first folder
 * @param kept days until a log file is deleted; empty where the bucket's owner decides
 */
public record LoggedDays(LocalDate since, OptionalInt kept) {
    /**
     * @throws IllegalArgumentException with one sentence, for a day of which not all logs are there any more, or ever were
     */
    public void require(Period period, Instant now) {
        LocalDate day = period.day();
        LocalDate first = period.utcDays().getFirst();
        if (first.isBefore(since)) {
            throw new IllegalArgumentException(
                    "the report's day must be from %s on, the first that logs are read of (logs.since), but is %s: ask for a later day, or deploy an earlier 'since'"
                            .formatted(since, day));
        }
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        if (kept.isPresent() && first.plusDays(kept.getAsInt()).isBefore(today)) {
            throw new IllegalArgumentException(
                    "the report's day must be from %s on, since log files are deleted after %d days, but is %s: ask for a later day"
                            .formatted(today.minusDays(kept.getAsInt()), kept.getAsInt(), day));
        }
    }
}
