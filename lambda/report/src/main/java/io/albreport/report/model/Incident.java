package io.albreport.report.model;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A time in which an API did what it does not do otherwise.
 *
 * @param start the first failing request, to the second; of silence, the end of the last ten minutes with a request
 * @param end the last failing request, likewise; of silence, the start of the next ten minutes with a request, or the
 *        end of the period
 * @param requests of the API in these slots of ten minutes
 * @param failed those of them that failed; of silence, 0
 * @param status of those that failed, most first
 * @param text one sentence
 */
public record Incident(String api, Kind kind, Instant start, Instant end, long requests, long failed,
        List<Totals.StatusCode> status, String text) {

    /** How many the first screen and the mail tell; more are read in the list. */
    public static final int MOST_TOLD = 5;

    /** What is unusual. */
    public enum Kind {
        /** Answers 500-599. */
        @JsonProperty("errors")
        ERRORS,
        /** Answers 400-499. */
        @JsonProperty("clientErrors")
        CLIENT_ERRORS,
        /** No request at all. */
        @JsonProperty("silence")
        SILENCE
    }
}
