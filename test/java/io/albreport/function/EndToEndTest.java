package io.albreport.function;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.sync.RequestBody;

import io.albreport.aws.Call;
import io.albreport.aws.QueryEngine;
import io.albreport.aws.Role;
import io.albreport.aws.Roles;
import io.albreport.aws.S3Server;
import io.albreport.aws.Workgroup;
import io.albreport.function.chaos.CannedAnswer;
import io.albreport.function.environment.ReportFailedException;
import io.albreport.local.generator.LogGenerator;
import io.albreport.local.generator.ProgressListener;
import io.albreport.local.generator.truth.GeneratorOptions;
import io.albreport.local.generator.truth.Truth;
import io.albreport.reference.ReferenceOptions;
import io.albreport.reference.ReferenceReader;
import io.albreport.report.configuration.ReportConfig;
import io.albreport.report.model.Hour;
import io.albreport.report.model.Period;
import io.albreport.report.model.Report;
import io.albreport.trino.EmbeddedTrino;
import io.albreport.trino.FewerFiles;
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
    /** What the generator delivers for, in the order in which the template's take their place. */
    private static final List<String> ACCOUNTS = List.of("111122223333", "444455556666");
    private static final List<String> REGIONS = List.of("eu-central-1", "us-east-1");

    @TempDir
    private static Path generated;
    private static Truth truth;

    @TempDir
    private Path folder;
    private final S3Server server = new S3Server();
    private final Printed log = new Printed();

    @BeforeAll
    static void generate() throws IOException {
        truth = generated(1_000);
        generated(20_000);
    }

    private static Truth generated(int requests) throws IOException {
        Path logs = generated.resolve(String.valueOf(requests));
        Truth generated = LogGenerator.generate(new GeneratorOptions(DAY, requests, 11, 20), logs,
                ProgressListener.SILENT);
        FewerFiles.join(logs);
        return generated;
    }

    @AfterEach
    void stop() {
        log.close();
        server.close();
    }

    /** Of an environment with its own log bucket and no settings, and of one with an existing bucket, a prefix and some. */
    static Stream<DeployedFunction> functions() {
        return Stream.of("dev", "prod").flatMap(environment -> DeployedFunction.all(environment).stream());
    }

    @ParameterizedTest
    @MethodSource("functions")
    @DisplayName("F1, F2, L4, I8: a scheduled run stores the report, tells of it, measures itself and may do all that")
    void a_scheduled_run(DeployedFunction function, EmbeddedTrino trino) throws Exception {
        try (Deployment deployment = deployment(function, trino)) {
            deliverLogs(deployment, function.workgroup());

            JsonNode answer = deployment.invoke(SCHEDULED);

            assertThat(answer.path("outcome").textValue()).isEqualTo("stored");
            assertThat(deployment.stored())
                    .satisfiesOnlyOnce(key -> assertThat(key).matches("links/[0-9a-f]{64}[.]json"))
                    .filteredOn(key -> !key.startsWith("links/")).containsExactlyElementsOf(STORED);
            JsonNode report = deployment.json("reports/date=2026-01-17/report.json");
            assertTrue(report, truth);
            assertThat(texts(report.at("/verdict/failingApis")))
                    .isEqualTo(function.environment().equals("prod") ? List.of("Shop front") : List.of());
            assertSummary(deployment.json("summaries/date=2026-01-17/summary.json"), report);
            assertManifest(deployment, function, truth);
            assertMail(deployment, function, report.path("verdict"));
            assertMetrics(function.variable("POWERTOOLS_METRICS_NAMESPACE"), truth);
            assertLogs();
            assertAllowed(deployment, function);
        }
    }

    @Test
    @DisplayName("F1: a day that has its report is left alone, unless it is to be replaced; nobody is told twice")
    void a_day_that_has_its_report(EmbeddedTrino trino) throws Exception {
        try (Deployment deployment = deployment(dev(), trino)) {
            deliverLogs(deployment, dev().workgroup());
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
        try (Deployment deployment = deployment(dev(), trino)) {
            deliverLogs(deployment, dev().workgroup());

            assertThat(deployment.invoke("{\"date\": \"2026-01-17\", \"dryRun\": true}").path("outcome").textValue())
                    .isEqualTo("dryRun");
            assertThat(deployment.stored()).isEmpty();
            assertThat(deployment.mails()).isEmpty();
            assertThat(log.text()).doesNotContain("_aws");
        }
    }

    @Test
    @DisplayName("R7, R8, R13: a run compares with the summaries in the bucket, and names those that it cannot read")
    void a_run_with_days_before(EmbeddedTrino trino) throws Exception {
        try (Deployment deployment = deployment(dev(), trino)) {
            deliverLogs(deployment, dev().workgroup());
            deployment.invoke(SCHEDULED);
            String summary = new String(deployment.content("summaries/date=2026-01-17/summary.json"), UTF_8);
            for (int ago = 1; ago <= 20; ago++) {
                String date = DAY.minusDays(ago).toString();
                keep(deployment, date, ago == 4 ? "{" : summary.replace("2026-01-17", date));
            }
            keep(deployment, "2025-10-01", "older than 90 days, and not read");
            assertThat(deployment.json("reports/date=2026-01-17/report.json").at("/history/days").intValue()).isZero();

            deployment.invoke("{\"date\": \"2026-01-17\", \"replace\": true}");

            JsonNode report = deployment.json("reports/date=2026-01-17/report.json");
            assertThat(report.at("/history/days").intValue()).isEqualTo(19);
            assertThat(report.at("/history/first").textValue()).isEqualTo("2025-12-28");
            assertThat(report.at("/history/leftOut/0/date").textValue()).isEqualTo("2026-01-13");
            JsonNode api = report.at("/apis/0");
            assertThat(api.at("/changes/0/dayBefore")).isEqualTo(api.at("/changes/0/value"));
            assertThat(api.at("/objectives/0/total").longValue()).isEqualTo(20 * api.path("requests").longValue());
            assertThat(new String(deployment.content("reports/date=2026-01-17/report.html"), UTF_8))
                    .contains("Compared with 19 days since 2025-12-28.");
            assertAllowed(deployment, dev());
        }
    }

    private static void keep(Deployment deployment, String date, String summary) {
        deployment.s3.putObject(put -> put.bucket(deployment.reports())
                .key("summaries/date=%s/summary.json".formatted(date)), RequestBody.fromString(summary));
    }

    @Test
    @DisplayName("F10: a day without one request still has its report, and says so")
    void a_day_without_a_request(EmbeddedTrino trino) throws Exception {
        try (Deployment deployment = deployment(dev(), trino)) {
            deployment.invoke(SCHEDULED);

            assertThat(deployment.stored()).containsAll(STORED);
            assertThat(metrics().path("EmptyReport").intValue()).isEqualTo(1);
            assertThat(deployment.mails().getFirst().get("Message")).contains("Requests: 0");
        }
    }

    @Test
    @DisplayName("F8: a failed query fails the run with Athena's reason and is measured so; the next run asks anew")
    void a_failed_query() throws Exception {
        AtomicBoolean broken = new AtomicBoolean(true);
        QueryEngine engine = sql -> {
            if (broken.get()) {
                throw new IOException("HIVE_CANNOT_OPEN_SPLIT: no access");
            }
            return CannedAnswer.DAY.run(sql);
        };
        try (Deployment deployment = deployment(dev(), engine)) {
            assertThatThrownBy(() -> deployment.invoke(SCHEDULED)).isInstanceOf(ReportFailedException.class)
                    .hasMessageContaining("failed: HIVE_CANNOT_OPEN_SPLIT: no access");

            assertThat(deployment.stored()).isEmpty();
            assertThat(metrics().path("ReportsAttempted").intValue()).isEqualTo(1);
            assertThat(metrics().has("ReportPresent")).isFalse();

            broken.set(false);
            assertThat(deployment.invoke(SCHEDULED).path("outcome").textValue()).isEqualTo("stored");
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            Australia/Sydney, 2026-01-18, 24
            Europe/Berlin,    2026-10-25, 25
            Europe/Berlin,    2026-03-29, 23
            """)
    @DisplayName("R12: a day of another time zone, which may have 23 or 25 hours")
    void a_day_of_another_time_zone(ZoneId zone, LocalDate day, int hours, EmbeddedTrino trino) throws Exception {
        Period period = Period.ofDay(day, zone);
        Path logs = folder.resolve("logs");
        for (LocalDate date : List.of(period.utcDays().getFirst(), period.utcDays().getLast())) {
            Path ofDate = folder.resolve(date.toString());
            LogGenerator.generate(new GeneratorOptions(date, 1_000, date.getDayOfMonth(), 20), ofDate,
                    ProgressListener.SILENT);
            move(ofDate.resolve("AWSLogs"), logs.resolve("AWSLogs"));
        }
        FewerFiles.join(logs);
        Report expected = ReferenceReader.report(List.of(logs), period, ReferenceOptions.DEFAULTS);
        GlueTable table = GlueTable.from(dev().template().resource("AWS::Glue::Table").path("TableInput"));
        try (Deployment deployment = new Deployment(server, dev().workgroup(), ReportConfig.DEFAULTS.in(zone),
                new BucketOnTrino(trino, table, server.client(), dev().workgroup().logBucket(), folder))) {
            deployment.clock.advance(Duration.between(deployment.clock.instant(), period.end().plusSeconds(7_200)));
            upload(deployment, logs, dev().workgroup());

            deployment.invoke("{\"time\": \"%s\"}".formatted(period.end().plusSeconds(7_200)));

            JsonNode report = deployment.json("reports/date=%s/report.json".formatted(day));
            assertThat(report.at("/period/zone").textValue()).isEqualTo(zone.getId());
            assertThat(report.at("/hours").valueStream().map(hour -> hour.path("requests").longValue()))
                    .hasSize(hours).containsExactlyElementsOf(expected.hours().stream().map(Hour::requests).toList());
            assertThat(report.at("/totals/requests").longValue()).isEqualTo(expected.totals().requests()).isPositive();
            assertThat(deployment.mails().getFirst().get("Message")).startsWith("ALB report for %s (%s)".formatted(day,
                    zone));
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            '"date": "2026-01-17", "from": "03:10", "to": "04:40"', 2026-01-17T02:10:00Z, 2026-01-17T03:40:00Z, 2
            '"date": "2026-01-17", "from": "23:30", "to": "00:50"', 2026-01-17T22:30:00Z, 2026-01-17T23:50:00Z, 2
            """)
    @DisplayName("R12: another time, within a day and over midnight: made once, mailed with a link, and no day of any history")
    void another_time_than_a_day(String asked, Instant start, Instant end, int hours, EmbeddedTrino trino)
            throws Exception {
        ZoneId zone = ZoneId.of("Europe/Berlin");
        Path logs = generated.resolve("20000");
        Report expected = ReferenceReader.report(List.of(logs), new Period(start, end, zone),
                ReferenceOptions.DEFAULTS);
        GlueTable table = GlueTable.from(dev().template().resource("AWS::Glue::Table").path("TableInput"));
        try (Deployment deployment = new Deployment(server, dev().workgroup(), ReportConfig.DEFAULTS.in(zone),
                new BucketOnTrino(trino, table, server.client(), dev().workgroup().logBucket(), folder))) {
            upload(deployment, logs, dev().workgroup());

            JsonNode answer = deployment.invoke("{%s}".formatted(asked));

            assertThat(answer.path("outcome").textValue()).isEqualTo("stored");
            String key = answer.path("reports").valueStream().map(JsonNode::textValue)
                    .filter(file -> file.endsWith("/report.json")).findFirst().orElseThrow();
            assertThat(key).startsWith("reports/from=");
            assertThat(deployment.stored()).noneMatch(file -> file.startsWith("summaries/"));
            JsonNode report = deployment.json(key);
            assertThat(report.at("/totals/requests").longValue()).isEqualTo(expected.totals().requests()).isPositive();
            assertThat(report.at("/totals/target5xx").longValue()).isEqualTo(expected.totals().target5xx());
            assertThat(report.at("/period/start").textValue()).isEqualTo(start.toString());
            assertThat(report.path("hours")).hasSize(hours);
            assertThat(deployment.mails()).singleElement().satisfies(mail -> assertThat(mail.get("Message"))
                    .startsWith("ALB report for 2026-01-1").contains(" to ", "Report: http"));

            assertThat(deployment.invoke("{%s}".formatted(asked)).path("outcome").textValue())
                    .isEqualTo("alreadyThere");
            assertThat(deployment.mails()).hasSize(1);
        }
    }

    private static DeployedFunction dev() {
        return DeployedFunction.all("dev").getFirst();
    }

    /** With the table of the same templates. */
    private Deployment deployment(DeployedFunction function, EmbeddedTrino trino) throws IOException {
        GlueTable table = GlueTable.from(function.template().resource("AWS::Glue::Table").path("TableInput"));
        return deployment(function,
                new BucketOnTrino(trino, table, server.client(), function.workgroup().logBucket(), folder));
    }

    private Deployment deployment(DeployedFunction function, QueryEngine engine) throws IOException {
        return new Deployment(server, function.workgroup(), function.started(), engine, new TestClock(Deployment.NOW),
                function::template);
    }

    private static void deliverLogs(Deployment deployment, Workgroup workgroup) throws IOException {
        upload(deployment, generated.resolve("1000"), workgroup);
    }

    private static void move(Path from, Path into) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path place = into.resolve(from.relativize(file));
                Files.createDirectories(place.getParent());
                // each day has the file that load balancers write to try whether they may
                Files.move(file, place, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void upload(Deployment deployment, Path logs, Workgroup workgroup) throws IOException {
        deployment.upload(logs.resolve("AWSLogs"), workgroup.logPrefix(), place -> {
            String known = replaced(place, ACCOUNTS, workgroup.logAccounts());
            return replaced(known, REGIONS, workgroup.logRegions());
        });
    }

    private static String replaced(String place, List<String> generated, List<String> deployed) {
        return generated.stream().filter(place::contains).findAny()
                .map(name -> place.replace(name, deployed.get(generated.indexOf(name) % deployed.size())))
                .orElse(place);
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::textValue).toList();
    }

    private static List<String> names(JsonNode report) {
        return report.path("apis").valueStream().map(api -> api.path("name").textValue()).toList();
    }

    private static void assertTrue(JsonNode report, Truth truth) {
        assertThat(report.at("/totals/requests").longValue()).isEqualTo(truth.requestsCounted());
        assertThat(report.at("/totals/elb5xx").longValue()).isEqualTo(truth.totals().elb5xx());
        assertThat(report.at("/totals/target5xx").longValue()).isEqualTo(truth.totals().target5xx());
        JsonNode quality = report.path("dataQuality");
        assertThat(quality.path("linesRead").longValue()).isEqualTo(truth.linesRead());
        assertThat(quality.path("outsidePeriod").longValue()).isEqualTo(truth.outsidePeriod());
        assertThat(quality.path("malformedLines").longValue()).isEqualTo(truth.malformedLines());
        assertThat(quality.path("filesSkipped").isNull()).isTrue();
        assertThat(quality.path("engine").textValue()).isEqualTo("Athena engine version 3");
        assertThat(quality.path("malformedExamples").path(0).path("text").textValue()).isNotBlank();
    }

    /** What later days need of it, and as the report says it. */
    private static void assertSummary(JsonNode summary, JsonNode report) {
        assertThat(summary.path("date").textValue()).isEqualTo("2026-01-17");
        for (String count : List.of("linesRead", "malformedLines", "bytesRead")) {
            assertThat(summary.path(count)).isEqualTo(report.path("dataQuality").path(count));
        }
        assertThat(names(summary)).containsExactlyElementsOf(names(report));
        for (int i = 0; i < names(report).size(); i++) {
            JsonNode api = report.path("apis").path(i);
            for (String count : List.of("requests", "elb4xx", "elb5xx", "target4xx", "target5xx")) {
                assertThat(summary.path("apis").path(i).path(count)).as(count).isEqualTo(api.path(count));
            }
        }
    }

    private static void assertManifest(Deployment deployment, DeployedFunction function, Truth truth) throws Exception {
        JsonNode manifest = deployment.json(MANIFEST);
        assertThat(manifest.path("region").textValue()).isEqualTo(function.template().region());
        assertThat(manifest.path("requestsCounted").longValue()).isEqualTo(truth.requestsCounted());
        assertThat(manifest.path("bytesScanned").longValue()).isPositive();
        deployment.assertWhole("2026-01-17");
    }

    /** The link in the mail is opened as its reader would, without credentials. */
    private static void assertMail(Deployment deployment, DeployedFunction function, JsonNode verdict)
            throws Exception {
        String region = function.template().region();
        assertThat(deployment.mails()).hasSize(1);
        Map<String, String> mail = deployment.mails().getFirst();
        assertThat(mail).containsEntry("TopicArn", function.variable("REPORT_TOPIC"));
        assertThat(mail.get("Subject")).startsWith("ALB report 2026-01-17: ");
        String text = mail.getOrDefault("Message", "");
        assertThat(text).contains(verdict.path("text").textValue(), "Requests: 1,000\n",
                "works until 2026-01-19 05:00:07 UTC.",
                "made in " + region, "at any time: https://%s.console.aws.amazon.com/s3/object/%s?"
                        .formatted(region, function.variable("REPORTS_BUCKET")));
        assertThat(
                text.lines().filter(line -> line.startsWith("- ")).map(line -> line.replaceFirst("^- (.*?): .*", "$1")))
                .containsExactlyElementsOf(texts(verdict.path("failingApis")));
        String link = text.lines().filter(line -> line.startsWith("Report: "))
                .map(line -> line.substring("Report: ".length())).findFirst().orElseThrow();
        assertThat(link).startsWith(deployment.links.orElseThrow().address().toString());
        HttpResponse<byte[]> page = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build().send(
                HttpRequest.newBuilder(URI.create(link)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(page.body()).isEqualTo(deployment.content("reports/date=2026-01-17/report.html"));
        assertThat(page.headers().firstValue("Content-Type").orElse(""))
                .isEqualToIgnoringCase("text/html;charset=utf-8");
    }

    /** All that is not a metric is a log line, and bears the request's id. */
    private void assertLogs() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : log.text().lines().filter(text -> text.contains("io.albreport.function")
                || text.contains("Athena query")).toList()) {
            lines.add(new JsonMapper().readTree(line));
        }
        assertThat(lines).isNotEmpty().allSatisfy(line -> {
            assertThat(line.path("level").textValue()).isIn("INFO", "WARN", "DEBUG");
            assertThat(line.path("correlation_id").textValue()).isEqualTo("request-1");
            assertThat(line.path("message").textValue()).isNotBlank();
        });
    }

    private void assertMetrics(String namespace, Truth truth) throws IOException {
        JsonNode metrics = metrics();
        assertThat(metrics.path("TotalRequestsProcessed").longValue()).isEqualTo(truth.requestsCounted());
        assertThat(metrics.path("LinesRead").longValue()).isEqualTo(truth.linesRead());
        assertThat(metrics.path("MalformedLines").longValue()).isEqualTo(truth.malformedLines());
        assertThat(metrics.path("DataFreshness").longValue()).isEqualTo(5 * 3_600 + 7);
        assertThat(metrics.path("AthenaQueryDuration").longValue()).isEqualTo(1_500);
        assertThat(metrics.path("AthenaDataScannedBytes").longValue()).isPositive();
        assertThat(metrics.path("PdfSizeBytes").longValue()).isGreaterThan(10_000);
        for (String one : List.of("ReportsDelivered", "ReportsOnTime", "ReportPresent")) {
            assertThat(metrics.path(one).intValue()).as(one).isEqualTo(1);
        }
        for (String none : List.of("EmptyReport", "S3UploadFailures", "SnsPublishFailures")) {
            assertThat(metrics.path(none).asInt(1)).as(none).isZero();
        }
        JsonNode declared = metrics.at("/_aws/CloudWatchMetrics/0");
        assertThat(declared.path("Namespace").textValue()).isEqualTo(namespace);
        Map<String, String> units = declared.path("Metrics").valueStream().collect(Collectors
                .toMap(metric -> metric.path("Name").textValue(), metric -> metric.path("Unit").asText()));
        assertThat(units).containsAllEntriesOf(Map.of("AthenaQueryDuration", "Milliseconds", "AthenaDataScannedBytes",
                "Bytes", "S3UploadDuration", "Milliseconds", "DataFreshness", "Seconds", "PdfSizeBytes", "Bytes",
                "ReportPresent", "Count"));
    }

    /** What was sent over the wire is what the function's role allows, the reader's opening of the link included. */
    private static void assertAllowed(Deployment deployment, DeployedFunction function) throws IOException {
        Map<String, List<Call>> recorded = Map.of(function.role(), RecordedRuns.calls(deployment));
        Role role = new Roles(function.template()).all(recorded).values().stream()
                .filter(one -> one.arn().equals(function.role())).findAny().orElseThrow();
        assertThat(role.calls()).contains(new Call("athena:StartQueryExecution", function.workgroup().arn()));
        assertThat(role.refused()).isEmpty();
    }

    /** The newest line of embedded metrics that is about a run. */
    private JsonNode metrics() throws IOException {
        String line = log.text().lines()
                .filter(text -> text.contains("\"ReportPresent\"") || text.contains("\"ReportsAttempted\""))
                .reduce((_, last) -> last).orElseThrow();
        return new JsonMapper().readTree(line);
    }
}
