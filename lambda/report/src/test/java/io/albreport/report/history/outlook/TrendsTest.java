package io.albreport.report.history.outlook;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.albreport.report.history.days.KnownApi;
import io.albreport.report.history.days.KnownDay;
import io.albreport.report.history.days.SimulatedApi;
import io.albreport.report.model.past.Measure;
import io.albreport.report.model.past.Trend;
import io.albreport.report.model.past.Trend.Word;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

@DisplayName("R8: the word for a trend")
class TrendsTest {
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
        List<KnownDay> more = SimulatedApi.of(5_000, 0).days(32, new Random(1));
        assertThat(trend(without(more, 5, 6, 20, 21), Measure.REQUESTS).word()).isEqualTo(Word.UNKNOWN);
    }

    @Test
    @DisplayName("Without noise the change is that of 28 days, whatever the weekday")
    void exact() {
        List<KnownDay> days = SimulatedApi.of(1e9, 0).growing(0.2).days(28, new Random(1));

        Trend trend = trend(days, Measure.REQUESTS);
        assertThat(Objects.requireNonNull(trend.per28Days())).isCloseTo(0.2, within(1e-6));
        assertThat(trend.word()).isEqualTo(Word.IMPROVING);
    }

    /** SciPy's theilslopes on the same logarithms without their weekdays; each interval is wider by 28 / 21. */
    @Test
    @DisplayName("Trends are as others compute them")
    void reference() {
        Trend errors = trend(days(28, day -> api(1_000, 10 + day / 2 + day * day % 5, 100)), Measure.ERROR_SHARE);
        is(errors, Word.DEGRADING, 1.24334709404966, 0.7578348657136106, 1.672471895660404);
        Trend newest = trend(days(31, day -> api(Math.round(1e7 * Math.exp(2e-4 * day * day)), 0, 100)),
                Measure.REQUESTS);
        is(newest, Word.IMPROVING, 0.20297780396855566, 0.17194708114248147, 0.23483009875604827);
    }

    @Test
    @DisplayName("More requests and smaller latencies improve, and 5 % in 28 days are a change")
    void words() {
        assertThat(changing(1.055, 1.055)).containsExactly(Word.IMPROVING, Word.DEGRADING);
        assertThat(changing(1.045, 1.045)).containsExactly(Word.STABLE, Word.STABLE);
        assertThat(changing(1 / 1.06, 1 / 1.06)).containsExactly(Word.DEGRADING, Word.IMPROVING);
    }

    @Test
    @DisplayName("A hundred requests a day and ten errors are enough")
    void enough() {
        assertThat(trend(days(28, day -> api(100, 10, 100)), Measure.REQUESTS).word()).isEqualTo(Word.STABLE);
        assertThat(trend(days(28, day -> api(99, 10, 100)), Measure.REQUESTS).word()).isEqualTo(Word.UNKNOWN);
        assertThat(trend(days(28, day -> api(100, 10, 100)), Measure.ERROR_SHARE).word()).isEqualTo(Word.STABLE);
        assertThat(trend(days(28, day -> api(100, 9, 100)), Measure.ERROR_SHARE).word()).isEqualTo(Word.UNKNOWN);
    }

    private static List<Word> changing(double requests, double latency) {
        List<KnownDay> days = days(28, day -> api(Math.round(1e9 * Math.pow(requests, day / 28.0)), 0,
                100 * Math.pow(latency, day / 28.0)));
        return List.of(trend(days, Measure.REQUESTS).word(), trend(days, Measure.P95_MS).word());
    }

    private static void is(Trend trend, Word word, double per28Days, double low, double high) {
        assertThat(trend.word()).isEqualTo(word);
        assertThat(trend.per28Days()).isCloseTo(per28Days, within(1e-9));
        assertThat(trend.low()).isCloseTo(low, within(1e-9));
        assertThat(trend.high()).isCloseTo(high, within(1e-9));
    }

    private static List<KnownDay> days(int days, IntFunction<KnownApi> api) {
        return IntStream.range(0, days).mapToObj(day -> SimulatedApi.day(day, Map.of("orders", api.apply(day))))
                .toList();
    }

    private static KnownApi api(long requests, long errors, double p95Ms) {
        return new KnownApi(false, requests, errors, 0, requests, 0, p95Ms, p95Ms, p95Ms, Set.of());
    }

    private static List<KnownDay> without(List<KnownDay> days, Integer... missing) {
        return days.stream().filter(day -> !List.of(missing).contains(days.indexOf(day))).toList();
    }

    private static Trend trend(List<KnownDay> days, Measure measure) {
        Map<String, List<Trend>> trends = Trends.of(days.subList(0, days.size() - 1), days.getLast());
        return Objects.requireNonNull(trends.get("orders")).stream().filter(trend -> trend.measure() == measure)
                .findFirst().orElseThrow();
    }
}
