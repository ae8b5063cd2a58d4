package io.albreport.report.model;

import java.util.Comparator;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Traffic added up, over all APIs or over one.
 *
 * @param elb4xx answers 400-499 that the load balancer made, see {@link Source}
 * @param target4xx answers 400-499 that a target made
 * @param availability 1 - 5xx / requests, from 0 to 1; null without a request
 * @param successRate (1xx + 2xx + 304, and other 3xx where redirects count as success) / requests; null without a
 *        request
 * @param statusCodes each status with who made it and why, most requests first
 * @param latencyMs of target_processing_time
 */
public record Totals(long requests, Status status, long elb4xx, long elb5xx, long target4xx, long target5xx,
        long receivedBytes, long sentBytes, @Nullable Double availability, @Nullable Double successRate,
        List<StatusCode> statusCodes, Latency latencyMs) {

    /**
     * Requests by class of the load balancer's answer. Every request is in exactly one: 429, 460, 463 and 499 are 4xx,
     * 520 and 561 are 5xx, and 000 (a connection ended by HTTP/2 limits) and whatever else is no HTTP status is other.
     */
    public record Status(@JsonProperty("1xx") long informational, @JsonProperty("2xx") long successful,
            @JsonProperty("3xx") long redirected, @JsonProperty("4xx") long clientErrors,
            @JsonProperty("5xx") long serverErrors, long other) {}

    /**
     * @param code as logged, three digits or what stood in their place
     * @param madeBy who made the answer
     * @param reason the load balancer's own word for why, as logged, such as LambdaInvalidResponse; null where it gave none
     */
    public record StatusCode(String code, Source madeBy, @Nullable String reason, long requests) {
        /** Most requests first. */
        public static final Comparator<StatusCode> MOST_FIRST = Comparator.comparingLong(StatusCode::requests)
                .reversed().thenComparing(StatusCode::code).thenComparing(StatusCode::madeBy)
                .thenComparing(StatusCode::reason, Comparator.nullsFirst(Comparator.naturalOrder()));
    }

    /** Who made an answer. */
    public enum Source {
        /**
         * The load balancer, which includes WAF and authentication: no target status was logged, or another than the
         * client got, as when a target's 200 could not be understood and became a 502.
         */
        @JsonProperty("loadBalancer")
        LOAD_BALANCER,
        /** A target: its status is the one that the client got. */
        @JsonProperty("target")
        TARGET
    }
}
