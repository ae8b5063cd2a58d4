package io.albreport.report.history;

import org.jspecify.annotations.Nullable;

import io.albreport.report.model.past.ApiObjective.Grade;

/**
 * What share of requests was bad, as far as so many tell.
 *
 * @param allowed share
 */
public record Attainment(long total, long bad, double allowed) {
    /** Of the normal distribution, for an interval of 95 %. */
    private static final double Z = 1.959964;

    private static final double HALF = 0.5;
    private static final double QUARTER = 0.25;

    /** Times what is allowed, from which on nobody can say that it was nearly kept. */
    private static final double BY_FAR = 2;

    /**
     * By the interval of the share, and by what is left of the budget; null where the interval has what is allowed within
     * it, and nobody can tell.
     */
    @Nullable
    Grade grade(@Nullable Double left) {
        if (total == 0) {
            return null;
        }
        if (isProvenMissed()) {
            return bound(-1) > BY_FAR * allowed ? Grade.F : Grade.D;
        }
        if (left == null || bound(1) > allowed) {
            return null;
        }
        return left >= HALF ? Grade.A : left >= QUARTER ? Grade.B : Grade.C;
    }

    /** Whether the whole interval of the share is above what is allowed. */
    public boolean isProvenMissed() {
        return total > 0 && bound(-1) > allowed;
    }

    /**
     * An end of Wilson's interval: "Probable inference, the law of succession, and statistical inference" (Journal of the
     * American Statistical Association 22, 1927).
     *
     * @param side -1 for the lower, 1 for the upper
     */
    double bound(int side) {
        double share = (double) bad / total;
        double square = Z * Z / total;
        return (share + square / 2 + side * Z * Math.sqrt(share * (1 - share) / total + square / total / 4))
                / (1 + square);
    }
}
