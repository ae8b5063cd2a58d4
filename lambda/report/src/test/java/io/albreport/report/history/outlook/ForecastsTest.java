package io.albreport.report.history.outlook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

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
    private static final long[] REQUESTS = {10_000, 10_551, 10_677, 10_375, 9_645, 4_956, 3_859, 10_410, 10_984, 11_127,
            10_336, 10_118, 4_895, 3_806, 10_439, 11_035, 11_195, 10_416, 10_211, 4_954, 3_871, 10_588, 11_206, 10_882,
            10_617, 9_922, 5_132, 4_056, 10_857, 10_996, 11_191, 10_937, 10_255, 4_929, 3_860, 10_745, 11_408, 11_119,
            10_877, 10_206, 4_845, 3_783, 10_753, 11_438, 11_667, 10_936, 10_277, 4_880, 3_825};

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

    /** The same steps in NumPy, with SciPy's theilslopes: a week's shape, 1 % of growth a week, and noise. */
    @Test
    @DisplayName("Growth, forecasts and costs are as others compute them")
    void reference() {
        List<KnownDay> days = days(35, REQUESTS);
        Forecast forecast = forecast(days, new Prices(5, 0.02, 90));
        Estimate estimate = estimate(forecast, 30);

        is(forecast.growthPer28Days(), 0.041499418813291535, 0.023322957642581757, 0.059464584795937726);
        is(estimate.requests(), 11_849.908521099507, 11_154.20551302931, 12_589.003474465364);
        is(estimate.peakHour(), 947.9926816879606, 892.0421375456341, 1_007.4525481571848);
        is(estimate.logBytes(), 722_844.4197870699, 672_398.9532685067, 777_074.4625306639);
        is(estimate.storedBytes(), 36_076_188.29980812, 35_468_267.28642019, 36_703_330.15290447);
        is(estimate.storageUsd(), 7.215237659961624e-4, 7.093653457284038e-4, 7.340666030580895e-4);
        is(estimate.athenaUsd(), 8.60688864990406e-5, 8.302928143210094e-5, 8.920459576452237e-5);
        assertThat(Objects.requireNonNull(forecast(days(49, REQUESTS)).testedError()))
                .isCloseTo(0.016045808876403167, within(1e-9));
    }

    /** NumPy: by the median of all slopes 0.25 % more in 28 days, and from no week to the next that much. */
    @Test
    @DisplayName("Growth is no faster than in its fastest week")
    void capped() {
        long[] requests = LongStream.range(0, 31).map(day -> 10_000 + day * day * 389 % 2_003).toArray();
        is(forecast(days(31, requests)).growthPer28Days(), -0.037157964003733966, -0.056727066426597646,
                0.07233982745973583);
    }

    /** By hand: 28 days of 1,000 requests, and then 14 of 1,250: of 1,001 (a logarithm of count + 1) that is 0.8008. */
    @Test
    @DisplayName("The error of the last 14 days is the median of what was missed, whichever way")
    void testedByHand() {
        long[] requests = new long[42];
        Arrays.fill(requests, 0, 28, 1_000);
        Arrays.fill(requests, 28, 42, 1_250);
        assertThat(Objects.requireNonNull(forecast(days(42, requests)).testedError())).isCloseTo(0.1992, within(1e-9));
    }

    @Test
    @DisplayName("Days that are not whole, and those without a request, tell nothing of growth")
    void wholeDays() {
        List<KnownDay> days = new ArrayList<>(days(35, REQUESTS));
        Interval growth = forecast(days).growthPer28Days();
        KnownDay first = days.getFirst();
        days.add(0, new KnownDay(first.date().minusDays(1), true, 1, 1,
                Map.of("orders", SimulatedApi.of(1e6, 0).on(0, new Random(1)))));
        days.add(0, new KnownDay(first.date().minusDays(2), false, 0, 0, Map.of()));

        assertThat(forecast(days).days()).isEqualTo(35);
        assertThat(forecast(days).growthPer28Days()).isEqualTo(growth);
        assertThat(estimate(forecast(days), 30).logBytes())
                .isEqualTo(estimate(forecast(days(35, REQUESTS)), 30).logBytes());
    }

    private static void is(Interval interval, double value, double low, double high) {
        double rounding = Math.abs(value) * 1e-9;
        assertThat(interval.value()).isCloseTo(value, within(rounding));
        assertThat(interval.low()).isCloseTo(low, within(rounding));
        assertThat(interval.high()).isCloseTo(high, within(rounding));
    }

    /** Each of 60 to 62 bytes, 8 or 9 % of them in the busiest hour. */
    private static List<KnownDay> days(int days, long... requests) {
        return IntStream.range(0, days).mapToObj(day -> new KnownDay(LocalDate.of(2026, 8, 3).plusDays(day), false,
                requests[day] * (60 + day % 3), requests[day] * (8 + day % 2) / 100, Map.of("orders",
                        new KnownApi(false, requests[day], 0, 0, 0, 0, null, null, null, Set.of()))))
                .toList();
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
