package io.albreport.local.generator.landscape;

/**
 * Times to the first byte, log-normal as most are, in whole milliseconds as the load balancer logs them.
 *
 * @param medianMs half of the requests are faster; below 0.5 most are logged as 0
 * @param spread standard deviation of the logarithm: 0.5 is steady, 1 has a long tail
 */
public record LatencyProfile(double medianMs, double spread) {
    /** The idle timeout of a load balancer: whatever takes longer is a 504. */
    public static final int MOST_MS = 60_000;

    public int draw(Dice dice) {
        double ms = medianMs * StrictMath.exp(spread * dice.normal());
        return (int) Math.min(MOST_MS, ms + 0.5);
    }
}
