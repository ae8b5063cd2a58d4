package io.albreport.report.history.outlook;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.albreport.report.history.days.KnownDay;
import io.albreport.report.history.days.SimulatedApi;
import io.albreport.report.model.past.Measure;
import io.albreport.report.model.past.Trend;
import io.albreport.report.model.past.Trend.Word;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Days drawn by chance with a fixed seed, whose trend is known; it prints its table. */
@DisplayName("R8: the word for a trend is right")
class TrendsTest {
    private static final int TRIALS = 1_000;

    @ParameterizedTest(name = "noise {0}")
    @DisplayName("What does not change is stable, in 95 of 100 cases")
    @ValueSource(doubles = {0.05, 0.08, 0.2})
    void flat(double noise) {
        for (Measure measure : List.of(Measure.REQUESTS, Measure.P95_MS, Measure.ERROR_SHARE)) {
            double stable = share(SimulatedApi.of(200_000, noise), measure, Word.STABLE, 1);
            System.out.printf("sim: flat, noise %.0f %%: %s stable %.1f %%%n", noise * 100, measure, stable * 100);
            // Of 1,000 draws, 942 may be 95 of 100.
            assertThat(stable).isGreaterThanOrEqualTo(0.942);
        }
    }

    /**
     * By 10 % in 28 days only where noise is small: with noise of 5 % a slope of 28 values has a deviation of 3.3 % in
     * 28 days with any method, and each weekday's level is to be learned from four of them.
     */
    @ParameterizedTest(name = "noise {0}, {1} in 28 days")
    @DisplayName("Growth, and what gets slower, is found")
    @CsvSource({"0.02, 0.1, 0.95", "0.05, 0.1, 0.5", "0.05, 0.2, 0.95", "0.08, 0.2, 0.5", "0.08, 0.3, 0.95",
            "0.2, 0.5, 0.5"})
    void growing(double noise, double growth, double least) {
        SimulatedApi api = new SimulatedApi(200_000, noise, growth, 0.001, 120);
        double more = share(api, Measure.REQUESTS, Word.IMPROVING, 1);
        double slower = share(SimulatedApi.of(200_000, noise), Measure.P95_MS, Word.DEGRADING, 1 + growth);
        System.out.printf("sim: noise %.0f %%, %.0f %% in 28 days: requests %.1f %% right, p95 %.1f %%%n", noise * 100,
                growth * 100, more * 100, slower * 100);
        assertThat(more).isGreaterThanOrEqualTo(least);
        assertThat(slower).isGreaterThanOrEqualTo(least);
    }

    @Test
    @DisplayName("Nothing is said of too few days, too few requests or too few errors")
    void unknown() {
        List<KnownDay> days = SimulatedApi.of(5_000, 0).days(28, new Random(1));

        assertThat(trend(days, Measure.REQUESTS).word()).isEqualTo(Word.STABLE);
        assertThat(trend(days.subList(1, 28), Measure.REQUESTS))
                .isEqualTo(new Trend(Measure.REQUESTS, Word.UNKNOWN, null, null, null));
        assertThat(trend(days, Measure.ERROR_SHARE).word()).isEqualTo(Word.UNKNOWN);
        assertThat(trend(SimulatedApi.of(90, 0).days(28, new Random(1)), Measure.REQUESTS).word())
                .isEqualTo(Word.UNKNOWN);
    }

    @Test
    @DisplayName("Three of the last 31 days may be missing or not whole")
    void gaps() {
        List<KnownDay> days = SimulatedApi.of(5_000, 0).days(31, new Random(1));

        assertThat(trend(without(days, 5, 6, 20), Measure.REQUESTS).word()).isEqualTo(Word.STABLE);
        assertThat(trend(without(days, 5, 6, 20, 21), Measure.REQUESTS).word()).isEqualTo(Word.UNKNOWN);
    }

    @Test
    @DisplayName("Without noise the change is that of 28 days, whatever the weekday")
    void exact() {
        List<KnownDay> days = new SimulatedApi(1e9, 0, 0.2, 0, 100).days(28, new Random(1));

        Trend trend = trend(days, Measure.REQUESTS);
        assertThat(Objects.requireNonNull(trend.per28Days())).isCloseTo(0.2, within(1e-6));
        assertThat(trend.word()).isEqualTo(Word.IMPROVING);
    }

    private static List<KnownDay> without(List<KnownDay> days, Integer... missing) {
        return days.stream().filter(day -> !List.of(missing).contains(days.indexOf(day))).toList();
    }

    private static double share(SimulatedApi api, Measure measure, Word word, double slower) {
        Random chance = new Random(28);
        int right = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            List<KnownDay> days = api.days(28, chance);
            List<KnownDay> changed = days.stream().map(day -> SimulatedApi.with(day,
                    known -> SimulatedApi.slower(known, Math.pow(slower, days.indexOf(day) / 28.0)))).toList();
            right += trend(changed, measure).word() == word ? 1 : 0;
        }
        return right / (double) TRIALS;
    }

    private static Trend trend(List<KnownDay> days, Measure measure) {
        Map<String, List<Trend>> trends = Trends.of(days.subList(0, days.size() - 1), days.getLast());
        return Objects.requireNonNull(trends.get("orders")).stream().filter(trend -> trend.measure() == measure)
                .findFirst().orElseThrow();
    }
}
