package io.albreport.report.history.normal;

import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * How far a rule can see, by arithmetic: what a simulation finds is held against it.
 *
 * <p>
 * A change shows as its logarithm, beside days whose logarithm has a deviation of {@code noise}.
 */
final class Reach {
    /** The bar: of 1,000 healthy days 3 may be marked. */
    static final double FALSE_FLAGS = 0.003;

    /** Beyond which of normal values 0.3 % lie, on the side where a change is looked for. */
    private static final double Z_FALSE = 2.748;

    /** Below which 90 and 95 % of normal values lie. */
    static final double Z_90 = 1.2816;

    static final double Z_95 = 1.6449;

    private Reach() {}

    /**
     * The noise up to which R7 finds a change so surely: 3.5 f noise + z noise may be the logarithm of it, no more.
     *
     * @param ratio of the change, such as 0.6
     * @param weeks that are known
     * @param z of how surely
     */
    static double ofR7(double ratio, int weeks, double z) {
        return Math.abs(Math.log(ratio)) / (3.5 * WeekdayBaseline.wider(weeks) + z);
    }

    /** The smallest drop, as a ratio, that R7 finds so surely with such a noise: the same, asked the other way. */
    static double ratioOfR7(double noise, int weeks, double z) {
        return Math.exp(-noise * (3.5 * WeekdayBaseline.wider(weeks) + z));
    }

    /** Of any rule that marks 0.3 % of healthy days at most, even one that knows what is normal, and how it scatters. */
    static double ofAnyRule(double ratio, double z) {
        return Math.abs(Math.log(ratio)) / (Z_FALSE + z);
    }

    /**
     * What R7 finds of such changes: z lies around ln(ratio) / (f noise), and 3.5 are needed. With less noise that is more
     * than the bar; with more, it is what can be asked.
     */
    static double found(double ratio, int weeks, double noise, double bar) {
        return Math.min(bar, below(Math.abs(Math.log(ratio)) / noise - 3.5 * WeekdayBaseline.wider(weeks)));
    }

    /**
     * Healthy days whose share of errors R7 marks, of an API with so many requests that chance adds nothing. On Anscombe's
     * scale a share p is about sqrt(p), whose logarithm has half the noise: marked is what is above 1 + 3.5 noise / 2 times
     * the median. The median of n days adds pi / 2n to the variance; and how wild they are is known as from 0.37 n by the
     * standard deviation, so that it is Student's t of so many degrees of freedom.
     */
    static double falseOfShares(double noise, int days) {
        double t = Math.log1p(3.5 * noise / 2) / (noise / 2) / Math.sqrt(1 + Math.PI / 2 / days);
        double freedom = 0.37 * (days - 1);
        return RegularizedBeta.value(freedom / (freedom + t * t), freedom / 2, 0.5) / 2;
    }

    /**
     * Whether some rule can mark 0.3 % of healthy days and find 95 % of days with ten times the errors.
     *
     * @param errors to be expected on a healthy day; their number scatters by chance, too
     */
    static boolean hasTenfold(double noise, double errors) {
        double healthy = Math.sqrt(noise * noise + 1 / errors);
        double tenfold = Math.sqrt(noise * noise + 1 / (10 * errors));
        return Z_FALSE * healthy + Z_95 * tenfold <= Math.log(10);
    }

    /** The share of normal values below z. */
    private static double below(double z) {
        return Erfc.value(-z / Math.sqrt(2)) / 2;
    }
}
