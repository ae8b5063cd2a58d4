package io.albreport.report.statement;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Text as a load balancer writes it into a quoted field: a quote, a backslash and each byte outside ASCII as
 * {@code \xHH}.
 */
public final class LoggedText {
    private static final Pattern ESCAPE = Pattern.compile("\\\\x[0-9a-fA-F]{2}");

    private LoggedText() {}

    /**
     * What the client sent.
     *
     * @return null for null; bytes that are not UTF-8 become U+FFFD
     */
    public static @Nullable String decode(@Nullable String logged) {
        if (logged == null || !ESCAPE.matcher(logged).find()) {
            return logged;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(logged.length());
        int at = 0;
        for (var escape = ESCAPE.matcher(logged); escape.find(); at = escape.end()) {
            bytes.writeBytes(logged.substring(at, escape.start()).getBytes(UTF_8));
            bytes.write(HexFormat.fromHexDigits(escape.group(), 2, 4));
        }
        bytes.writeBytes(logged.substring(at).getBytes(UTF_8));
        return bytes.toString(UTF_8);
    }
}
