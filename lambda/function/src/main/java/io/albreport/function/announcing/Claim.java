package io.albreport.function.announcing;

import java.io.UncheckedIOException;
import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

import io.albreport.function.environment.ReportFailedException;
import io.albreport.function.s3.Documents;

/**
 * A run's right to mail a report or a review, {@code notified.json}, or that it is late, {@code late.json}. It is written
 * before the mail goes out and confirmed after, so a run that finds it knows whether the mail went, will go, or must be
 * sent again.
 *
 * @param run unlike any other run's, also where Lambda repeats a request under its id
 * @param region whose readers are told
 * @param until the run is over by then, dead or alive
 * @param messageId SNS's receipt; null until there is one
 */
record Claim(State state, String run, String region, String until, @Nullable String messageId) {
    private static final JsonMapper JSON = new JsonMapper();

    Claim {
        Documents.require("state", state);
        Documents.require("run", run);
        Documents.require("region", region);
        Documents.require("until", until);
        Instant.parse(until);
    }

    /** How far it came. */
    enum State {
        /** The mail goes out now, unless the run has died. */
        @JsonProperty("claimed")
        CLAIMED,
        /** SNS took the mail. */
        @JsonProperty("confirmed")
        CONFIRMED,
        /** SNS did not take the mail. */
        @JsonProperty("refused")
        REFUSED
    }

    static Claim of(String run, String region, Instant until) {
        return new Claim(State.CLAIMED, run, region, until.toString(), null);
    }

    Claim confirmed(String receipt) {
        return new Claim(State.CONFIRMED, run, region, until, receipt);
    }

    Claim refused() {
        return new Claim(State.REFUSED, run, region, until, null);
    }

    /** Whether another run may take it over. */
    boolean isOpen(Instant now) {
        return state == State.REFUSED || (state == State.CLAIMED && !now.isBefore(Instant.parse(until)));
    }

    /**
     * @throws ReportFailedException when it is no claim
     */
    static Claim parse(String json) {
        try {
            return Documents.parse(json, Claim.class);
        } catch (IllegalArgumentException e) {
            throw new ReportFailedException("notified.json or late.json cannot be read: " + e.getMessage()
                    + ": delete it, and the mail goes out again", e);
        }
    }

    String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
