package io.albreport.report.model.past;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A period in the light of the days before.
 *
 * @param history null where no history is kept
 * @param findings all of them, what weighs most first
 * @param tested how many values were compared with what is normal
 * @param changes of all APIs together
 * @param forecast null while the history is too short
 */
public record Retrospect(@Nullable History history, List<Finding> findings, int tested, List<Change> changes,
        @Nullable Forecast forecast) {

    /** Nothing is known of other days. */
    public static final Retrospect NONE = new Retrospect(null, List.of(), 0, List.of(), null);
}
