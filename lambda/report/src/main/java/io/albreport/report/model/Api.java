package io.albreport.report.model;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * One API: the traffic of one or more target groups.
 *
 * @param name configured, or the target group's; {@link #NO_TARGET_GROUP} for requests that reached none
 * @param targetGroups their ARNs, sorted; empty for requests that reached none
 * @param share of all requests, from 0 to 1
 * @param reasons why it is failing, or has no request, one sentence each; empty otherwise
 * @param availabilityObjective from 0 to 1
 * @param p95LimitMs null where none is configured
 * @param totals written beside the other fields, not below a key of its own
 * @param hourlyRequests one number for each hour of the period
 * @param hourlyErrors answers 500-599, likewise
 */
public record Api(String name, List<String> targetGroups, Health health, List<String> reasons, double share,
        double availabilityObjective, @Nullable Double p95LimitMs, @JsonUnwrapped Totals totals,
        List<Long> hourlyRequests, List<Long> hourlyErrors) {

    /** The row of redirects, fixed answers, blocked and malformed requests: no target group took part. */
    public static final String NO_TARGET_GROUP = "(no target group)";

    /** Whether an API met its objectives. */
    public enum Health {
        /** Availability below its objective, or p95 above its limit. */
        @JsonProperty("failing")
        FAILING,
        /** All objectives met. */
        @JsonProperty("healthy")
        HEALTHY,
        /** Too few requests for a judgement. */
        @JsonProperty("tooFewRequests")
        TOO_FEW_REQUESTS
    }
}
