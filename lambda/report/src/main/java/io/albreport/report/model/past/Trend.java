package io.albreport.report.model.past;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Where one measure of an API goes, over 28 days.
 *
 * @param per28Days relative, 0.1 for a tenth more; null while unknown, as are both ends of its 95 % interval
 */
public record Trend(Measure measure, Word word, @Nullable Double per28Days, @Nullable Double low,
        @Nullable Double high) {

    public enum Word {
        /** Fewer errors, or faster; of requests, more. */
        @JsonProperty("improving")
        IMPROVING, @JsonProperty("stable")
        STABLE, @JsonProperty("degrading")
        DEGRADING,
        /** Too few days, or too few requests. */
        @JsonProperty("unknown")
        UNKNOWN
    }
}
