package io.albreport.function;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.albreport.aws.QueryEngine;
import io.albreport.aws.S3Server;
import io.albreport.aws.Workgroup;
import io.albreport.infrastructure.GlueTables;
import io.albreport.local.generator.GeneratorOptions;
import io.albreport.local.generator.LogGenerator;
import io.albreport.local.generator.ProgressListener;
import io.albreport.local.generator.Truth;
import io.albreport.report.ReportConfig;
import io.albreport.report.ReportConfig.ApiConfig;
import io.albreport.trino.EmbeddedTrino;
import io.albreport.trino.GlueTable;
import io.albreport.trino.OnTrino;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** From logs in a bucket to objects, mail and metrics: real clients over the wire, the real statement on Trino. */
@OnTrino
class EndToEndTest {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 17);
    private static final String SCHEDULED = "{\"time\": \"2026-01-18T05:00:00Z\"}";
    private static final String MANIFEST = "reports/date=2026-01-17/manifest.json";
    private static final List<String> STORED = List.of("reports/date=2026-01-17/apis.csv", MANIFEST,
            "reports/date=2026-01-17/notified.json",
            "reports/date=2026-01-17/report.html", "reports/date=2026-01-17/report.json",
            "reports/date=2026-01-17/report.pdf", "summaries/date=2026-01-17/summary.json");
    private static final ReportConfig CONFIGURED = new ReportConfig(5, 0.5, null,
            List.of(new ApiConfig("Shop front", List.of("storefront"), true, null, 1.0)));

    @TempDir
    private Path folder;
    private final S3Server server = new S3Server();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final PrintStream out = System.out;

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(log, true, UTF_8));
    }

    @AfterEach
    void stop() {
        System.setOut(out);
        server.close();
    }

    @ParameterizedTest(name = "configured: {0}")
    @ValueSource(booleans = {false, true})
    @DisplayName("F1, F2, L4: a scheduled run stores the report, tells of it and measures itself")
    void a_scheduled_run(boolean configured, EmbeddedTrino trino) throws Exception {
        try (Deployment deployment = deployment(configured ? CONFIGURED : ReportConfig.DEFAULTS, trino)) {
            Truth truth = deliverLogs(deployment);

            JsonNode answer = deployment.invoke(SCHEDULED);

            assertThat(answer.path("outcome").textValue()).isEqualTo("stored");
            assertThat(deployment.stored()).containsExactlyElementsOf(STORED);
            assertTrue(deployment.json("reports/date=2026-01-17/report.json"), truth);
            assertThat(deployment.json("summaries/date=2026-01-17/summary.json").path("linesRead").longValue())
                    .isEqualTo(truth.linesRead());
            assertManifest(deployment, truth);
            assertMail(deployment, configured);
            assertMetrics(truth);
            assertLogs();
        }
    }

    @Test
    @DisplayName("F1: a day that has its report is left alone, unless it is to be replaced; nobody is told twice")
    void a_day_that_has_its_report(EmbeddedTrino trino) throws Exception {
        try (Deployment deployment = deployment(ReportConfig.DEFAULTS, trino)) {
            deliverLogs(deployment);
            deployment.invoke("{\"date\": \"2026-01-17\"}");
            byte[] first = deployment.content(MANIFEST);
            deployment.calls.clear();

            assertThat(deployment.invoke(SCHEDULED).path("outcome").textValue()).isEqualTo("alreadyThere");
            assertThat(deployment.calls.actions()).containsExactly("s3:GetObject", "s3:GetObjectVersion",
                    "s3:GetObjectVersion", "s3:GetObjectVersion", "s3:GetObjectVersion", "s3:GetObjectVersion",
                    "s3:GetObject");
            assertThat(deployment.content(MANIFEST)).isEqualTo(first);
            assertThat(metrics().path("ReportPresent").intValue()).isEqualTo(1);
            assertThat(metrics().has("ReportsAttempted")).isFalse();

            assertThat(deployment.invoke("{\"date\": \"2026-01-17\", \"replace\": true}").path("outcome").textValue())
                    .isEqualTo("stored");
            assertThat(deployment.content(MANIFEST)).isNotEqualTo(first);
            assertThat(deployment.mails()).hasSize(1);
        }
    }

    @Test
    @DisplayName("F1: a rehearsal stores nothing, tells nobody and feeds no metric")
    void a_rehearsal(EmbeddedTrino trino) throws Exception {
        try (Deployment deployment = deployment(ReportConfig.DEFAULTS, trino)) {
            deliverLogs(deployment);

            assertThat(deployment.invoke("{\"date\": \"2026-01-17\", \"dryRun\": true}").path("outcome").textValue())
                    .isEqualTo("dryRun");
            assertThat(deployment.stored()).isEmpty();
            assertThat(deployment.mails()).isEmpty();
            assertThat(log.toString(UTF_8)).doesNotContain("_aws");
        }
    }

    @Test
    @DisplayName("F10: a day without one request still has its report, and says so")
    void a_day_without_a_request(EmbeddedTrino trino) throws Exception {
        try (Deployment deployment = deployment(ReportConfig.DEFAULTS, trino)) {
            deployment.invoke(SCHEDULED);

            assertThat(deployment.stored()).containsExactlyElementsOf(STORED);
            assertThat(metrics().path("EmptyReport").intValue()).isEqualTo(1);
            assertThat(deployment.mails().getFirst().get("Message")).contains("Requests: 0");
        }
    }

    @Test
    @DisplayName("F8: a failed query fails the run with Athena's reason, and is measured as a failure")
    void a_failed_query() throws Exception {
        QueryEngine broken = _ -> {
            throw new IOException("HIVE_CANNOT_OPEN_SPLIT: no access");
        };
        try (Deployment deployment = new Deployment(server, names(), ReportConfig.DEFAULTS, broken)) {
            assertThatThrownBy(() -> deployment.invoke(SCHEDULED)).isInstanceOf(ReportFailedException.class)
                    .hasMessageContaining("failed: HIVE_CANNOT_OPEN_SPLIT: no access");

            assertThat(deployment.stored()).isEmpty();
            assertThat(metrics().path("ReportsAttempted").intValue()).isEqualTo(1);
            assertThat(metrics().has("ReportPresent")).isFalse();
        }
    }

    private Deployment deployment(ReportConfig config, EmbeddedTrino trino) throws IOException {
        GlueTable table = GlueTable.from(GlueTables.accessLogs(List.of("111122223333", "444455556666"),
                List.of("eu-central-1", "us-east-1"), DAY.minusDays(10)));
        return new Deployment(server, names(), config,
                new BucketOnTrino(trino, table, server.client(), names().logBucket(), folder));
    }

    private static Workgroup names() {
        return new Workgroup("alb-report-dev", Deployment.ACCOUNT, "eu-west-1", "alb_report_dev", "access_logs",
                "access-logs", "alb/AWSLogs/", "query-results");
    }

    private Truth deliverLogs(Deployment deployment) throws IOException {
        Path logs = folder.resolve("logs");
        Truth truth = LogGenerator.generate(new GeneratorOptions(DAY, 1_000, 11, 20), logs, ProgressListener.SILENT);
        deployment.upload(logs.resolve("AWSLogs"), "alb/AWSLogs/");
        return truth;
    }

    private static void assertTrue(JsonNode report, Truth truth) {
        assertThat(report.at("/totals/requests").longValue()).isEqualTo(truth.requestsCounted());
        assertThat(report.at("/totals/elb5xx").longValue()).isEqualTo(truth.totals().elb5xx());
        assertThat(report.at("/totals/target5xx").longValue()).isEqualTo(truth.totals().target5xx());
        JsonNode quality = report.path("dataQuality");
        assertThat(quality.path("linesRead").longValue()).isEqualTo(truth.linesRead());
        assertThat(quality.path("outsidePeriod").longValue()).isEqualTo(truth.outsidePeriod());
        assertThat(quality.path("malformedLines").longValue()).isEqualTo(truth.malformedLines());
        assertThat(quality.path("engine").textValue()).isEqualTo("Athena engine version 3");
        assertThat(quality.path("malformedExamples").path(0).path("text").textValue()).isNotBlank();
    }

    private static void assertManifest(Deployment deployment, Truth truth) throws Exception {
        JsonNode manifest = deployment.json(MANIFEST);
        assertThat(manifest.path("region").textValue()).isEqualTo("eu-west-1");
        assertThat(manifest.path("requestsCounted").longValue()).isEqualTo(truth.requestsCounted());
        assertThat(manifest.path("bytesScanned").longValue()).isPositive();
        deployment.assertWhole("2026-01-17");
    }

    /** The link in the mail is opened as its reader would, without credentials. */
    private static void assertMail(Deployment deployment, boolean configured) throws Exception {
        assertThat(deployment.mails()).hasSize(1);
        Map<String, String> mail = deployment.mails().getFirst();
        assertThat(mail).containsEntry("TopicArn", Deployment.TOPIC);
        assertThat(mail.get("Subject")).startsWith("ALB report 2026-01-17: ");
        String text = mail.getOrDefault("Message", "");
        assertThat(text).contains("Requests: 1,000\n", "works for some hours", "made in eu-west-1");
        assertThat(text.contains("\n- Shop front: ")).isEqualTo(configured);
        String link = text.lines().filter(line -> line.startsWith("Report: "))
                .map(line -> line.substring("Report: ".length())).findFirst().orElseThrow();
        HttpResponse<byte[]> page = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(link)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(page.body()).isEqualTo(deployment.content("reports/date=2026-01-17/report.html"));
        assertThat(page.headers().firstValue("Content-Type").orElse(""))
                .isEqualToIgnoringCase("text/html;charset=utf-8");
    }

    /** All that is not a metric is a log line, and bears the request's id. */
    private void assertLogs() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : log.toString(UTF_8).lines().filter(text -> text.contains("io.albreport.function")
                || text.contains("Athena query")).toList()) {
            lines.add(new JsonMapper().readTree(line));
        }
        assertThat(lines).isNotEmpty().allSatisfy(line -> {
            assertThat(line.path("level").textValue()).isIn("INFO", "WARN", "DEBUG");
            assertThat(line.path("correlation_id").textValue()).isEqualTo("request-1");
            assertThat(line.path("message").textValue()).isNotBlank();
        });
    }

    private void assertMetrics(Truth truth) throws IOException {
        JsonNode metrics = metrics();
        assertThat(metrics.path("TotalRequestsProcessed").longValue()).isEqualTo(truth.requestsCounted());
        assertThat(metrics.path("MalformedLines").longValue()).isEqualTo(truth.malformedLines());
        assertThat(metrics.path("DataFreshness").longValue()).isEqualTo(5 * 3_600 + 7);
        assertThat(metrics.path("AthenaQueryDuration").longValue()).isEqualTo(1_500);
        assertThat(metrics.path("PdfSizeBytes").longValue()).isGreaterThan(10_000);
        for (String one : List.of("ReportsAttempted", "ReportsDelivered", "ReportsOnTime", "ReportPresent")) {
            assertThat(metrics.path(one).intValue()).as(one).isEqualTo(1);
        }
        assertThat(metrics.at("/_aws/CloudWatchMetrics/0/Namespace").textValue()).isEqualTo("ALBReport/dev");
    }

    /** The newest line of embedded metrics that is about a run. */
    private JsonNode metrics() throws IOException {
        String line = log.toString(UTF_8).lines()
                .filter(text -> text.contains("\"ReportPresent\"") || text.contains("\"ReportsAttempted\""))
                .reduce((_, last) -> last).orElseThrow();
        return new JsonMapper().readTree(line);
    }
}
