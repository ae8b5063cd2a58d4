package io.albreport.report.history.days;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.albreport.report.configuration.ReportConfig;
import io.albreport.report.history.days.Summary.ApiDay;
import io.albreport.report.history.days.Summary.Sketch;
import io.albreport.report.model.LatencySketch;
import io.albreport.report.model.Totals;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("R8: what is kept of an API's day")
class KnownApiTest {
    private static final ApiDay DAY = new ApiDay("orders", List.of(), true, 50,
            new Totals.Status(0, 30, 0, 13, 7, 0), Map.of("200", 30L, "404", 13L, "502", 7L), 0, 7, 13, 0, 0, 0,
            List.of(), List.of(), new Sketch(LatencySketch.ACCURACY, new TreeMap<>(Map.of(LatencySketch.ZERO_BUCKET, 1L,
                    LatencySketch.bucket(99), 2L, LatencySketch.bucket(100.5), 3L, LatencySketch.bucket(104), 4L,
                    LatencySketch.bucket(500), 8L)), 16, 510.0));

    @Test
    @DisplayName("has those that were slower than the limit, timeouts among them, and no answer that may have kept it")
    void counts_what_is_slow() {
        assertThat(KnownApi.of(DAY, 100.0, 1).slow()).isEqualTo(4 + 8 + 16);
        assertThat(KnownApi.of(DAY, 1_000.0, 1).slow()).isEqualTo(16);
        assertThat(KnownApi.of(DAY, null, 1).slow()).isZero();
        assertThat(KnownApi.of(DAY, null, 1).timed()).isEqualTo(1 + 2 + 3 + 4 + 8 + 16);
    }

    @Test
    @DisplayName("has percentiles, and none among the timeouts")
    void has_percentiles() {
        KnownApi known = KnownApi.of(DAY, null, 1);
        assertThat(known.p50Ms()).isEqualTo(LatencySketch.milliseconds(LatencySketch.bucket(500)));
        assertThat(known.p95Ms()).isNull();
        assertThat(known.partial()).isTrue();
        assertThat(known.errors()).isEqualTo(7);
        assertThat(known.clientErrors()).isEqualTo(13);
    }

    @Test
    @DisplayName("has status codes that enough answers have")
    void has_codes() {
        assertThat(KnownApi.of(DAY, null, 1).codes()).isEqualTo(Set.of("200", "404", "502"));
        assertThat(KnownApi.of(DAY, null, 10).codes()).isEqualTo(Set.of("200", "404"));
        assertThat(KnownApi.of(DAY, null, 13).codes()).as("13 answers are enough").isEqualTo(Set.of("200", "404"));
    }

    /** By hand: of 100 answers in ascending order the 50th, the 95th and the 99th. */
    @Test
    @DisplayName("has the percentiles of its sketch")
    void has_three_percentiles() {
        KnownApi known = KnownApi.of(api("orders", List.of(), Map.of(LatencySketch.bucket(10), 50L,
                LatencySketch.bucket(20), 45L, LatencySketch.bucket(40), 4L, LatencySketch.bucket(80), 1L)), null, 1);
        assertThat(List.of(Objects.requireNonNull(known.p50Ms()), Objects.requireNonNull(known.p95Ms()),
                Objects.requireNonNull(known.p99Ms()))).containsExactly(middle(10), middle(20), middle(40));
    }

    private static Double middle(double ms) {
        return Objects.requireNonNull(LatencySketch.milliseconds(LatencySketch.bucket(ms)));
    }

    @Test
    @DisplayName("has the busiest hour of all APIs together")
    void has_a_peak_hour() {
        Summary summary = new Summary(2, LocalDate.of(2026, 8, 3), null, 0, 0, 0, false, null,
                List.of(api("a", List.of(1L, 5L, 4L), Map.of()), api("b", List.of(1L, 2L, 4L), Map.of())),
                null);
        assertThat(KnownDay.of(summary, ReportConfig.DEFAULTS).peakHour()).isEqualTo(8);
        assertThat(Objects.requireNonNull(KnownDay.of(summary, ReportConfig.DEFAULTS).apis().get("a")).codes())
                .containsExactly("200");
        assertThat(Objects.requireNonNull(KnownDay.ofReport(summary, ReportConfig.DEFAULTS).apis().get("a")).codes())
                .isEmpty();
    }

    private static ApiDay api(String name, List<Long> hours, Map<Integer, Long> buckets) {
        return new ApiDay(name, List.of(), false, 9, new Totals.Status(0, 9, 0, 0, 0, 0), Map.of("200", 9L), 0, 0, 0, 0,
                0,
                0, hours, List.of(), new Sketch(LatencySketch.ACCURACY, new TreeMap<>(buckets), 0, null));
    }
}
