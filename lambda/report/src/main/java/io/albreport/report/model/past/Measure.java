package io.albreport.report.model.past;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What is compared from day to day. Shares are from 0 to 1, latencies in milliseconds. */
public enum Measure {
    @JsonProperty("requests")
    REQUESTS("Requests"),
    /** Answers 500-599 of all. */
    @JsonProperty("errorShare")
    ERROR_SHARE("Share of server errors"),
    /** Answers 400-499 of all. */
    @JsonProperty("clientErrorShare")
    CLIENT_ERROR_SHARE("Share of client errors"), @JsonProperty("p50Ms")
    P50_MS("Median latency"), @JsonProperty("p95Ms")
    P95_MS("95th percentile of latency"), @JsonProperty("p99Ms")
    P99_MS("99th percentile of latency");

    private final String words;

    Measure(String words) {
        this.words = words;
    }

    /** At the beginning of a sentence. */
    public String words() {
        return words;
    }
}
