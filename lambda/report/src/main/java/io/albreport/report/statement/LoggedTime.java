package io.albreport.report.statement;

/**
 * A line's time, which must be an instant for the line to count: {@code 2026-02-30T10:00:00Z} and hours from 24 on only
 * look like one, and what cannot be placed in the day would stop the report on it for good.
 */
public final class LoggedTime {
    private static final String YEAR = "[0-9]{4}";
    private static final String MONTH_AND_DAY = "(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
            + "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))";
    private static final String LEAP_DAY = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])"
            + "|(?:[02468][048]|[13579][26])00)-02-29";
    private static final String TIME_OF_DAY = "(?:[01][0-9]|2[0-3])(?::[0-5][0-9]){2}(?:[.][0-9]{1,9})?";

    /**
     * Matches what {@link java.time.Instant} can be, to the nanosecond; without groups, in what the regular expressions
     * of Java and RE2 have in common. Cheap where it stands: a true date of another day than the 29th of February is
     * matched in one go.
     */
    public static final String REGEX = "(?:" + YEAR + "-" + MONTH_AND_DAY + "|" + LEAP_DAY + ")T" + TIME_OF_DAY + "Z";

    private LoggedTime() {}
}
