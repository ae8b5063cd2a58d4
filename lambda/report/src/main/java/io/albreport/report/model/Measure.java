package io.albreport.report.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What is compared from day to day. Shares are from 0 to 1, latencies in milliseconds. */
public enum Measure {
    @JsonProperty("requests")
    REQUESTS,
    /** Answers 500-599 of all. */
    @JsonProperty("errorShare")
    ERROR_SHARE,
    /** Answers 400-499 of all. */
    @JsonProperty("clientErrorShare")
    CLIENT_ERROR_SHARE, @JsonProperty("p50Ms")
    P50_MS, @JsonProperty("p95Ms")
    P95_MS, @JsonProperty("p99Ms")
    P99_MS
}
