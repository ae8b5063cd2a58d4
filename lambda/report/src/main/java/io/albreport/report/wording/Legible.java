package io.albreport.report.wording;

/**
 * Makes text that strangers wrote (addresses, user agents, lines of a log) safe to look at: nothing in it can hide,
 * turn the reading direction, or be illegal in XML. Escaping for HTML is not done here but by the template.
 */
public final class Legible {

    /** Longer text is cut for reading; {@code report.json} has it whole. */
    private static final int READABLE_LENGTH = 300;

    private static final int REPLACEMENT = 0xFFFD;

    private static final int DELETE = 0x7F;

    private Legible() {}

    /** The same text with what cannot be seen made visible: {@code [U+202E]} for a right-to-left override. */
    public static String of(String text) {
        if (text.chars().allMatch(c -> c >= ' ' && c < DELETE)) {
            return text;
        }
        var legible = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(codePoint -> append(legible, codePoint));
        return legible.toString();
    }

    /** The beginning of long text, with a word on how much is missing; other text whole. */
    public static String shortened(String text) {
        if (text.codePointCount(0, text.length()) <= READABLE_LENGTH) {
            return text;
        }
        int end = text.offsetByCodePoints(0, READABLE_LENGTH);
        return text.substring(0, end) + "\u2026 (" + Figures.count(text.codePointCount(end, text.length()))
                + " more characters)";
    }

    private static void append(StringBuilder legible, int codePoint) {
        boolean noCharacter = (codePoint & 0xFFFE) == 0xFFFE;
        switch (noCharacter ? Character.SURROGATE : Character.getType(codePoint)) {
            case Character.SURROGATE -> legible.appendCodePoint(REPLACEMENT);
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> legible
                    .append("[U+%04X]".formatted(codePoint));
            default -> legible.appendCodePoint(codePoint);
        }
    }
}
