package io.albreport.report.history.days;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.albreport.report.configuration.ApiRoutes;
import io.albreport.report.configuration.RouteTemplate;
import io.albreport.report.model.Api;
import io.albreport.report.model.LatencySketch;
import io.albreport.report.model.Report;
import io.albreport.report.model.SampleReport;

import static java.nio.charset.StandardCharsets.UTF_8;
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
    @DisplayName("R4, R13: a summary has what was learnt of routes, and reads it again")
    void a_summary_has_what_was_learnt() throws IOException {
        List<ApiRoutes> learnt = List.of(new ApiRoutes("shop", List.of(new RouteTemplate("/articles/{value}"))));
        Summary summary = Summary.of(SampleReport.ofADay(), learnt);

        assertThat(new JsonMapper().readTree(summary.toJson()).path("learnt").toString())
                .isEqualTo("[{\"api\":\"shop\",\"routes\":[\"/articles/{value}\"]}]");
        assertThat(read(summary.toJson()).learnt()).isEqualTo(learnt);
        assertThat(Summary.of(SampleReport.ofADay()).learnt()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "7", "\"a\"", "{}", "[]", "[7, null, [], {}]", "{\"api\": \"shop\"}",
            "[{\"api\": 7, \"routes\": [\"/a/{value}\"]}]", "[{\"api\": \"shop\", \"routes\": \"/a/{value}\"}]",
            "[{\"api\": \"shop\", \"routes\": [7, null, \"\", \"a\", \"/a\", \"/{a b}\", \"/a/{value}?\", \"/a /{value}\", \"/\\n/{value}\"]}]"})
    @DisplayName("R13: whatever else stands there is passed over, and the day's numbers are good")
    void passes_over_what_is_odd(String learnt) throws IOException {
        Summary summary = read(with(learnt));

        assertThat(summary.learnt()).isEmpty();
        assertThat(summary.apis()).hasSameSizeAs(SampleReport.ofADay().apis());
    }

    @Test
    @DisplayName("R13: and of very much, what a statement has room for")
    void reads_no_more_than_a_statement_takes() throws IOException {
        String routes = IntStream.range(0, 50).mapToObj(i -> "\"/" + i + "/{value}\"").collect(Collectors.joining(","));
        String api = "{\"api\": \"%s\", \"routes\": [\"/%s/{value}\", \"/0/{value}\", %s]}";

        assertThat(read(with("[" + api.formatted("a".repeat(1_001), "a", routes) + ","
                + api.formatted("shop", "a".repeat(300), routes) + "]")).learnt()).singleElement()
                .satisfies(kept -> assertThat(kept.routes()).hasSize(20).doesNotHaveDuplicates()
                        .allSatisfy(route -> assertThat(route.path()).hasSizeLessThan(20)));
    }

    @Test
    @DisplayName("R13: summaries that were kept before have none")
    void reads_older_summaries() throws IOException {
        String older = new String(Summary.of(SampleReport.ofADay()).toJson(), UTF_8).replace(",\"learnt\":[]", "");

        assertThat(older).doesNotContain("learnt");
        assertThat(read(older.getBytes(UTF_8)).learnt()).isEmpty();
    }

    private static byte[] with(String learnt) {
        String summary = new String(Summary.of(SampleReport.ofADay()).toJson(), UTF_8);
        assertThat(summary).endsWith("\"learnt\":[]}");
        return summary.replace("\"learnt\":[]", "\"learnt\":" + learnt).getBytes(UTF_8);
    }

    private static Summary read(byte[] json) throws IOException {
        return Summary.read(new ByteArrayInputStream(json));
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
