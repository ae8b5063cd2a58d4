package io.albreport.report.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the report stands on. Every line read is in exactly one of the four counts:
 * {@code linesRead = requestsCounted + ignoredRequests + outsidePeriod + malformedLines}.
 *
 * @param filesRead access logs that were read whole
 * @param filesSkipped other logs and other files, left out; null where the engine does not tell how many
 * @param filesRepeated access logs that were there more than once, left out but for one
 * @param unreadableFiles access logs that could not be read (cut off, not gzip, no permission) and are missing here
 * @param ignoredRequests of the period, that the configuration takes out
 * @param daysThere days that lines are of, ascending, where most are outside the period and the engine tells
 * @param malformedExamples a few, at most one of a file
 * @param bytesRead as stored, compressed where they are
 * @param delivery where the lines lay
 * @param firstRequest of those counted; null without one
 * @param queryId the engine's name for the query; null where it gives none
 * @param generator name and version of the code that made the report
 */
public record DataQuality(long filesRead, @Nullable Long filesSkipped, long filesRepeated,
        List<UnreadableFile> unreadableFiles, long linesRead, long requestsCounted, long ignoredRequests,
        long outsidePeriod, List<LocalDate> daysThere, long malformedLines, List<MalformedLine> malformedExamples,
        long bytesRead,
        @Nullable Instant firstRequest, @Nullable Instant lastRequest, Delivery delivery, String engine,
        @Nullable String queryId, String generator) {

    /** Where each object is there once. */
    public DataQuality(long filesRead, @Nullable Long filesSkipped, List<UnreadableFile> unreadableFiles,
            long linesRead, long requestsCounted, long outsidePeriod, long malformedLines,
            List<MalformedLine> malformedExamples, long bytesRead, @Nullable Instant firstRequest,
            @Nullable Instant lastRequest, Delivery delivery, String engine, @Nullable String queryId,
            String generator) {
        this(filesRead, filesSkipped, 0, unreadableFiles, linesRead, requestsCounted, 0, outsidePeriod, List.of(),
                malformedLines, malformedExamples, bytesRead, firstRequest, lastRequest, delivery, engine, queryId,
                generator);
    }

    /** Whether somebody may have meant another day. */
    public boolean mostlyOutside() {
        return outsidePeriod * 2 > linesRead;
    }

    /** Whether what was read may be something else than access logs. */
    public boolean mostlyMalformed() {
        return malformedLines > 0 && malformedLines * 2 >= linesRead;
    }

    /**
     * @param line counted from 1; null where the engine cannot tell
     * @param text as it stands in the file; cut to {@value #LONGEST} characters
     * @param looksLike what it is instead of an access log line, in words for people; null when nobody can tell
     */
    public record MalformedLine(String file, @Nullable Long line, String text, @Nullable String looksLike) {
        /** Characters of the text that are kept. */
        public static final int LONGEST = 500;

        /** Characters that tell what it is: most lines end before, so that a further one behind them is seen. */
        public static final int TELLING = 4_000;

        public MalformedLine {
            text = text.substring(0, Math.min(text.length(), LONGEST));
        }

        /** @param text as much of it as there is */
        public MalformedLine(String file, @Nullable Long line, String text) {
            this(file, line, text, OtherLine.titleOf(text.substring(0, Math.min(text.length(), TELLING))));
        }
    }

    /**
     * @param reason in words for people
     */
    public record UnreadableFile(String file, String reason) {}
}
