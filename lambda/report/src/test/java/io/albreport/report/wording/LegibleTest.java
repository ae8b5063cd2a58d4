package io.albreport.report.wording;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("R6: text that strangers wrote")
class LegibleTest {

    @ParameterizedTest
    @CsvSource({"'plain text', 'plain text'",
            "caf\u00E9 \u65E5\u672C \uD83D\uDE00, caf\u00E9 \u65E5\u672C \uD83D\uDE00",
            "a\u0000b, a[U+0000]b", "a\u001Bb, a[U+001B]b", "a\u007Fb, a[U+007F]b", "a\u0085b, a[U+0085]b",
            "a\u202Eb, a[U+202E]b", "a\u2066b, a[U+2066]b", "a\u200Bb, a[U+200B]b", "a\u2028b, a[U+2028]b"})
    void shows_what_could_not_be_seen(String text, String legible) {
        assertThat(Legible.of(text)).isEqualTo(legible);
    }

    @Test
    void replaces_what_no_file_can_hold() {
        assertThat(Legible.of("a\uD800b\uDC00c\uFFFEd\uFFFF")).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFD");
    }

    @Test
    void cuts_long_text_and_says_how_much_is_missing() {
        assertThat(Legible.shortened("x".repeat(300))).hasSize(300);
        assertThat(Legible.shortened("x".repeat(5_000))).startsWith("xxx").endsWith("x\u2026 (4,700 more characters)");
    }

    @Test
    void never_cuts_a_character_in_two() {
        assertThat(Legible.shortened("\uD83D\uDE00".repeat(301))).contains("\uD83D\uDE00\u2026 (1 more characters)");
    }
}
