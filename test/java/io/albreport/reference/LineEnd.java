package io.albreport.reference;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What a line has behind its 18th field.
 *
 * @param text of it all
 * @param parts of it, between quotes: the first is outside of them, the second inside, and so on
 */
record LineEnd(String text, List<String> parts) {
    private static final Pattern NEXT_LINE = Pattern.compile(" \\d{4}-\\d\\d-\\d\\dT[^ \"]*Z app/");

    /** A quote behind a backslash is none. */
    static LineEnd of(String end) {
        String text = end.replace("\\\"", "\\x22");
        return new LineEnd(text, List.of(text.split("\"", -1)));
    }

    /** Whether it does not break off within quotes, and no further line begins there but as a text in quotes. */
    boolean endsOneLine() {
        boolean closed = parts.size() % 2 == 1;
        return closed
                && (!isNextLineIn(text) || (hasOnlyFields() && outside().stream().noneMatch(LineEnd::isNextLineIn)));
    }

    private static boolean isNextLineIn(String text) {
        return NEXT_LINE.matcher(text).find();
    }

    private List<String> outside() {
        return IntStream.iterate(0, i -> i < parts.size(), i -> i + 2).mapToObj(parts::get).toList();
    }

    /** A space, or the line's end, is beside each quoted field. */
    private boolean hasOnlyFields() {
        List<String> outside = outside();
        return outside.stream().allMatch(part -> part.isEmpty() || part.startsWith(" "))
                && outside.stream().limit(outside.size() - 1L).allMatch(part -> part.endsWith(" "));
    }
}
