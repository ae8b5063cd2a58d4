package io.albreport.report.model;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Whether there are lines of all parts of the period.
 *
 * @param gaps in the order of time
 */
public record Completeness(boolean complete, List<Gap> gaps) {

    /** Those in which the API has no line, be it alone or with all others. */
    public List<Gap> of(String api) {
        return gaps.stream().filter(gap -> gap.api() == null || gap.api().equals(api)).toList();
    }

    /** Those in which nobody has a line. */
    public List<Gap> ofAll() {
        return gaps.stream().filter(gap -> gap.api() == null).toList();
    }

    /**
     * Slots of ten minutes without a line, where those beside them would make expect some.
     *
     * @param api the one that has no line; null where there is none at all
     */
    public record Gap(Instant start, Instant end, @Nullable String api) {}
}
