package io.albreport.local.generator.request;

import org.jspecify.annotations.Nullable;

/**
 * @param raw as it stands in the log
 * @param shown as a report must show it; null for none
 */
public record UserAgent(String raw, @Nullable String shown) {
    public static final UserAgent NONE = new UserAgent("-", null);
    public static final UserAgent EMPTY = new UserAgent("", null);

    public static UserAgent plain(String text) {
        return new UserAgent(text, text);
    }
}
