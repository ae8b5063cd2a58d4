package io.albreport.report.history.outlook;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.albreport.report.configuration.Prices;
import io.albreport.report.history.days.KnownDay;
import io.albreport.report.history.days.SimulatedApi;
import io.albreport.report.history.days.SimulationTable;
import io.albreport.report.model.past.Forecast;
import io.albreport.report.model.past.Forecast.Interval;

import static io.albreport.report.history.days.SimulationTable.percent;
import static org.assertj.core.api.Assertions.assertThat;

/** Days drawn by chance with a fixed seed, and those that follow; it prints its table. */
@DisplayName("R9: the interval of a forecast covers what comes")
class ForecastsSimulationTest {
    private static final SimulationTable TABLE = new SimulationTable(
            "R9: days within the interval of 90 % that was forecast for them, in %",
            "days known", "ahead", "noise", "growth", "lost", "drawn", "covered");

    private static final int TRIALS = 1_000;

    @AfterAll
    static void print() {
        TABLE.print();
    }

    @ParameterizedTest(name = "{0} days, {1} ahead, noise {2}, growth {3}, lost {4}")
    @DisplayName("In 85 to 95 % of cases")
    @CsvSource({"30, 30, 0.05, 0, 0", "30, 30, 0.2, 0.1, 0", "45, 30, 0.08, 0.1, 0", "60, 30, 0.08, 0, 0",
            "60, 60, 0.08, 0.1, 0", "60, 60, 0.2, -0.1, 0", "90, 30, 0.05, 0.1, 0", "90, 60, 0.2, 0, 0",
            "90, 90, 0.05, 0, 0", "90, 90, 0.08, 0.1, 0", "90, 90, 0.2, 0.1, 0", "60, 30, 0.08, 0.1, 0.2"})
    void covers(int history, int ahead, double noise, double growth, double lost) {
        Random chance = new Random(history + ahead);
        SimulatedApi api = SimulatedApi.of(200_000, noise).growing(growth);
        int covered = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            List<KnownDay> days = api.days(history, chance);
            List<KnownDay> known = Stream.concat(
                    days.subList(0, history - 1).stream().filter(day -> chance.nextDouble() >= lost),
                    Stream.of(days.getLast())).toList();
            Interval interval = forecast(known, ahead);
            long came = api.on(history - 1 + ahead, chance).requests();
            covered += came >= interval.low() && came <= interval.high() ? 1 : 0;
        }
        TABLE.row(String.valueOf(history), String.valueOf(ahead), percent(noise, 0), percent(growth, 0),
                percent(lost, 0), "%,d".formatted(TRIALS), percent(covered / (double) TRIALS, 1));
        assertThat(covered / (double) TRIALS).isBetween(0.85, 0.95);
    }

    private static Interval forecast(List<KnownDay> days, int ahead) {
        Forecast forecast = Forecasts.of(days.subList(0, days.size() - 1), days.getLast(), Prices.DEFAULTS)
                .orElseThrow();
        return Objects.requireNonNull(forecast.ahead().stream().filter(one -> one.days() == ahead).findFirst()
                .orElseThrow().estimate()).requests();
    }
}
