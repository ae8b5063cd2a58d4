package io.albreport.report.history.days;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

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
    }
}
