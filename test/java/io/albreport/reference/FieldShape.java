package io.albreport.reference;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a field must look like. */
enum FieldShape {
    /** At least one character, none of them a space or a quote. */
    TOKEN,
    /** A token, and not what is left of a line with the type of the next one behind it. */
    TYPE,
    /** A token like {@code 2026-01-17T23:59:59.123456Z}, with or without a fraction, that is a moment. */
    TIME,
    /** A token of digits, dots and minus signs. */
    DECIMAL,
    /** A token of digits and minus signs. */
    WHOLE,
    /** In quotes, which may be empty. */
    QUOTED,
    /** A token or quoted: old examples have the lists of targets without quotes. */
    TOKEN_OR_QUOTED;

    /** Fields that every line has. */
    static final int REQUIRED = 18;

    /** Fields 1 to 34. */
    static final List<FieldShape> OF_ACCESS_LOG = ofAccessLog();

    private static final List<String> KNOWN_TYPES = List.of("http", "https", "h2", "grpcs", "ws", "wss");

    private static final String TIME_WITHOUT_FRACTION = "dddd-dd-ddTdd:dd:dd";

    private static List<FieldShape> ofAccessLog() {
        List<FieldShape> shapes = new ArrayList<>(List.of(TYPE, TIME, TOKEN, TOKEN, TOKEN));
        shapes.addAll(Collections.nCopies(3, DECIMAL));
        shapes.addAll(Collections.nCopies(4, WHOLE));
        shapes.addAll(List.of(QUOTED, QUOTED, TOKEN, TOKEN, TOKEN, QUOTED));
        shapes.addAll(List.of(QUOTED, QUOTED, TOKEN, TOKEN, QUOTED, QUOTED, QUOTED));
        shapes.addAll(List.of(TOKEN_OR_QUOTED, TOKEN_OR_QUOTED, QUOTED, QUOTED, TOKEN));
        shapes.addAll(List.of(QUOTED, QUOTED, QUOTED, TOKEN));
        return List.copyOf(shapes);
    }

    boolean fits(String text, boolean quoted) {
        return switch (this) {
            case QUOTED -> quoted;
            case TOKEN_OR_QUOTED -> true;
            case TOKEN -> !quoted;
            case TYPE -> !quoted && KNOWN_TYPES.stream().noneMatch(type -> !text.equals(type) && text.endsWith(type));
            case TIME -> !quoted && isTime(text);
            case DECIMAL -> !quoted && consistsOf("-.0123456789", text);
            case WHOLE -> !quoted && consistsOf("-0123456789", text);
        };
    }

    private static boolean consistsOf(String allowed, String text) {
        return text.chars().allMatch(c -> allowed.indexOf(c) >= 0);
    }

    private static boolean isTime(String text) {
        int length = TIME_WITHOUT_FRACTION.length();
        if (text.length() <= length || !text.endsWith("Z")) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char expected = TIME_WITHOUT_FRACTION.charAt(i);
            if (expected == 'd' ? !FieldText.isDigits(text.substring(i, i + 1)) : text.charAt(i) != expected) {
                return false;
            }
        }
        String fraction = text.substring(length, text.length() - 1);
        return (fraction.isEmpty() || (fraction.startsWith(".") && FieldText.isDigits(fraction.substring(1))))
                && isMoment(text);
    }

    /** Such as no 31st of June. {@link java.time.Instant} would take 24:00:00 and 23:59:60 as well. */
    private static boolean isMoment(String text) {
        try {
            LocalDateTime.parse(text.substring(0, text.length() - 1));
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
