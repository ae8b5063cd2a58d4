package io.albreport.function;

import java.time.Duration;
import java.util.Optional;

import software.amazon.awssdk.services.athena.model.QueryExecutionStatistics;

import io.albreport.report.DataQuality;

/**
 * How a run ended that did not fail.
 *
 * @param made what was measured; empty where the report was there already
 */
record Outcome(Result result, Optional<Made> made) {
    static final Outcome ALREADY_THERE = new Outcome(Result.ALREADY_THERE, Optional.empty());

    /** What became of it. */
    enum Result {
        /** The report was made, stored and, unless it replaced another, told of. */
        DELIVERED,
        /** The day's report was there before, or another run was faster. */
        ALREADY_THERE,
        /** It was made, and thrown away as asked. */
        REHEARSED
    }

    /**
     * @param query as Athena measured it
     * @param upload of all files
     * @param took the whole run
     * @param age of the report: from the end of its day to its delivery
     */
    record Made(DataQuality quality, QueryExecutionStatistics query, long pdfBytes, Duration upload, Duration took,
            Duration age) {}
}
