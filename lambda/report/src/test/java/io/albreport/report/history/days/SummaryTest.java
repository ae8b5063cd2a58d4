package io.albreport.report.history.days;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

import io.albreport.report.model.Api;
import io.albreport.report.model.LatencySketch;
import io.albreport.report.model.Report;
import io.albreport.report.model.SampleReport;

import static org.assertj.core.api.Assertions.assertThat;

class SummaryTest {

    @Test
    void a_summary_has_the_counts_of_each_api_and_hour() throws IOException {
        Report report = SampleReport.ofADay();
        Api first = report.apis().getFirst();

        JsonNode summary = new JsonMapper().readTree(Summary.of(report).toJson());

        assertThat(summary.path("schemaVersion").intValue()).isEqualTo(2);
        assertThat(summary.path("date").textValue()).isEqualTo("2026-11-19");
        assertThat(summary.path("apis")).hasSize(report.apis().size());
        JsonNode api = summary.path("apis").path(0);
        assertThat(api.path("name").textValue()).isEqualTo(first.name());
        assertThat(api.path("requests").longValue()).isEqualTo(first.totals().requests());
        assertThat(api.path("target5xx").longValue()).isEqualTo(first.totals().target5xx());
        assertThat(api.path("status").path("5xx").longValue()).isEqualTo(first.totals().status().serverErrors());
        assertThat(api.path("hourlyRequests")).hasSize(24);
        assertThat(api.path("latency").path("accuracy").doubleValue()).isEqualTo(LatencySketch.ACCURACY);
    }

    @Test
    void a_summarys_sketch_gives_the_same_latencies_again() {
        LatencySketch sketch = new LatencySketch();
        sketch.add(List.of("-1000:3", "0:1", "35:20", "400:7", "10000:9"));
        sketch.addSlowestMicros(2_500_001);

        Summary.Sketch kept = Summary.Sketch.of(sketch.toLatency());

        assertThat(kept.buckets()).containsExactlyInAnyOrderEntriesOf(
                new TreeMap<>(Map.of(-1000, 3L, 0, 1L, 35, 20L, 400, 7L)));
        assertThat(kept.timeouts()).isEqualTo(9);
        assertThat(kept.maxMs()).isEqualTo(2500.001);
    }

    @Test
    void every_bucket_from_a_tenth_of_a_millisecond_to_hours_is_found_again() {
        assertThat(IntStream.rangeClosed(-115, 900))
                .allSatisfy(bucket -> assertThat(
                        LatencySketch.bucket(Objects.requireNonNull(LatencySketch.milliseconds(bucket))))
                        .isEqualTo(bucket));
    }
}
