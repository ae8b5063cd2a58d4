package io.albreport.local.generator;

import org.jspecify.annotations.Nullable;

/**
 * @param raw as it stands in the log
 * @param shown as a report must show it; null for none
 */
record UserAgent(String raw, @Nullable String shown) {
    static final UserAgent NONE = new UserAgent("-", null);
    static final UserAgent EMPTY = new UserAgent("", null);

    static UserAgent plain(String text) {
        return new UserAgent(text, text);
    }
}
