package io.albreport.report.rendering;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.albreport.report.model.Api;
import io.albreport.report.model.Report;
import io.albreport.report.model.SampleReport;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("R6: report.json")
class JsonReportTest {

    private static final String[] TOTALS = {"requests", "status", "elb4xx", "elb5xx", "target4xx", "target5xx",
            "receivedBytes", "sentBytes", "availability", "successRate", "statusCodes", "latencyMs"};

    private final JsonNode day = read(SampleReport.ofADay());

    @Test
    void has_the_keys_of_the_contract() {
        assertThat(names(day)).containsExactly("schemaVersion", "period", "verdict", "completeness",
                "incidents", "totals", "apis", "hours", "routes", "clients", "userAgents", "tls", "classifications",
                "dataQuality", "history", "findings", "tested", "changes", "forecast");
        assertThat(day.get("history").isNull()).as("no other day is known").isTrue();
        assertThat(day.get("forecast").isNull()).isTrue();
        assertThat(names(day.get("totals"))).containsExactly(TOTALS);
        assertThat(names(day.at("/totals/status"))).containsExactly("1xx", "2xx", "3xx", "4xx", "5xx", "other");
        assertThat(names(day.at("/totals/latencyMs"))).containsExactly("p50", "p90", "p95", "p99", "max", "count",
                "timeouts", "buckets");
        assertThat(names(day.get("completeness"))).containsExactly("complete", "gaps");
        assertThat(names(day.at("/incidents/0"))).containsExactly("api", "kind", "start", "end", "requests", "failed",
                "status", "causes", "text");
        assertThat(names(day.at("/incidents/0/causes/0"))).containsExactly("dimension", "values", "share",
                "shareOfRequests");
        assertThat(day.at("/incidents/0/causes/0/dimension").textValue()).isEqualTo("target");
        assertThat(names(day.at("/apis/0/targets/0"))).containsExactly("target", "requests", "errors", "p95Ms");
        assertThat(names(day.get("routes"))).containsExactly("failing", "failingOften", "slow", "busy", "asked");
        assertThat(day.at("/incidents/0/kind").textValue()).isEqualTo("errors");
        assertThat(day.at("/incidents/0/start").textValue()).isEqualTo("2026-11-19T08:00:00Z");
        assertThat(names(day.at("/incidents/0/status/0"))).containsExactly("code", "madeBy", "reason", "requests");
        assertThat(names(day.at("/hours/0"))).containsExactly("start", "hour", "requests", "status", "elb5xx",
                "target5xx",
                "p95Ms", "p99Ms", "timeouts");
        assertThat(names(day.get("dataQuality"))).containsExactly("filesRead", "filesSkipped", "filesRepeated",
                "unreadableFiles",
                "linesRead", "requestsCounted", "ignoredRequests", "outsidePeriod", "daysThere", "malformedLines",
                "malformedExamples",
                "bytesRead",
                "firstRequest", "lastRequest", "delivery", "engine", "queryId", "generator");
        assertThat(names(day.at("/dataQuality/delivery"))).containsExactly("folders", "inNextFolders", "ofDayBefore",
                "sinceDayBefore");
        assertThat(names(day.at("/dataQuality/delivery/sinceDayBefore"))).containsExactly("lateLines",
                "silentFolders");
    }

    @Test
    void writes_the_totals_of_an_api_beside_its_name() {
        assertThat(names(day.at("/apis/0"))).contains("name", "targetGroups", "state", "errors", "allowedErrors")
                .contains(TOTALS);
    }

    @Test
    @DisplayName("R3b: an API has its state, its errors and what was allowed; requests without a target group have neither")
    void writes_the_state_of_an_api() {
        assertThat(day.at("/apis/0/state").textValue()).isEqualTo("failing");
        assertThat(day.at("/apis/0/errors").longValue()).isEqualTo(1_988);
        assertThat(day.at("/apis/0/allowedErrors").longValue()).isEqualTo(1_234);
        assertThat(day.at("/apis/14/name").textValue()).isEqualTo(Api.NO_TARGET_GROUP);
        assertThat(day.at("/apis/14/state").isNull()).isTrue();
        assertThat(day.at("/apis/14/allowedErrors").isNull()).isTrue();
        assertThat(day.path("schemaVersion").intValue()).isEqualTo(2);
    }

    @Test
    void writes_times_as_text() {
        assertThat(day.at("/period/start").asText()).isEqualTo("2026-11-19T00:00:00Z");
        assertThat(day.at("/dataQuality/lastRequest").asText()).isEqualTo("2026-11-19T23:59:59.998Z");
    }

    @Test
    void writes_absent_values_as_null() {
        JsonNode empty = read(SampleReport.empty());
        for (String path : List.of("/totals/availability", "/totals/latencyMs/p95", "/dataQuality/firstRequest",
                "/dataQuality/queryId", "/hours/23/p95Ms")) {
            assertThat(empty.at(path).isNull()).as(path).isTrue();
        }
        assertThat(day.at("/tls/2/value").isNull()).isTrue();
    }

    @Test
    @DisplayName("R3: a percentile among the timeouts is null, and they are counted")
    void writes_null_for_a_percentile_among_the_timeouts() {
        JsonNode latency = read(SampleReport.ofAnOutage()).at("/apis/0/latencyMs");

        assertThat(latency.get("p50").doubleValue()).isEqualTo(29.7);
        assertThat(latency.get("p95").isNull()).isTrue();
        assertThat(latency.get("timeouts").longValue()).isEqualTo(154_320);
    }

    @Test
    void keeps_every_text_as_it_is() {
        String text = "<script>\" \\ \u0000 \u202E \uD83D\uDE00";
        assertThat(read(SampleReport.whereEveryTextIs(text)).at("/clients/0/value").asText()).isEqualTo(text);
    }

    @Test
    void replaces_half_a_character_and_goes_on() {
        assertThat(read(SampleReport.whereEveryTextIs("a\uD800b")).at("/clients/0/value").asText()).isEqualTo("a?b");
    }

    private static JsonNode read(Report report) {
        try {
            return new ObjectMapper().readTree(JsonReport.render(report));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> names(JsonNode node) {
        return node.propertyStream().map(Map.Entry::getKey).toList();
    }
}
