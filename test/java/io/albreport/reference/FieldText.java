package io.albreport.reference;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/** How the text of a field is to be understood. */
final class FieldText {
    /** Ten terabytes. */
    private static final int MOST_DIGITS = 13;

    private FieldText() {}

    /** Null for what a log writes when there is nothing. */
    static @Nullable String orNull(@Nullable String field) {
        return field == null || field.isEmpty() || field.equals("-") ? null : field;
    }

    static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    static boolean isHex(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128);
    }

    /** A count of bytes, 0 where none was logged, or one that no connection carries. */
    static long bytes(String text) {
        return isDigits(text) && text.length() <= MOST_DIGITS ? Long.parseLong(text) : 0;
    }

    /** Every {@code \xHH} is a byte, and the bytes are UTF-8; a byte that is not becomes U+FFFD. */
    static String decoded(String raw) {
        if (raw.indexOf('\\') < 0) {
            return raw;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < raw.length(); i++) {
            if (isEscape(raw, i)) {
                bytes.write(Integer.parseInt(raw.substring(i + 2, i + 4), 16));
                i += 3;
            } else {
                int character = raw.codePointAt(i);
                bytes.writeBytes(Character.toString(character).getBytes(StandardCharsets.UTF_8));
                i += Character.charCount(character) - 1;
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static boolean isEscape(String raw, int at) {
        return raw.startsWith("\\x", at) && at + 4 <= raw.length() && isHex(raw.substring(at + 2, at + 4));
    }
}
