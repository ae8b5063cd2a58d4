package io.albreport.report.wording;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("R6: numbers as people read them")
class FiguresTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0             | 0
            999           | 999
            1000          | 1,000
            1234567       | 1,234,567
            10000000000   | 10,000,000,000
            """)
    void groups_thousands(long count, String text) {
        assertThat(Figures.count(count)).isEqualTo(text);
    }

    @Test
    void counts_one_thing_in_the_singular() {
        assertThat(Figures.count(1, "file", "files")).isEqualTo("1 file");
        assertThat(Figures.count(0, "file", "files")).isEqualTo("0 files");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1             | 100 %
            0.999996      | 99.999 %
            0.9999999999  | 99.999 %
            0.99896       | 99.896 %
            0.998999      | 99.899 %
            0.999         | 99.900 %
            0.9989999999999999 | 99.900 %
            0             | 0.000 %
            """)
    void an_availability_never_looks_better_than_it_is(double ratio, String text) {
        assertThat(Figures.goodRatio(ratio)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 | 10      | 0 %
            1 | 10      | 10.000 %
            1 | 3000000 | 0.001 %
            1 | 3       | 33.334 %
            """)
    void a_ratio_of_errors_never_looks_better_than_it_is(long part, long whole, String text) {
        assertThat(Figures.badRatio(part, whole)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0.999   | 99.9 %
            0.9995  | 99.95 %
            0.9     | 90 %
            1       | 100 %
            """)
    void an_objective_reads_as_it_was_configured(double ratio, String text) {
        assertThat(Figures.objective(ratio)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0       | 0.0 %
            0.00001 | <0.1 %
            0.1234  | 12.3 %
            0.99999 | >99.9 %
            1       | 100.0 %
            """)
    void a_share_that_exists_is_never_nothing_and_a_part_never_all(double ratio, String text) {
        assertThat(Figures.share(ratio)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0         | 0 ms
            0.3       | <1 ms
            0.5       | 1 ms
            57.4      | 57 ms
            999.4     | 999 ms
            999.6     | 1.00 s
            1234      | 1.23 s
            4000000   | 4,000.00 s
            """)
    void milliseconds_become_seconds_from_a_thousand_on(double ms, String text) {
        assertThat(Figures.milliseconds(ms)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0                   | 0 B
            999                 | 999 B
            1000                | 1.0 kB
            999949              | 999.9 kB
            999950              | 1.0 MB
            75151558305         | 75.2 GB
            9223372036854775807 | 9.2 EB
            """)
    void bytes_are_decimal(long bytes, String text) {
        assertThat(Figures.bytes(bytes)).isEqualTo(text);
    }

    @Test
    void an_absent_value_is_a_dash() {
        assertThat(Figures.goodRatio(null)).isEqualTo("\u2013");
        assertThat(Figures.milliseconds(null)).isEqualTo("\u2013");
        assertThat(Figures.instant(null)).isEqualTo("\u2013");
        assertThat(Figures.badRatio(0, 0)).isEqualTo("\u2013");
        assertThat(Figures.share(0, 0)).isEqualTo("\u2013");
    }

    @Test
    void times_are_utc_and_say_so() {
        assertThat(Figures.instant(Instant.parse("2026-11-19T23:59:59.998Z")))
                .isEqualTo("2026-11-19 23:59:59.998 UTC");
        assertThat(Figures.day(LocalDate.of(2026, 11, 19))).isEqualTo("Thursday, 19 November 2026");
        assertThat(Figures.time(Instant.parse("2026-11-19T23:59:59.998Z"), ZoneId.of("Asia/Kolkata")))
                .isEqualTo("05:29");
        assertThat(Figures.span(Instant.parse("2026-11-19T12:00:00Z"), Instant.parse("2026-11-19T13:00:00Z"),
                ZoneId.of("Australia/Sydney"))).isEqualTo("from 23:00 to 24:00");
    }

    @Test
    @DisplayName("R12: once clocks have gone back, a time that comes again says so")
    void a_time_that_comes_again_says_so() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        Instant first = Instant.parse("2026-10-25T00:59:00Z");
        Instant second = Instant.parse("2026-10-25T01:59:00Z");

        assertThat(Figures.span(first, second, berlin)).isEqualTo("from 02:59 to 02:59 (2nd)");
        assertThat(Figures.time(second.plusSeconds(60), berlin)).isEqualTo("03:00");
        assertThat(Figures.time(second, ZoneId.of("UTC"))).isEqualTo("01:59");
    }

    @Test
    @DisplayName("R3: a percentile among the timeouts has no answer, and one of nothing has no value")
    void a_latency_among_the_timeouts_has_no_answer() {
        assertThat(Figures.latency(null, 3)).isEqualTo("no answer");
        assertThat(Figures.latency(null, 0)).isEqualTo("\u2013");
        assertThat(Figures.latency(57.4, 3)).isEqualTo("57 ms");
    }
}
