package io.albreport.report.history.days;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.albreport.report.model.past.Measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

@DisplayName("R7: one measure of one API on a whole day")
class PointTest {
    private static final LocalDate DAY = LocalDate.of(2026, 8, 3);

    /** NumPy: arcsin(sqrt((x + 0.375) / (n + 0.75))), and 2 sqrt(n + 0.5) times as much. */
    @Test
    @DisplayName("Shares are transformed by Anscombe's formula")
    void shares() {
        Point point = Objects.requireNonNull(Point.share(DAY, 40, 4_000));
        assertThat(point.scaled()).isCloseTo(0.10062797932880321, within(1e-14));
        assertThat(2 * Math.sqrt(4_000.5) * point.scaled()).isCloseTo(12.729339949943059, within(1e-11));
        assertThat(point.value()).isEqualTo(0.01);
        assertThat(Objects.requireNonNull(Point.share(DAY, 0, 1_000)).scaled())
                .isCloseTo(0.019358868120376505, within(1e-14));
        assertThat(Objects.requireNonNull(Point.share(DAY, 1_000, 1_000)).scaled())
                .isCloseTo(1.5514374586745183, within(1e-12));
        assertThat(Point.share(DAY, 0, 0)).isNull();
    }

    @Test
    @DisplayName("Requests are ln(count + 1), and latencies ln(ms) of a millisecond at least")
    void logarithms() {
        assertThat(Point.requests(DAY, 0).scaled()).isZero();
        assertThat(Point.requests(DAY, 4_000).scaled()).isCloseTo(8.294299608857235, within(1e-12));
        assertThat(latency(1_000, 120.0).scaled()).isCloseTo(4.787491742782046, within(1e-12));
        assertThat(latency(1_000, 0.2).scaled()).isZero();
        assertThat(latency(1_000, 0.2).value()).isEqualTo(0.2);
    }

    @Test
    @DisplayName("Latencies count from 1,000 timed requests on, and where there is one")
    void leastTimed() {
        assertThat(Point.of(DAY, api(false, 999, 120.0), Measure.P95_MS)).isNull();
        assertThat(Point.of(DAY, api(false, 1_000, 120.0), Measure.P95_MS)).isNotNull();
        assertThat(Point.of(DAY, api(false, 1_000, null), Measure.P95_MS)).isNull();
    }

    @Test
    @DisplayName("A day that is not whole is none, and one without the API is one of no request, once it existed")
    void wholeDays() {
        List<KnownDay> days = List.of(day(0, false, Map.of()), day(1, false, Map.of("orders", api(false, 50, null))),
                day(2, true, Map.of("orders", api(false, 20, null))),
                day(3, false, Map.of("orders", api(true, 30, null))),
                day(4, false, Map.of()), day(5, true, Map.of()));

        assertThat(Points.of(days, "orders", Measure.REQUESTS)).extracting(Point::date, Point::cases).containsExactly(
                tuple(DAY.plusDays(1), 50L),
                tuple(DAY.plusDays(4), 0L));
        assertThat(Points.of(days, "orders", Measure.ERROR_SHARE)).hasSize(1);
        assertThat(Points.value(api(false, 0, null), Measure.ERROR_SHARE)).isNull();
        assertThat(Points.value(api(false, 0, null), Measure.CLIENT_ERROR_SHARE)).isNull();
    }

    private static Point latency(long timed, double ms) {
        return Objects.requireNonNull(Point.of(DAY, api(false, timed, ms), Measure.P95_MS));
    }

    private static KnownApi api(boolean partial, long requests, @Nullable Double p95Ms) {
        return new KnownApi(partial, requests, 0, 0, requests, 0, p95Ms, p95Ms, p95Ms, Set.of());
    }

    private static KnownDay day(int day, boolean partial, Map<String, KnownApi> apis) {
        return new KnownDay(DAY.plusDays(day), partial, 0, 0, apis);
    }
}
