package io.albreport.report.model.past;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The days before that a report knows of.
 *
 * @param days how many, the report's own not among them
 * @param first the earliest; null when there is none
 * @param missing days between the first and the report's that have no summary
 * @param leftOut days that have one which is not used, or in part
 */
public record History(int days, @Nullable LocalDate first, List<LocalDate> missing, List<LeftOut> leftOut) {

    /**
     * @param reason a part of a sentence
     */
    public record LeftOut(LocalDate date, String reason) {}
}
