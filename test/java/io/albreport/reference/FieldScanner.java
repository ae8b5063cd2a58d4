package io.albreport.reference;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Walks along a line, from field to field: they are divided by one space each, and some are in quotes. */
final class FieldScanner {
    private final String line;
    private int position;

    FieldScanner(String line) {
        this.line = line;
    }

    /** The fields from here on, up to the first that has not the shape it should have. */
    List<String> leading(List<FieldShape> shapes) {
        List<String> fields = new ArrayList<>();
        for (FieldShape shape : shapes) {
            String field = next(shape);
            if (field == null) {
                return fields;
            }
            fields.add(field);
        }
        return fields;
    }

    /** What follows, as it stands there. */
    String remaining() {
        return line.substring(position);
    }

    /** All that follows, up to the first that is neither a token nor quoted. */
    List<String> rest() {
        List<String> fields = new ArrayList<>();
        for (String field = next(FieldShape.TOKEN_OR_QUOTED); field != null; field = next(FieldShape.TOKEN_OR_QUOTED)) {
            fields.add(field);
        }
        return fields;
    }

    private @Nullable String next(FieldShape shape) {
        int start = position == 0 ? 0 : position + 1;
        if (start >= line.length()) {
            return null;
        }
        boolean quoted = line.charAt(start) == '"';
        int end = quoted ? closingQuote(start + 1) : spaceOrEnd(start);
        int after = quoted ? end + 1 : end;
        if (end < 0 || (after < line.length() && line.charAt(after) != ' ')) {
            return null;
        }
        String text = line.substring(quoted ? start + 1 : start, end);
        boolean token = !text.isEmpty() && text.indexOf('"') < 0;
        if ((!quoted && !token) || !shape.fits(text, quoted)) {
            return null;
        }
        position = after;
        return text;
    }

    /** A quote behind a backslash does not close the field. Load balancers write \x22, but some tools write this. */
    private int closingQuote(int from) {
        for (int i = from; i < line.length(); i++) {
            if (line.charAt(i) == '"' && line.charAt(i - 1) != '\\') {
                return i;
            }
        }
        return -1;
    }

    private int spaceOrEnd(int from) {
        int space = line.indexOf(' ', from);
        return space < 0 ? line.length() : space;
    }
}
