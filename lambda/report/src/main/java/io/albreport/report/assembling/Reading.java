package io.albreport.report.assembling;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.albreport.report.model.DataQuality.MalformedLine;
import io.albreport.report.model.DataQuality.UnreadableFile;
import io.albreport.report.model.Delivery;

/**
 * What only the one who ran the statement knows of it.
 *
 * @param filesRead null to take the number of files that gave a line
 * @param filesRepeated left out, because the same object is read from another file
 * @param daysThere days that lines are of; none where nobody asked, or the engine does not tell
 * @param filesSkipped null where the engine does not tell
 * @param bytesRead as stored
 * @param linesNotInTable malformed lines that the engine could not even put into the table
 * @param examples malformed lines to show
 * @param delivery where the lines lay
 * @param generator name and version of the code
 */
public record Reading(@Nullable Long filesRead, long filesRepeated, List<LocalDate> daysThere,
        @Nullable Long filesSkipped, List<UnreadableFile> unreadableFiles,
        long bytesRead, long linesNotInTable, List<MalformedLine> examples, Delivery delivery, String engine,
        @Nullable String queryId,
        String generator) {

    /** Of an engine that is asked for a place where each object is there once. */
    public Reading(@Nullable Long filesRead, @Nullable Long filesSkipped, List<UnreadableFile> unreadableFiles,
            long bytesRead, long linesNotInTable, List<MalformedLine> examples, Delivery delivery, String engine,
            @Nullable String queryId, String generator) {
        this(filesRead, 0, List.of(), filesSkipped, unreadableFiles, bytesRead, linesNotInTable, examples, delivery,
                engine,
                queryId, generator);
    }
}
