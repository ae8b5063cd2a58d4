package io.albreport.function.run;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Consumer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import software.amazon.awssdk.regions.Region;

import io.albreport.function.Invocation;
import io.albreport.function.Printed;
import io.albreport.function.announcing.Announcer;
import io.albreport.function.environment.LoggedDays;
import io.albreport.function.environment.ReportEnvironment;
import io.albreport.function.health.HealthCheck;
import io.albreport.function.order.RunRequest;
import io.albreport.function.order.RunRequest.Kind;
import io.albreport.function.query.AthenaQuery;
import io.albreport.function.query.SampleRows;
import io.albreport.report.configuration.ReportConfig;
import io.albreport.report.model.Period;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever prints meanwhile would be measured too. */
@Isolated
class RunMetricsTest {
    private static final ReportEnvironment ENVIRONMENT = new ReportEnvironment(Region.EU_WEST_1, "bucket", "workgroup",
            "database", "topic", Map.of(), new LoggedDays(LocalDate.of(2026, 1, 1), OptionalInt.of(365)),
            Optional.empty(), ReportConfig.DEFAULTS, Duration.ofMinutes(3), "alb-report", "ALBReport");

    private static final Instant START = Instant.parse("2026-11-20T01:00:00Z");

    @Test
    @DisplayName("F1: a scheduled run writes what it measured, in the namespace and under its service")
    void a_scheduled_run_writes_what_it_measured() {
        List<JsonNode> lines = emitted(Kind.SCHEDULED, metrics -> {
            metrics.queried(new AthenaQuery.Finished("0f1e", "s3://b/k", "", 5_000, Duration.ofSeconds(7)));
            metrics.rendered(SampleRows.failing(List.of("checkout")), 90_000);
            metrics.uploaded(Duration.ofMillis(350));
            metrics.delivered(START.plusSeconds(60));
            metrics.mailed(Announcer.Told.NOW);
        });

        assertThat(values(lines)).containsAllEntriesOf(Map.ofEntries(Map.entry("AthenaQueryDuration", 7_000.0),
                Map.entry("AthenaDataScannedBytes", 5_000.0), Map.entry("TotalRequestsProcessed", 201.0),
                Map.entry("LinesRead", 201.0), Map.entry("MalformedLines", 0.0), Map.entry("EmptyReport", 0.0),
                Map.entry("PdfSizeBytes", 90_000.0),
                Map.entry("S3UploadDuration", 350.0), Map.entry("ReportsAttempted", 1.0),
                Map.entry("ReportsDelivered", 1.0), Map.entry("ReportsWithin30Seconds", 0.0),
                Map.entry("ReportsOnTime", 1.0),
                Map.entry("ReportsWithin90Seconds", 1.0), Map.entry("S3UploadFailures", 0.0),
                Map.entry("SnsPublishFailures", 0.0), Map.entry("ReportPresent", 1.0),
                Map.entry("DataFreshness", 3_660.0)));
        JsonNode directive = lines.getLast().path("_aws").path("CloudWatchMetrics").path(0);
        assertThat(directive.path("Namespace").textValue()).isEqualTo("ALBReport");
        assertThat(directive.path("Dimensions").toString()).isEqualTo("[[\"Service\"]]");
        assertThat(lines.getLast().path("Service").textValue()).isEqualTo("alb-report");
    }

    @Test
    @DisplayName("F1: a run that took longer than 60 s delivers, but not on time")
    void a_slow_run_is_not_on_time() {
        assertThat(values(emitted(Kind.SCHEDULED, metrics -> metrics.delivered(START.plusMillis(60_001)))))
                .containsEntry("ReportsDelivered", 1.0).containsEntry("ReportsOnTime", 0.0)
                .containsEntry("ReportsWithin90Seconds", 1.0);
    }

    @Test
    @DisplayName("F1: a failed run was attempted, and neither delivered nor on time")
    void a_failed_run_was_attempted() {
        assertThat(values(emitted(Kind.SCHEDULED, metrics -> {}))).containsEntry("ReportsAttempted", 1.0)
                .containsEntry("ReportsDelivered", 0.0).containsEntry("ReportsOnTime", 0.0)
                .doesNotContainKey("ReportPresent");
    }

    @Test
    @DisplayName("F17: a run that sets out says so before it ends, once")
    void an_attempt_is_counted_before_the_end() {
        List<JsonNode> lines = emitted(Kind.SCHEDULED, metrics -> {
            metrics.attempting();
            metrics.delivered(START.plusSeconds(9));
        });

        assertThat(values(lines.subList(0, 1))).containsExactly(Map.entry("ReportsAttempted", 1.0));
        assertThat(values(lines.subList(1, lines.size()))).containsEntry("ReportsDelivered", 1.0)
                .doesNotContainKey("ReportsAttempted");
    }

    @Test
    @DisplayName("F14: a deployment says that nothing was due before it, and measures nothing else")
    void a_new_installation_is_measured() {
        assertThat(values(emitted(Kind.REHEARSAL, RunMetrics::newInstallation)))
                .containsExactly(Map.entry("NewInstallation", 1.0));
        assertThat(emitted(Kind.BACKFILL, RunMetrics::attempting)).isEmpty();
    }

    @Test
    @DisplayName("F1: a run that finds the report says only that it is there")
    void a_run_that_finds_the_report_says_that_it_is_there() {
        assertThat(values(emitted(Kind.SCHEDULED, RunMetrics::alreadyThere))).containsEntry("ReportPresent", 1.0)
                .doesNotContainKeys("ReportsAttempted", "ReportsDelivered", "ReportsOnTime");
    }

    @Test
    @DisplayName("F1: a backfill or a rehearsal feeds no alarm")
    void other_runs_write_nothing() {
        assertThat(emitted(Kind.BACKFILL, metrics -> metrics.delivered(START))).isEmpty();
        assertThat(emitted(Kind.DRY_RUN, metrics -> {})).isEmpty();
    }

    @Test
    @DisplayName("F11: what could not be stored or mailed is counted, and a mail sent by another run is not")
    void failures_are_counted() {
        assertThat(values(emitted(Kind.CATCH_UP, metrics -> {
            metrics.uploadFailed();
            metrics.mailed(Announcer.Told.REFUSED);
        }))).containsEntry("S3UploadFailures", 1.0).containsEntry("SnsPublishFailures", 1.0);
        assertThat(values(emitted(Kind.SCHEDULED, metrics -> metrics.mailed(Announcer.Told.BEFORE))))
                .doesNotContainKey("SnsPublishFailures");
    }

    @Test
    @DisplayName("F12: a health check says whether all is well, and how many get the report")
    void a_health_check_is_measured() {
        String printed = Printed.during(() -> RunMetrics.emit(new HealthCheck.Health(false, 3L, List.of()),
                RunMetrics.sink(ENVIRONMENT)));

        assertThat(values(printed.lines().map(RunMetricsTest::json).filter(line -> line.has("_aws")).toList()))
                .containsExactlyInAnyOrderEntriesOf(Map.of("HealthCheckPassed", 0.0, "ConfirmedSubscriptions", 3.0));
    }

    private static List<JsonNode> emitted(Kind kind, Consumer<RunMetrics> run) {
        return Printed.during(() -> {
            var metrics = new RunMetrics(new RunRequest(Period.ofDay(SampleRows.DAY), kind), START,
                    RunMetrics.sink(ENVIRONMENT));
            run.accept(metrics);
            metrics.emit(new Invocation("request-1"));
        })
                .lines().map(RunMetricsTest::json).filter(line -> line.has("_aws")).toList();
    }

    private static Map<String, Double> values(List<JsonNode> lines) {
        Map<String, Double> values = new TreeMap<>();
        for (JsonNode line : lines) {
            var names = new ArrayList<String>();
            line.path("_aws").path("CloudWatchMetrics").path(0).path("Metrics")
                    .forEach(metric -> names.add(metric.path("Name").asText()));
            names.forEach(name -> values.put(name, line.path(name).doubleValue()));
        }
        return values;
    }

    private static JsonNode json(String line) {
        try {
            return new JsonMapper().readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not JSON: " + line, e);
        }
    }
}
