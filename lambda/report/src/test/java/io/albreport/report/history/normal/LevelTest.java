package io.albreport.report.history.normal;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.albreport.report.history.days.Point;
import io.albreport.report.model.past.Measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

@DisplayName("R7: a new level")
class LevelTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 8, 3);

    @Test
    @DisplayName("is one from the seventh day on, since the first")
    void sevenDays() {
        assertThat(requests(62, day -> day < 56 ? 1_000 : 2_000).since()).isNull();
        Level level = requests(63, day -> day < 56 ? 1_000 : 2_000);
        assertThat(level.since()).isEqualTo(MONDAY.plusDays(56));
        assertThat(level.found()).isEqualTo(MONDAY.plusDays(62));
        assertThat(level.points()).hasSize(63).allSatisfy(
                point -> assertThat(point.scaled()).isCloseTo(Math.log1p(2_000.0), within(1e-9)));
    }

    @Test
    @DisplayName("follows upon another, seven days later at the earliest")
    void twice() {
        IntToLongFunction steps = day -> day < 28 ? 1_000 : day < 35 ? 2_000 : 4_000;
        assertThat(requests(41, steps).since()).isEqualTo(MONDAY.plusDays(28));
        assertThat(requests(42, steps).since()).isEqualTo(MONDAY.plusDays(35));
        assertThat(requests(39, day -> day < 28 ? 1_000 : day < 32 ? 2_000 : 4_000).since()).as("days 32 to 38")
                .isEqualTo(MONDAY.plusDays(28));
    }

    @Test
    @DisplayName("is none where most days are no change that people care for, or none at all on the other side")
    void small() {
        assertThat(requests(70, day -> day < 56 ? 1_000 : 1_200).since()).isNull();
        assertThat(requests(63, day -> day < 56 ? 1_000 : day == 59 ? 900 : 2_000).since()).isNull();
        assertThat(requests(63, day -> day < 56 ? 1_000 : day == 59 ? 1_000 : 2_000).since()).isNull();
        assertThat(requests(63, day -> day < 56 ? 20 : 50).since()).as("of few requests").isNull();
    }

    /** Days are 20 % above or below, each weekday in turn: s = 1.4826 x 0.2 = 0.297, and f(8) = 1.2 makes 0.356 of it. */
    @Test
    @DisplayName("is none within 1.5 deviations")
    void noise() {
        assertThat(requests(63, day -> wavy(day, 0.5)).since()).as("0.5 / 0.356 = 1.4").isNull();
        assertThat(requests(63, day -> wavy(day, 0.8)).since()).as("0.8 / 0.356 = 2.2").isNotNull();
    }

    private static long wavy(int day, double above) {
        return Math.round(100_000 * Math.exp(day >= 56 ? above : (day / 7 + day % 7) % 2 == 0 ? 0.2 : -0.2));
    }

    @Test
    @DisplayName("is none of an API that ended, or whose first fourteen days are not over")
    void ends() {
        assertThat(requests(63, day -> day < 56 ? 1_000 : 0).since()).isNull();
        assertThat(shares(17, day -> day < 10 ? 10 : 500).since()).isNull();
        assertThat(shares(21, day -> day < 14 ? 10 : 500).since()).isEqualTo(MONDAY.plusDays(14));
    }

    @Test
    @DisplayName("of shares has the days since, and the next takes fourteen of them")
    void ofShares() {
        Level level = shares(31, day -> day < 20 ? 10 : 500);
        assertThat(level.since()).isEqualTo(MONDAY.plusDays(20));
        assertThat(level.points()).hasSize(11);
        IntToLongFunction steps = day -> day < 20 ? 10 : day < 34 ? 500 : 10;
        assertThat(shares(40, steps).since()).isEqualTo(MONDAY.plusDays(20));
        assertThat(shares(41, steps).since()).isEqualTo(MONDAY.plusDays(34));
        assertThat(shares(41, day -> day < 20 ? 10 : day < 33 ? 500 : 10).since())
                .as("thirteen days of the level before are too few").isNotEqualTo(MONDAY.plusDays(33));
    }

    private static Level requests(int days, IntToLongFunction count) {
        return Level.of(IntStream.range(0, days)
                .mapToObj(day -> Point.requests(MONDAY.plusDays(day), count.applyAsLong(day))).toList(),
                Measure.REQUESTS);
    }

    private static Level shares(int days, IntToLongFunction errors) {
        List<Point> points = IntStream.range(0, days).mapToObj(day -> Objects.requireNonNull(
                Point.share(MONDAY.plusDays(day), errors.applyAsLong(day), 10_000))).toList();
        return Level.of(points, Measure.ERROR_SHARE);
    }
}
