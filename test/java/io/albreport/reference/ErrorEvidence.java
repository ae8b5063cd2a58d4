package io.albreport.reference;

import java.math.BigDecimal;
import java.math.RoundingMode;

import io.albreport.report.model.Api.State;

/** Whether errors are more than an objective of 99.9 % allows, by summing up the binomial distribution. */
final class ErrorEvidence {
    static final double OBJECTIVE = 0.999;

    private static final double ALLOWED = 0.001;
    private static final int FEWEST_ERRORS = 5;
    private static final int FEWEST_REQUESTS = 5;

    private ErrorEvidence() {}

    static long allowed(long requests) {
        return new BigDecimal("0.001").multiply(BigDecimal.valueOf(requests)).setScale(0, RoundingMode.DOWN)
                .longValue();
    }

    static State state(long requests, long errors) {
        if (errors >= FEWEST_ERRORS && chanceOfFewer(errors, requests) > 0.95) {
            return errors >= requests - errors ? State.DOWN : State.FAILING;
        }
        if (errors > allowed(requests)) {
            return State.SLIPPED;
        }
        return requests < FEWEST_REQUESTS ? State.QUIET : State.HEALTHY;
    }

    /** The chance that fewer than {@code errors} of {@code requests} fail where one in a thousand does. */
    private static double chanceOfFewer(long errors, long requests) {
        double chance = 0;
        double logOfTerm = requests * Math.log1p(-ALLOWED);
        for (long k = 0; k < errors; k++) {
            chance += Math.exp(logOfTerm);
            logOfTerm += Math.log((double) (requests - k) / (k + 1)) + Math.log(ALLOWED) - Math.log1p(-ALLOWED);
        }
        return chance;
    }
}
