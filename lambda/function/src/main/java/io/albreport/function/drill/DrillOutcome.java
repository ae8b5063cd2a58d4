package io.albreport.function.drill;

import org.jspecify.annotations.Nullable;

/**
 * What a drill found in the other region.
 *
 * @param checked objects that were looked for
 * @param missing those that are not there
 * @param unequal those that are there with another content
 * @param percent of the checked that are there and equal; null when there was nothing to check
 * @param reportOnBothSides whether yesterday's report is whole in either region
 */
public record DrillOutcome(int checked, int missing, int unequal, @Nullable Double percent, boolean reportOnBothSides) {
    private static final double ALL = 100;

    static DrillOutcome of(int checked, int missing, int unequal, boolean reportOnBothSides) {
        return new DrillOutcome(checked, missing, unequal,
                checked == 0 ? null : ALL * (checked - missing - unequal) / checked, reportOnBothSides);
    }
}
