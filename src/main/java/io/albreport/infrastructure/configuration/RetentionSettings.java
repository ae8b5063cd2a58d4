package io.albreport.infrastructure.configuration;

import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

import software.amazon.awscdk.services.logs.RetentionDays;

import io.albreport.infrastructure.context.Section;

/**
 * How long things are kept.
 *
 * @param logsDays access logs in our own bucket
 * @param functionLogs what the function logs
 * @param protectLogs whether nobody can delete that before the protection is taken off
 */
public record RetentionSettings(int logsDays, RetentionDays functionLogs, boolean protectLogs) {
    private static final Map<Integer, RetentionDays> ALLOWED = new TreeMap<>(Map.ofEntries(
            Map.entry(1, RetentionDays.ONE_DAY),
            Map.entry(3, RetentionDays.THREE_DAYS),
            Map.entry(5, RetentionDays.FIVE_DAYS),
            Map.entry(7, RetentionDays.ONE_WEEK),
            Map.entry(14, RetentionDays.TWO_WEEKS),
            Map.entry(30, RetentionDays.ONE_MONTH),
            Map.entry(60, RetentionDays.TWO_MONTHS),
            Map.entry(90, RetentionDays.THREE_MONTHS),
            Map.entry(120, RetentionDays.FOUR_MONTHS),
            Map.entry(150, RetentionDays.FIVE_MONTHS),
            Map.entry(180, RetentionDays.SIX_MONTHS),
            Map.entry(365, RetentionDays.ONE_YEAR),
            Map.entry(400, RetentionDays.THIRTEEN_MONTHS),
            Map.entry(545, RetentionDays.EIGHTEEN_MONTHS),
            Map.entry(731, RetentionDays.TWO_YEARS),
            Map.entry(1096, RetentionDays.THREE_YEARS),
            Map.entry(1827, RetentionDays.FIVE_YEARS),
            Map.entry(2192, RetentionDays.SIX_YEARS),
            Map.entry(2557, RetentionDays.SEVEN_YEARS),
            Map.entry(2922, RetentionDays.EIGHT_YEARS),
            Map.entry(3288, RetentionDays.NINE_YEARS),
            Map.entry(3653, RetentionDays.TEN_YEARS)));

    /** How long our own bucket keeps logs; empty where there is another. */
    OptionalInt ofOwnLogs(LogSettings logs) {
        return logs.existingBucket().isPresent() ? OptionalInt.empty() : OptionalInt.of(logsDays);
    }

    /** Unless told: a month where protected, since a question may come late, and three days elsewhere. */
    static RetentionSettings from(Section retention, LogSettings logs, boolean protect) {
        if (logs.existingBucket().isPresent() && retention.has("logsDays")) {
            throw retention.refused("logsDays", "absent beside logs.existingBucket, whose owner decides");
        }
        int days = retention.whole("logRetentionDays", 1, 3653, protect ? 30 : 3);
        RetentionDays functionLogs = ALLOWED.get(days);
        if (functionLogs == null) {
            throw retention.refused("logRetentionDays", "one of " + ALLOWED.keySet());
        }
        return new RetentionSettings(retention.whole("logsDays", 7, 3650, 365), functionLogs, protect);
    }
}
