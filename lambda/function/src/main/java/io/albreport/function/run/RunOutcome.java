package io.albreport.function.run;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.albreport.function.s3.StoredFile;

/**
 * What a run that did not fail answers.
 *
 * @param date of the report; of a review, its week or month
 * @param reports keys in the reports bucket; none where this run stored nothing
 */
public record RunOutcome(String date, Kind outcome, List<String> reports) {

    /** What became of the report, or the review. */
    enum Kind {
        /** Stored by this run. */
        @JsonProperty("stored")
        STORED,
        /** Stored by another run before. */
        @JsonProperty("alreadyThere")
        ALREADY_THERE,
        /** Made, and thrown away as asked. */
        @JsonProperty("dryRun")
        DRY_RUN,
        /** A review whose last day has no report yet: a later try makes it. */
        @JsonProperty("waiting")
        WAITING,
        /** A review of days before the first report. */
        @JsonProperty("nothing")
        NOTHING
    }

    static RunOutcome waiting(String of) {
        return new RunOutcome(of, Kind.WAITING, List.of());
    }

    static RunOutcome nothing(String of) {
        return new RunOutcome(of, Kind.NOTHING, List.of());
    }

    static RunOutcome stored(String of, List<StoredFile> files) {
        return new RunOutcome(of, Kind.STORED, files.stream().map(StoredFile::key).toList());
    }

    static RunOutcome alreadyThere(String of) {
        return new RunOutcome(of, Kind.ALREADY_THERE, List.of());
    }

    static RunOutcome dryRun(String of) {
        return new RunOutcome(of, Kind.DRY_RUN, List.of());
    }
}
