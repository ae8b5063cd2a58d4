package io.albreport.report.verdict;

import java.math.BigDecimal;
import java.math.RoundingMode;

import io.albreport.report.wording.Figures;

/**
 * The errors of a time against those that an objective allows.
 *
 * @param errors answers 500-599
 * @param objective availability, above 0 and up to 1
 */
public record ErrorBudget(long requests, long errors, double objective) {
    /** Errors that prove something: fewer are incidents of their own, whatever share of the requests they are. */
    public static final long FEWEST_ERRORS = 5;

    /** The errors that so many requests may have. */
    public long allowed() {
        return allowedRatio().multiply(BigDecimal.valueOf(requests)).setScale(0, RoundingMode.FLOOR).longValueExact();
    }

    boolean isExceeded() {
        return errors > allowed();
    }

    /** Exceeded by more than chance explains. */
    boolean isProvenExceeded() {
        return errors >= FEWEST_ERRORS && Evidence.isAbove(allowedRatio().doubleValue(), errors, requests);
    }

    boolean isHalfOfAll() {
        return errors * 2 >= requests;
    }

    /** With so few requests not even an outage could have been proven. */
    boolean isTooFewToTell() {
        return requests < FEWEST_ERRORS;
    }

    /** {@code 267 of 7,178 failed, 7 allowed}. */
    String words() {
        return "%s of %s failed, %s allowed".formatted(Figures.count(errors), Figures.count(requests),
                Figures.count(allowed()));
    }

    /** In decimal: 1 - 0.9 in binary is below 0.1, and one error in ten would be one too many. */
    private BigDecimal allowedRatio() {
        return BigDecimal.ONE.subtract(BigDecimal.valueOf(objective));
    }
}
