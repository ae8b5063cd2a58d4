package io.albreport.local.generator.incidents;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.albreport.local.generator.landscape.Dice;
import io.albreport.local.generator.landscape.TargetGroup;
import io.albreport.local.generator.traffic.Request;

/**
 * A time in which requests of one API go wrong.
 *
 * @param permille of the requests at the place that go wrong
 * @param harm what becomes of them
 */
public record PlantedIncident(Kind kind, TargetGroup group, Span span, Place place, int permille,
        Harm harm) {

    private static final int PER_THOUSAND = 1000;

    /** What is unusual. */
    public enum Kind {
        /** Answers 500-599. */
        @JsonProperty("errors")
        ERRORS('5'),
        /** Answers 400-499. */
        @JsonProperty("clientErrors")
        CLIENT_ERRORS('4'),
        /** Answers that take much longer. */
        @JsonProperty("latency")
        LATENCY('-'),
        /** No request at all. */
        @JsonProperty("silence")
        SILENCE('-');

        private final char failing;

        Kind(char failing) {
            this.failing = failing;
        }

        /** Whether such an answer counts as a failure here; none does in a time of slow answers, or of silence. */
        public boolean isFailure(String status) {
            return status.charAt(0) == failing;
        }
    }

    /** What becomes of a request that goes wrong. */
    @FunctionalInterface
    interface Harm {
        Request applyTo(Request good, Dice dice);
    }

    /** Whether it is of the API, at any time. */
    public boolean isOfApi(Request request) {
        TargetGroup other = request.group();
        return other != null && other.api().equals(group.api());
    }

    public boolean isOn(Request request) {
        return isOfApi(request) && span.contains(request.time());
    }

    Request applyTo(Request request, String node, Dice dice) {
        if (!isOn(request)) {
            return request;
        }
        Request placed = place.withClient(request, node, dice);
        return place.holds(placed, node) && dice.below(PER_THOUSAND) < permille ? harm.applyTo(placed, dice) : placed;
    }

    /** Of all requests of the API, from 0 to 1. */
    double shareOfRequests() {
        return place.share() * permille / PER_THOUSAND;
    }
}
