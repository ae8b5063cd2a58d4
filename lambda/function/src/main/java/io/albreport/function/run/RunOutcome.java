package io.albreport.function.run;

import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.albreport.function.s3.StoredFile;

/**
 * What a run that did not fail answers.
 *
 * @param date of the report
 * @param reports keys in the reports bucket; none where this run stored nothing
 */
public record RunOutcome(String date, Kind outcome, List<String> reports) {

    /** What became of the report. */
    enum Kind {
        /** Stored by this run. */
        @JsonProperty("stored")
        STORED,
        /** Stored by another run before. */
        @JsonProperty("alreadyThere")
        ALREADY_THERE,
        /** Made, and thrown away as asked. */
        @JsonProperty("dryRun")
        DRY_RUN
    }

    static RunOutcome stored(LocalDate day, List<StoredFile> files) {
        return new RunOutcome(day.toString(), Kind.STORED, files.stream().map(StoredFile::key).toList());
    }

    static RunOutcome alreadyThere(LocalDate day) {
        return new RunOutcome(day.toString(), Kind.ALREADY_THERE, List.of());
    }

    static RunOutcome dryRun(LocalDate day) {
        return new RunOutcome(day.toString(), Kind.DRY_RUN, List.of());
    }
}
