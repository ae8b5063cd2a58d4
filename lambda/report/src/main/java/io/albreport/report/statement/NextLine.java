package io.albreport.report.statement;

/**
 * How a further line shows within a line, where the line feed between the two is missing: files were joined of which one
 * lacks its last line feed, or what delivered them left it out. Such a line is malformed, or one request would hide
 * others. In what the regular expressions of Java and RE2 have in common.
 */
public final class NextLine {
    /**
     * From the space behind its type on. Behind field 18 no layout has such a text outside of quotes: the one time that
     * stands there is followed by a field in quotes.
     */
    public static final String REGEX = " [0-9]{4}-[0-9]{2}-[0-9]{2}T[^ \"]*Z app/";

    /** Is in every text that {@link #REGEX} matches, and hardly ever twice in a line; quick to look for. */
    public static final String HINT = "Z app/";

    /** Types that a line is known to begin with: one behind other letters belongs to the line after a torn one. */
    public static final String TYPE = "(?:https?|h2|grpcs|wss?)";

    private NextLine() {}
}
