package io.albreport.report.history.outlook;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;

import org.apache.commons.numbers.gamma.Erfc;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.albreport.report.history.days.KnownDay;
import io.albreport.report.history.days.SimulatedApi;
import io.albreport.report.history.days.SimulationTable;
import io.albreport.report.model.past.Measure;
import io.albreport.report.model.past.Trend;
import io.albreport.report.model.past.Trend.Word;

import static io.albreport.report.history.days.SimulationTable.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Days drawn by chance with a fixed seed, whose trend is known; it prints its table. */
@DisplayName("R8: the word for a trend is right")
class TrendsSimulationTest {
    private static final SimulationTable TABLE = new SimulationTable(
            "R8: trends whose word was right, in %. In brackets: how many are asked for, at least.",
            "28 days", "noise", "drawn", "requests", "p50", "p95", "p99", "5xx", "4xx");

    private static final int TRIALS = 1_000;

    /** How many of so many draws may fail by chance where 95 % are right: 1.645 deviations. */
    private static final double CHANCE = 1.645 * Math.sqrt(0.95 * 0.05 / TRIALS);

    @AfterAll
    static void print() {
        TABLE.print();
    }

    @ParameterizedTest(name = "noise {0}")
    @DisplayName("What does not change is stable, in 95 of 100 cases")
    @ValueSource(doubles = {0.05, 0.08, 0.2})
    void flat(double noise) {
        Map<Measure, Double> stable = right(SimulatedApi.of(200_000, noise), 1, measure -> Word.STABLE);
        row("flat", noise, stable, 0.95);
        assertThat(stable).hasSize(6).allSatisfy((measure, share) -> assertThat(share).as(measure.name())
                .isGreaterThanOrEqualTo(0.95 - CHANCE));
    }

    @ParameterizedTest(name = "noise {0}, {1} in 28 days")
    @DisplayName("Growth, and what gets slower, is found in 95 of 100 cases, where that is in reach")
    @CsvSource({"0.02, 0.1", "0.03, 0.1", "0.05, 0.1", "0.05, 0.16", "0.05, 0.2", "0.08, 0.1", "0.08, 0.2",
            "0.08, 0.28", "0.2, 0.5", "0.2, 0.85"})
    void growing(double noise, double growth) {
        SimulatedApi api = SimulatedApi.of(200_000, noise).growing(growth);
        Map<Measure, Double> right = right(api, 1 + growth,
                measure -> measure == Measure.REQUESTS ? Word.IMPROVING : Word.DEGRADING);
        right.remove(Measure.ERROR_SHARE);
        right.remove(Measure.CLIENT_ERROR_SHARE);
        double least = found(noise, growth);
        row("%s %% more".formatted(percent(growth, 0)), noise, right, least);
        assertThat(right).hasSize(4).allSatisfy((measure, share) -> assertThat(share).as(measure.name())
                .isGreaterThanOrEqualTo(least - CHANCE));
    }

    @Test
    @DisplayName("What is in reach follows from the noise: 10 % in 28 days up to 3 %, with any method up to 4 %")
    void reach() {
        // By any method: 1.96 errors for what is flat, 1.645 more to find 95 %.
        double smallest = 28 / Math.sqrt(28 * (28 * 28 - 1) / 12.0);
        assertThat(Math.log(1.1) / ((1.96 + 1.645) * smallest)).isCloseTo(0.040, within(5e-4));
        assertThat(found(0.032, 0.1)).isEqualTo(0.95);
        assertThat(found(0.033, 0.1)).isLessThan(0.95);
        assertThat(found(0.05, 0.16)).isEqualTo(0.95);
        assertThat(found(0.08, 0.27)).isEqualTo(0.95);
        assertThat(found(0.2, 0.79)).isLessThan(0.95);
    }

    /**
     * What R8 finds of such a growth, 95 % at most. With noise s the slope by least squares, with weekdays, has a deviation
     * of s / sqrt(1715): the seven weekdays have four days each, at -10.5, -3.5, 3.5 and 10.5 from their middle. By Theil and
     * Sen its variance is pi / 3 of that; and the interval of 95 % is wider by 28 / 21.
     */
    private static double found(double noise, double growth) {
        double error = 28 * noise / Math.sqrt(7 * 2 * (10.5 * 10.5 + 3.5 * 3.5)) * Math.sqrt(Math.PI / 3);
        double beyond = Math.log1p(growth) / error - 1.96 * 28 / 21;
        return Math.min(0.95, Erfc.value(-beyond / Math.sqrt(2)) / 2);
    }

    private static Map<Measure, Double> right(SimulatedApi api, double slower, Function<Measure, Word> word) {
        Random chance = new Random(28);
        Map<Measure, Double> right = new EnumMap<>(Measure.class);
        for (int trial = 0; trial < TRIALS; trial++) {
            List<KnownDay> days = new ArrayList<>(api.days(28, chance));
            for (int day = 0; day < days.size(); day++) {
                double times = Math.pow(slower, day / 28.0);
                days.set(day, SimulatedApi.with(days.get(day), known -> SimulatedApi.slower(known, times)));
            }
            for (Trend trend : Objects.requireNonNull(Trends.of(days.subList(0, 27), days.get(27)).get("orders"))) {
                right.merge(trend.measure(), trend.word() == word.apply(trend.measure()) ? 1.0 / TRIALS : 0,
                        Double::sum);
            }
        }
        return right;
    }

    private static void row(String days, double noise, Map<Measure, Double> right, double least) {
        List<String> cells = new ArrayList<>(List.of(days, percent(noise, 0), "%,d".formatted(TRIALS)));
        Stream.of(Measure.REQUESTS, Measure.P50_MS, Measure.P95_MS, Measure.P99_MS, Measure.ERROR_SHARE,
                Measure.CLIENT_ERROR_SHARE).map(
                        measure -> right.containsKey(measure)
                                ? "%s (%s)".formatted(percent(right.getOrDefault(measure, 0.0), 1), percent(least, 1))
                                : "")
                .forEach(cells::add);
        TABLE.row(cells.toArray(String[]::new));
    }
}
