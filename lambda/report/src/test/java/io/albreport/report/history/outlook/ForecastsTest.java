package io.albreport.report.history.outlook;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.albreport.report.configuration.Prices;
import io.albreport.report.history.days.KnownApi;
import io.albreport.report.history.days.KnownDay;
import io.albreport.report.history.days.SimulatedApi;
import io.albreport.report.model.past.Forecast;
import io.albreport.report.model.past.Forecast.Ahead;
import io.albreport.report.model.past.Forecast.Estimate;
import io.albreport.report.model.past.Forecast.Interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

@DisplayName("R9: what days let expect of capacity and cost")
class ForecastsTest {
    @Test
    @DisplayName("Below 28 whole days there is none, and never one further ahead than days are known")
    void horizons() {
        List<KnownDay> days = SimulatedApi.of(5_000, 0.05).days(90, new Random(1));

        assertThat(Forecasts.of(days.subList(0, 26), days.get(26), Prices.DEFAULTS)).isEmpty();
        assertThat(horizons(days.subList(0, 28))).containsExactly(false, false, false);
        assertThat(horizons(days.subList(0, 30))).containsExactly(true, false, false);
        assertThat(horizons(days.subList(0, 89))).containsExactly(true, true, false);
        assertThat(horizons(days)).containsExactly(true, true, true);
    }

    @Test
    @DisplayName("The error of the last 14 days is known from 28 days before them, and none where all repeats")
    void tested() {
        List<KnownDay> days = SimulatedApi.of(1e8, 0).growing(0.1).days(42, new Random(1));

        assertThat(forecast(days.subList(0, 41)).testedError()).isNull();
        assertThat(Objects.requireNonNull(forecast(days).testedError())).isCloseTo(0, within(1e-6));
    }

    /** 1,000,000 requests, 100,000 in the busiest hour and 1 GB a day, always. */
    @Test
    @DisplayName("Without growth the figures are those of a day, times days and prices")
    void steady() {
        Forecast forecast = forecast(days(60), new Prices(5, 0.02, 90));
        Estimate estimate = estimate(forecast, 30);

        assertThat(forecast.growthPer28Days().value()).isCloseTo(0, within(1e-12));
        is(estimate.requests(), 1e6);
        is(estimate.peakHour(), 1e5);
        is(estimate.logBytes(), 1e9);
        is(estimate.storedBytes(), 90e9);
        is(estimate.athenaUsd(), 30 * 1e9 * 5 / 1e12);
        is(estimate.storageUsd(), 90 * 0.02);
        is(estimate(forecast, 60).storedBytes(), 90e9);
    }

    @Test
    @DisplayName("What is kept from before the first known day is not counted")
    void shortHistory() {
        is(estimate(forecast(days(40), new Prices(5, 0.02, 90)), 30).storedBytes(), 70e9);
        is(estimate(forecast(days(40), new Prices(5, 0.02, 10)), 30).storedBytes(), 10e9);
    }

    @Test
    @DisplayName("What would be cheaper is computed from the same figures")
    void cheaper() {
        assertThat(forecast(days(60), new Prices(5, 0.02, 90)).cheaper()).containsExactly(
                "In 30 days, keeping logs costs $1.80 a month and reading them $0.15: keeping is 92.3 % of both.",
                "Logs kept for 45 days instead of 90 days would save $0.90 a month.");
        assertThat(forecast(days(60), new Prices(5, 0.0001, 90)).cheaper()).containsExactly(
                "In 30 days, keeping logs costs less than a cent a month and reading them $0.15: "
                        + "reading is 94.3 % of both.");
        assertThat(forecast(days(60), new Prices(0, 0, 90)).cheaper()).isEmpty();
        assertThat(forecast(days(29), new Prices(5, 0.02, 90)).cheaper()).as("of 30 days that nobody can tell yet")
                .isEmpty();
    }

    private static void is(Interval interval, double value) {
        assertThat(interval.value()).isCloseTo(value, within(value * 2e-6));
        assertThat(interval.low()).isCloseTo(value, within(value * 2e-6));
        assertThat(interval.high()).isCloseTo(value, within(value * 2e-6));
    }

    private static List<KnownDay> days(int days) {
        KnownApi api = SimulatedApi.of(1e6, 0).on(0, new Random(1));
        return LocalDate.of(2026, 8, 3).datesUntil(LocalDate.of(2026, 8, 3).plusDays(days))
                .map(date -> new KnownDay(date, false, 1_000_000_000, 100_000, Map.of("orders", api))).toList();
    }

    private static List<Boolean> horizons(List<KnownDay> days) {
        return forecast(days).ahead().stream().map(ahead -> ahead.estimate() != null).toList();
    }

    private static Estimate estimate(Forecast forecast, int days) {
        Ahead found = forecast.ahead().stream().filter(ahead -> ahead.days() == days).findFirst().orElseThrow();
        return Objects.requireNonNull(found.estimate());
    }

    private static Forecast forecast(List<KnownDay> days) {
        return forecast(days, Prices.DEFAULTS);
    }

    private static Forecast forecast(List<KnownDay> days, Prices prices) {
        return Forecasts.of(days.subList(0, days.size() - 1), days.getLast(), prices).orElseThrow();
    }
}
