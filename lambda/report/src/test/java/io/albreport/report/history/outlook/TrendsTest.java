package io.albreport.report.history.outlook;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

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
    }

    @Test
    @DisplayName("Without noise the change is that of 28 days, whatever the weekday")
    void exact() {
        List<KnownDay> days = SimulatedApi.of(1e9, 0).growing(0.2).days(28, new Random(1));

        Trend trend = trend(days, Measure.REQUESTS);
        assertThat(Objects.requireNonNull(trend.per28Days())).isCloseTo(0.2, within(1e-6));
        assertThat(trend.word()).isEqualTo(Word.IMPROVING);
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
