package io.albreport.report.model.past;

import org.jspecify.annotations.Nullable;

/**
 * One measure of an API against the days before. What a day does not have is null.
 *
 * @param weekBefore the same weekday, seven days ago
 * @param expected what is normal on this weekday; null while that is not known
 * @param beyondNoise whether it is a finding, and to be marked
 */
public record Change(Measure measure, @Nullable Double value, @Nullable Double dayBefore, @Nullable Double weekBefore,
        @Nullable Double expected, boolean beyondNoise) {}
