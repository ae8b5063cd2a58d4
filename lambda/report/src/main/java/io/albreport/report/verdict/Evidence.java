package io.albreport.report.verdict;

import org.apache.commons.numbers.gamma.RegularizedBeta;

/** Tells what a day's counts prove from what may be chance. */
final class Evidence {
    /** How seldom chance alone may be taken for proof: of twenty days on which an objective is just kept, on one. */
    private static final double CHANCE = 0.05;

    private Evidence() {}

    /**
     * Whether the one-sided 95 % lower confidence bound of {@code cases / of} lies above {@code ratio}.
     *
     * <p>
     * The bound is the one of Clopper and Pearson, "The use of confidence or fiducial limits illustrated in the case of
     * the binomial" (Biometrika 26, 1934): the p at which so many cases or more have a chance of 5 %. That chance grows
     * with p, so the bound is above the ratio exactly if the chance at the ratio is below 5 %; and the chance of x or
     * more of n at p is the regularized incomplete beta function I_p(x, n - x + 1).
     *
     * @param cases 1 or more
     * @param ratio from 0 to 1
     */
    static boolean isAbove(double ratio, long cases, long of) {
        return RegularizedBeta.value(ratio, (double) cases, of - cases + 1.0) < CHANCE;
    }
}
