package io.albreport.report.model;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A time in which an API did what it does not do otherwise.
 *
 * @param start the first failing request, to the second; of silence, the end of the last ten minutes with a request
 * @param end the last failing request, likewise; of silence, the start of the next ten minutes with a request, or the
 *        end of the period
 * @param requests of the API in these slots of ten minutes
 * @param failed those of them that failed; of latency, that were slower than usual; of silence, 0
 * @param status of those that failed, most first; of latency and of silence, empty
 * @param causes in what the failures are concentrated; empty where in nothing
 * @param text a sentence, and one for each cause
 */
public record Incident(String api, Kind kind, Instant start, Instant end, long requests, long failed,
        List<Totals.StatusCode> status, List<Cause> causes, String text) {

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
        /** Answers that took longer than usual. */
        @JsonProperty("latency")
        LATENCY,
        /** No request at all. */
        @JsonProperty("silence")
        SILENCE
    }

    /**
     * What failed requests have in common, and few others.
     *
     * @param values that hold most of the failures, most first: routes as {@code POST /v1/login}, targets as
     *        {@code 10.0.1.7:8080}
     * @param share of the failures, 0 to 1
     * @param shareOfRequests of the API's requests in the period, likewise; of clients, of all requests, and where one is not
     *        among those with most requests, at most
     */
    public record Cause(Dimension dimension, List<String> values, double share, double shareOfRequests) {}

    /** By what requests differ. */
    public enum Dimension {
        @JsonProperty("target")
        TARGET, @JsonProperty("route")
        ROUTE, @JsonProperty("client")
        CLIENT,
        /** The name that was asked for. */
        @JsonProperty("host")
        HOST,
        /** The load balancer's, by its address. */
        @JsonProperty("node")
        NODE;

        /** As in a sentence: {@code target}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
