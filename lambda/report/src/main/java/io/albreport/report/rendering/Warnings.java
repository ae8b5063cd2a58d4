package io.albreport.report.rendering;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.albreport.report.model.DataQuality;
import io.albreport.report.model.Delivery;
import io.albreport.report.wording.Figures;

/** Why numbers may not be the whole truth, in sentences that the page and the console share. */
public final class Warnings {
    /** More days than these are for nobody to read. */
    private static final int MOST_DAYS = 7;

    private Warnings() {}

    public static String malformed(DataQuality quality) {
        return ofTheLines(quality.malformedLines(), quality.linesRead()) + " are malformed and not counted.";
    }

    /** With the days that are there, where they are known. */
    public static String outside(DataQuality quality) {
        String days = quality.daysThere().isEmpty()
                ? ""
                : " There are %s; the option --date takes one of them.".formatted(days(quality.daysThere()));
        return ofTheLines(quality.outsidePeriod(), quality.linesRead()) + " are of other days and not counted." + days;
    }

    /** {@code 2026-01-16, 2026-01-17}: the newest, and how many there are before. */
    public static String days(List<LocalDate> ascending) {
        int before = Math.max(0, ascending.size() - MOST_DAYS);
        return (before == 0 ? "" : Figures.count(before, "earlier day, ", "earlier days, "))
                + ascending.stream().skip(before).map(LocalDate::toString).collect(Collectors.joining(", "));
    }

    private static String ofTheLines(long part, long all) {
        return "%s of the lines (%s of %s)".formatted(Figures.badRatio(part, all), Figures.count(part),
                Figures.count(all));
    }

    /** On lines that came too late for a report, and folders that no longer get any. */
    static List<String> sinceDayBefore(Delivery.Change change) {
        var warnings = new ArrayList<String>();
        if (change.lateLines() > 0) {
            warnings.add(Figures.count(change.lateLines(), "line", "lines")
                    + " of the day before came after its report was made, and are in no report until that is replaced.");
        }
        if (!change.silentFolders().isEmpty()) {
            warnings.add("Logs came the day before and not one line of this day from: "
                    + String.join(", ", change.silentFolders())
                    + ". Either there was no traffic, or the logs are no longer delivered.");
        }
        return warnings;
    }
}
