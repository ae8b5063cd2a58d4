package io.albreport.report.statement;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LoggedTextTest {
    @Test
    @DisplayName("L1: \\xHH is decoded byte by byte, then as UTF-8")
    void decodes_escapes() {
        assertThat(LoggedText.decode("\\x22curl\\x22")).isEqualTo("\"curl\"");
        assertThat(LoggedText.decode("a\\x5Cb")).isEqualTo("a\\b");
        assertThat(LoggedText.decode("\\xEC\\x97\\x90\\xec\\x9d\\xb4")).isEqualTo("에이");
        assertThat(LoggedText.decode("\\x00000022x")).isEqualTo("\u0000000022x");
    }

    @Test
    @DisplayName("L1: what is no escape, or no UTF-8, is not lost")
    void keeps_what_is_no_escape() {
        assertThat(LoggedText.decode("\\xZZ \\x2 é \\")).isEqualTo("\\xZZ \\x2 é \\");
        assertThat(LoggedText.decode("a\\xFFb")).isEqualTo("a\uFFFDb");
        assertThat(LoggedText.decode(null)).isNull();
        assertThat(LoggedText.decode("")).isEmpty();
    }
}
