package io.albreport.report.model;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

import io.albreport.report.configuration.LatencyGoal;
import io.albreport.report.model.past.ApiPast;

/**
 * One API: the traffic of one or more target groups. Or the requests that reached none, which are no API.
 *
 * @param name configured, or the target group's; {@link #NO_TARGET_GROUP} for requests that reached none
 * @param targetGroups their ARNs, sorted; empty for requests that reached none
 * @param state null for requests that reached no target group: they have no objective, and nobody judges them
 * @param errors answers 500-599
 * @param allowedErrors the most errors that so many requests may have by the objective; null where nobody judges
 * @param reasons a sentence for each objective missed, proven or not, or why there is no request; empty otherwise
 * @param share of all requests, from 0 to 1
 * @param availabilityObjective from 0 to 1; null where nobody judges
 * @param latencyObjective null where none is configured, or nobody judges
 * @param totals written beside the other fields, not below a key of its own
 * @param hourlyRequests one number for each hour of the period
 * @param hourlyErrors answers 500-599, likewise
 * @param targets those with most requests
 * @param past written beside the other fields, likewise
 */
public record Api(String name, List<String> targetGroups, @Nullable State state, long errors,
        @Nullable Long allowedErrors, List<String> reasons, double share, @Nullable Double availabilityObjective,
        @Nullable LatencyGoal latencyObjective, @JsonUnwrapped Totals totals, List<Long> hourlyRequests,
        List<Long> hourlyErrors,
        List<Target> targets, @JsonUnwrapped ApiPast past) {

    /** Of which no other day is known. */
    public Api(String name, List<String> targetGroups, @Nullable State state, long errors,
            @Nullable Long allowedErrors, List<String> reasons, double share, @Nullable Double availabilityObjective,
            @Nullable LatencyGoal latencyObjective, Totals totals, List<Long> hourlyRequests, List<Long> hourlyErrors,
            List<Target> targets) {
        this(name, targetGroups, state, errors, allowedErrors, reasons, share, availabilityObjective,
                latencyObjective, totals, hourlyRequests, hourlyErrors, targets, ApiPast.NONE);
    }

    /** The same, in the light of other days. */
    public Api with(ApiPast light) {
        return new Api(name, targetGroups, state, errors, allowedErrors, reasons, share, availabilityObjective,
                latencyObjective, totals, hourlyRequests, hourlyErrors, targets, light);
    }

    /** The limit of p95; null where what is promised is another share, or nothing. */
    @JsonProperty
    @Nullable
    public Double p95LimitMs() {
        return latencyObjective != null && latencyObjective.isOfP95() ? latencyObjective.withinMs() : null;
    }

    /** The row of redirects, fixed answers, blocked and malformed requests: no target group took part. */
    public static final String NO_TARGET_GROUP = "(no target group)";

    /**
     * How an API kept its objectives, worst first. With e errors in n requests and an objective g, the allowed share of
     * errors is 1 - g.
     */
    public enum State {
        /** Failing, and at least half of its requests failed. */
        @JsonProperty("down")
        DOWN,
        /**
         * More errors than allowed, and proven: e is 5 or more, and the one-sided 95 % lower confidence bound of e/n
         * (Clopper-Pearson) is above 1 - g. There is no least number of requests.
         */
        @JsonProperty("failing")
        FAILING,
        /** Its requests stopped, while others went on, and did not come again: see {@link Completeness}. */
        @JsonProperty("silent")
        SILENT,
        /**
         * Fewer requests than promised within the limit, by more than the sketch may err; timeouts were not. Where so
         * few were timed that the promised percentile is the slowest of them (below 20 for 95 %), only if the lower bound
         * of the share above the limit is above what may be, too.
         */
        @JsonProperty("slow")
        SLOW,
        /** More errors than allowed, without that proof. */
        @JsonProperty("slipped")
        SLIPPED,
        /** All objectives met. */
        @JsonProperty("healthy")
        HEALTHY,
        /**
         * Nothing to judge by: no request, or below 5 of them and no more errors than allowed. Fewer than 5 requests
         * cannot have the 5 errors that failing takes, so they would look the same in an outage that hit half of them.
         * Or parts of the period have no line, of which nobody knows.
         */
        @JsonProperty("quiet")
        QUIET;

        /** Whether an objective was missed, with evidence; an API that fell silent keeps none either. */
        public boolean missesObjective() {
            return switch (this) {
                case DOWN, FAILING, SILENT, SLOW -> true;
                case SLIPPED, HEALTHY, QUIET -> false;
            };
        }

        /** As in a sentence: {@code down}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Those that missed an objective, with evidence: worst first, and in their order where equally bad. */
    public static List<Api> failing(List<Api> apis) {
        return Stream.of(State.values()).filter(State::missesObjective)
                .flatMap(state -> apis.stream().filter(api -> api.state == state)).toList();
    }

    /**
     * What the load balancer forwarded to.
     *
     * @param target address and port; of a Lambda function, {@code -}
     * @param errors answers 500-599
     * @param p95Ms null when it falls among the timeouts, or when there is neither an answer nor a timeout
     */
    public record Target(String target, long requests, long errors, @Nullable Double p95Ms) {}
}
