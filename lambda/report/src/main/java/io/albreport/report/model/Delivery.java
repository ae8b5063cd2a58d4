package io.albreport.report.model;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * In which folders a day's lines lay when its report was made. Load balancers date folders by delivery, and have one for
 * each account and region. Kept with the report, so that the next day's report can tell what came after it, and what no
 * longer comes.
 *
 * @param folders lines counted by account and region, such as {@code 111122223333/eu-central-1}; none where files lie
 *        elsewhere
 * @param inNextFolders lines counted that lay in folders that the next day's report reads, too
 * @param ofDayBefore lines of the time before that lay in the folders read
 * @param sinceDayBefore null where the day before has no report to compare with
 */
public record Delivery(Map<String, Long> folders, long inNextFolders, long ofDayBefore,
        @Nullable Change sinceDayBefore) {
    /** Of files that lie in no folder of a load balancer. */
    public static final Delivery UNKNOWN = new Delivery(Map.of(), 0, 0, null);

    /**
     * What is different from the day before.
     *
     * @param lateLines lines of the day before that its report has not: they came after it was made
     * @param silentFolders that had lines of the day before, and have none of this day
     */
    public record Change(long lateLines, List<String> silentFolders) {}

    /** The same, compared with that of the day before, as it was when that day's report was made. */
    public Delivery since(Delivery before) {
        return new Delivery(folders, inNextFolders, ofDayBefore,
                new Change(Math.max(0, ofDayBefore - before.inNextFolders()),
                        before.folders().entrySet().stream()
                                .filter(folder -> folder.getValue() > 0
                                        && folders.getOrDefault(folder.getKey(), 0L) == 0)
                                .map(Map.Entry::getKey).sorted().toList()));
    }
}
