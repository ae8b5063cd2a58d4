package io.albreport.report.verdict;

import java.math.BigDecimal;
import java.math.RoundingMode;

import org.jspecify.annotations.Nullable;

import io.albreport.report.configuration.LatencyGoal;
import io.albreport.report.model.Latency;
import io.albreport.report.model.LatencySketch;
import io.albreport.report.wording.Figures;

/**
 * Whether so many answers came in time as are promised.
 *
 * @param all with a time, or timed out
 * @param slow those above the limit, and those that timed out
 */
record Promptness(LatencyGoal goal, Latency latency, long all, long slow) {

    /** How an objective was missed, a part of a sentence; null where it was not, or there is none. */
    static @Nullable String slowness(@Nullable LatencyGoal goal, Latency latency) {
        if (goal == null) {
            return null;
        }
        long slow = latency.timeouts() + latency.buckets().stream()
                .filter(bucket -> LatencySketch.atLeast(bucket.ms()) > goal.withinMs())
                .mapToLong(Latency.Bucket::count).sum();
        Promptness promptness = new Promptness(goal, latency, latency.count() + latency.timeouts(), slow);
        return promptness.isMissed() ? promptness.words() : null;
    }

    /** With so few requests that the promised percentile is the slowest of them, one that was slow may be chance. */
    private boolean isMissed() {
        BigDecimal mayBeSlow = mayBeSlow();
        boolean isMissed = BigDecimal.valueOf(slow).compareTo(mayBeSlow.multiply(BigDecimal.valueOf(all))) > 0;
        long enough = BigDecimal.ONE.divide(mayBeSlow, 0, RoundingMode.CEILING).longValue();
        return isMissed && (all >= enough || Evidence.isAbove(mayBeSlow.doubleValue(), slow, all));
    }

    /** In decimal: 1 - 0.95 in binary is above 0.05. */
    private BigDecimal mayBeSlow() {
        return BigDecimal.ONE.subtract(BigDecimal.valueOf(goal.share()));
    }

    private String words() {
        if (!goal.isOfP95()) {
            return "%s of %s took longer, %s promised".formatted(Figures.count(slow), Figures.count(all),
                    Figures.within(goal.share(), goal.withinMs()));
        }
        String limit = Figures.milliseconds(goal.withinMs());
        return latency.p95() == null
                ? "p95 is among %s, its limit is %s".formatted(
                        Figures.count(latency.timeouts(), "timeout", "timeouts"), limit)
                : aboveLimit(Figures.milliseconds(latency.p95()), limit);
    }

    /** Rounded, both may read the same. */
    private static String aboveLimit(String p95, String limit) {
        return "p95 %s is %sabove %s".formatted(p95, p95.equals(limit) ? "just " : "", limit);
    }
}
