package io.albreport.infrastructure.dashboard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.albreport.cloudwatch.AwsMetrics;
import io.albreport.cloudwatch.EmbeddedMetrics;
import io.albreport.cloudwatch.MetricId;
import io.albreport.cloudwatch.Names;
import io.albreport.cloudwatch.Run;
import io.albreport.function.RealRuns;
import io.albreport.infrastructure.SynthesizedApp;
import io.albreport.infrastructure.alarms.TemplateAlarms;

import static org.assertj.core.api.Assertions.assertThat;

/** What an operator sees first. */
class DashboardTest {
    private final TemplateAlarms alarms = TemplateAlarms.of("prod");
    private final JsonNode dashboard = alarms.template().properties("AWS::CloudWatch::Dashboard", "Dashboard");

    @Test
    @DisplayName("I11: Its name holds environment and region, since dashboards are global")
    void is_named_by_region() {
        assertThat(dashboard.path("DashboardName").asText())
                .isEqualTo("ALB-Observability-Dashboard-prod-eu-west-1");
    }

    @Test
    @DisplayName("I11: It shows alarms, freshness, objectives, runs, errors, duration, scans, memory and logs")
    void shows_what_matters() {
        assertThat(widgets().stream().map(widget -> widget.at("/properties/title").asText(""))).contains("Alarms",
                "Report present, and how old its data was (s)", "Objectives kept (%)", "Uploads that succeeded (%)",
                "Runs and errors", "Error rate (%)", "Duration (ms)", "Data scanned by Athena (bytes)",
                "Memory used (MB)", "Recent logs", "Links of mails: requests, and those that opened nothing",
                "Links that failed, or were refused as too many");
        assertThat(metrics().stream().filter(metric -> metric.name().equals("AttainmentRate"))).hasSize(5);
        assertThat(dashboard.path("DashboardBody").toString()).contains("p50", "p95", "p99");
    }

    @Test
    @DisplayName("I11: Every alarm is on it, with a link to its runbook")
    void lists_alarms_and_runbooks() {
        JsonNode listed = widgets().stream().filter(widget -> widget.path("type").asText().equals("alarm")).findAny()
                .orElseThrow().at("/properties/alarms");
        String runbooks = widgets().stream().filter(widget -> widget.path("type").asText().equals("text")).findAny()
                .orElseThrow().at("/properties/markdown").asText();

        assertThat(listed).hasSize(alarms.all().size());
        assertThat(alarms.all().keySet()).allSatisfy(alarm -> assertThat(runbooks).contains("[%s](%s/%s.md)"
                .formatted(alarm, "https://git.example.com/traffic/blob/main/docs/runbooks", alarm)));
    }

    @Test
    @DisplayName("I11: Every line on it is of a metric that somebody emits")
    void draws_what_is_emitted() {
        List<String> own = Stream.of(Run.values())
                .flatMap(run -> EmbeddedMetrics.parse(RealRuns.captured().of(run)).stream())
                .map(point -> "ALBReport/prod " + point.name()).distinct().toList();

        assertThat(metrics()).hasSizeGreaterThan(15).allSatisfy(metric -> assertThat(AwsMetrics.publishes(metric)
                || own.contains(metric.namespace() + " " + metric.name())
                || metric.equals(new MetricId("ALBReport/prod", "MemoryUsed", Map.of()))
                || metric.equals(new MetricId("ALBReport/prod", "LinksRefused", Map.of()))).as("%s", metric).isTrue());
    }

    @Test
    @DisplayName("I11: Saved queries ask the function's log group, for fields that its lines have")
    void saves_queries() {
        List<String> logged = Stream.of(Run.values())
                .flatMap(run -> RealRuns.captured().of(run).lines()).toList();

        Map<String, JsonNode> queries = alarms.template().all("AWS::Logs::QueryDefinition");
        assertThat(queries).hasSize(5);
        queries.values().stream().map(query -> query.path("Properties")).forEach(query -> {
            assertThat(query.path("LogGroupNames").findValuesAsText("Ref"))
                    .containsExactly(alarms.template().idOf("AWS::Logs::LogGroup", "ReportFunctionLogs"));
            assertThat(fields(query.path("QueryString").asText())).allSatisfy(
                    field -> assertThat(logged).anyMatch(line -> has(line, field)));
        });
    }

    /** What stands after {@code fields}, without CloudWatch's own. */
    private static List<String> fields(String query) {
        return query.lines().filter(line -> line.contains("fields ")).flatMap(
                line -> Arrays.stream(line.substring(line.indexOf("fields ") + 7).split(", *", -1)))
                .filter(field -> !field.startsWith("@")).toList();
    }

    private static boolean has(String line, String field) {
        try {
            return !SynthesizedApp.JSON.readTree(line).at("/" + field.replace('.', '/')).isMissingNode();
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private List<MetricId> metrics() {
        List<MetricId> metrics = new ArrayList<>();
        for (JsonNode widget : widgets()) {
            widget.at("/properties/metrics").forEach(line -> {
                if (line.path(0).isTextual()) {
                    metrics.add(metric(line));
                }
            });
        }
        return metrics;
    }

    /** Namespace, name, then names and values of dimensions, then how it is drawn. */
    private static MetricId metric(JsonNode line) {
        Map<String, String> dimensions = new HashMap<>();
        for (int i = 2; i + 1 < line.size() && line.path(i).isTextual(); i += 2) {
            dimensions.put(line.path(i).asText(), line.path(i + 1).asText());
        }
        return new MetricId(line.path(0).asText(), line.path(1).asText(), dimensions);
    }

    private List<JsonNode> widgets() {
        try {
            List<JsonNode> widgets = new ArrayList<>();
            SynthesizedApp.JSON.readTree(Names.text(dashboard.path("DashboardBody"))).path("widgets")
                    .forEach(widgets::add);
            return widgets;
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
