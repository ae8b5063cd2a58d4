package io.albreport.report.verdict;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Against bounds that were computed another way: as the p at which the binomial tail, summed up in exact fractions, is
 * 5 %. R's {@code binom.test(5, 10, alternative = "greater")} gives the first of them, 0.2224411.
 */
class EvidenceTest {
    private static final double LAST_DIGIT = 1e-7;

    @ParameterizedTest(name = "{0} of {1}: {2}")
    @CsvSource({"5, 10, 0.22244110", "10, 100, 0.05526324", "1, 437, 0.00011737", "5, 437, 0.00451887",
            "5, 1000, 0.00197215", "8, 2000, 0.00199192", "20, 10000, 0.00132585", "12, 7178, 0.00096492",
            "13, 7178, 0.00107159", "5, 5, 0.54928027", "60, 60, 0.95129709"})
    @DisplayName("R3b: the bound of evidence is the one-sided 95 % lower bound of Clopper and Pearson")
    void the_bound_is_clopper_and_pearsons(long cases, long of, double bound) {
        assertThat(Evidence.isAbove(bound - LAST_DIGIT, cases, of)).isTrue();
        assertThat(Evidence.isAbove(bound + LAST_DIGIT, cases, of)).isFalse();
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({"5, 1971, true", "5, 1972, false", "13, 7178, true", "12, 7178, false", "16, 10000, true",
            "15, 10000, false", "1, 437, false"})
    @DisplayName("R3b: so many errors prove that 99.9 % was missed, and one fewer do not")
    void so_many_prove_it(long errors, long requests, boolean proven) {
        assertThat(Evidence.isAbove(0.001, errors, requests)).isEqualTo(proven);
    }

    @Test
    void what_is_never_allowed_is_proven_by_one_case_and_what_always_is_by_none() {
        assertThat(Evidence.isAbove(0, 1, 1_000_000_000)).isTrue();
        assertThat(Evidence.isAbove(1, 1_000_000_000, 1_000_000_000)).isFalse();
    }
}
