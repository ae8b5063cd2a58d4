package io.albreport.function.announcing;

import java.time.Instant;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.albreport.function.environment.ReportFailedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DisplayName("F7: the right to mail")
class ClaimTest {
    private static final Instant UNTIL = Instant.parse("2026-01-18T05:05:00Z");
    private static final Claim CLAIM = Claim.of("run", "eu-west-1", UNTIL);

    @Test
    void belongs_to_a_run_until_that_must_be_over() {
        assertThat(CLAIM.isOpen(UNTIL.minusMillis(1))).isFalse();
        assertThat(CLAIM.isOpen(UNTIL)).isTrue();
    }

    @Test
    void is_open_once_refused_and_never_once_confirmed() {
        assertThat(CLAIM.refused().isOpen(UNTIL.minusSeconds(60))).isTrue();
        assertThat(CLAIM.confirmed("message-1").isOpen(UNTIL.plusSeconds(60))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                              | it has no 'state'
            null                                            | it has no 'value'
            {"state":"claimed","run":"r","region":"x"}      | it has no 'until'
            {"state":"claimed","run":"r","region":"x","until":"soon"} | Text 'soon' could not be parsed at index 0
            {"state":"given","run":"r","region":"x"}        | Cannot deserialize
            []                                              | Cannot deserialize
            """)
    void is_refused_in_a_sentence_where_it_is_none(String json, String problem) {
        assertThatExceptionOfType(ReportFailedException.class).isThrownBy(() -> Claim.parse(json))
                .withMessageStartingWith("notified.json or late.json cannot be read: " + problem)
                .withMessageEndingWith(": delete it, and the mail goes out again");
    }

    @Test
    void is_read_as_it_was_written() {
        assertThat(Claim.parse(CLAIM.confirmed("message-1").toJson())).isEqualTo(CLAIM.confirmed("message-1"));
    }
}
