package io.albreport.report.history.normal;

import org.apache.commons.numbers.gamma.Erfc;

/**
 * Keeps the share of false ones among all that is found: of a thousand comparisons a few look odd by chance.
 *
 * <p>
 * By Benjamini and Hochberg, "Controlling the false discovery rate" (Journal of the Royal Statistical Society B 57,
 * 1995): of m chances, sorted, all up to the last p(k) that is at most q k / m are discoveries.
 */
final class Discoveries {
    /** The share of the found that may be false, at most. */
    private static final double FALSE_SHARE = 0.1;

    private Discoveries() {}

    /** The chance of a value that far from what is normal, to either side: 2 (1 - Phi(|z|)). */
    static double chance(double z) {
        return Erfc.value(Math.abs(z) / Math.sqrt(2));
    }

    /**
     * Up to which chance they are discoveries. Below 0 when none is.
     *
     * @param sorted chances of all comparisons, the smallest first
     */
    static double limit(double... sorted) {
        for (int k = sorted.length; k > 0; k--) {
            if (sorted[k - 1] <= FALSE_SHARE * k / sorted.length) {
                return sorted[k - 1];
            }
        }
        return -1;
    }
}
