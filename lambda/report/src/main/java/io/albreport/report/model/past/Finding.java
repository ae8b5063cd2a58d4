package io.albreport.report.model.past;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What differs from the days before, and is more than noise.
 *
 * @param api null for all together
 * @param measure null where none is meant, as of an API that is gone
 * @param expected what the days before let expect; null where they say nothing
 * @param low of the values that would not have been found
 * @param high likewise
 * @param text a sentence
 */
public record Finding(@Nullable String api, Kind kind, @Nullable Measure measure, @Nullable Double value,
        @Nullable Double expected, @Nullable Double low, @Nullable Double high, String text) {

    public enum Kind {
        /** A value that is not normal. */
        @JsonProperty("anomaly")
        ANOMALY,
        /** An API, or a status, that no day before had. */
        @JsonProperty("new")
        NEW,
        /** An API that has no request any more. */
        @JsonProperty("gone")
        GONE,
        /** An API that was gone. */
        @JsonProperty("returned")
        RETURNED,
        /** Since a week all values lie on one side: what is normal starts anew. */
        @JsonProperty("level")
        LEVEL,
        /** An error budget that is spent, or will be. */
        @JsonProperty("budget")
        BUDGET,
        /** Degrading for weeks. */
        @JsonProperty("trend")
        TREND
    }
}
