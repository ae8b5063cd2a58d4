package io.albreport.function.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

import io.albreport.aws.S3Server;
import io.albreport.aws.Workgroup;
import io.albreport.function.Deployment;
import io.albreport.function.Drill;
import io.albreport.function.Printed;
import io.albreport.function.WithoutPdf;
import io.albreport.function.chaos.CannedAnswer;
import io.albreport.report.configuration.ReportConfig;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.head;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static io.albreport.function.chaos.Faults.anything;
import static io.albreport.function.chaos.Faults.s3Refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The recovery drill against two S3 servers. What the first holds was made by the function; the second is a copy with
 * the same versions. What goes wrong, goes wrong on the way to the second.
 */
@Execution(ExecutionMode.CONCURRENT)
class DrillTest {
    private static final String SCHEDULED = "{\"time\": \"2026-01-18T05:00:00Z\"}";
    private static final LocalDate NEWEST = LocalDate.of(2026, 1, 17);
    private static final int DAYS_MADE = 8;
    private static final int LOGS_MADE = 53;
    /** Of seven days: manifest, four files of the report, summary. */
    private static final int REPORT_OBJECTS = 7 * 6;
    private static final int LOG_OBJECTS = 50;
    private static final String LOG_FOLDER = "alb/AWSLogs/111122223333/elasticloadbalancing/eu-west-1/";
    private static final Region REGION = Region.EU_WEST_1;
    private static final Region OTHER = Region.EU_CENTRAL_1;

    @AutoClose
    private static S3Server own;

    @AutoClose
    private static S3Server replica;

    private static String reports;
    private static Workgroup names;

    @AutoClose
    private final Printed printed = new Printed();

    @AutoClose
    private Drill drill;

    @BeforeAll
    static void make(@TempDir Path folders) throws IOException {
        Path source = Files.createDirectory(folders.resolve("own"));
        own = new S3Server(source);
        own.createBucket("empty");
        names = Workgroup.numbered();
        try (Printed _ = new Printed();
                Deployment deployment = new Deployment(own, names, ReportConfig.DEFAULTS, CannedAnswer.DAY)
                        .with(new WithoutPdf())) {
            reports = deployment.reports();
            for (int back = 0; back < DAYS_MADE; back++) {
                deployment.invoke("{\"date\": \"%s\"}".formatted(NEWEST.minusDays(back)));
            }
            for (int log = 0; log < LOGS_MADE; log++) {
                putLog(deployment.s3, log);
            }
        }
        replica = new S3Server(copied(source, folders.resolve("replica")));
    }

    private static void putLog(S3Client s3, int log) {
        s3.putObject(put -> put.bucket(names.logBucket()).key(LOG_FOLDER + "2026/01/17/%02d.log.gz".formatted(log)),
                RequestBody.fromString("log " + log));
    }

    private static Path copied(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Files.copy(path, to.resolve(from.relativize(path)));
            }
        }
        return to;
    }

    @BeforeEach
    void start() {
        drill = drill(environment(reports, reports), Instant.now().plusSeconds(3_600));
    }

    private static DrillEnvironment environment(String bucket, String copy) {
        return new DrillEnvironment(REGION, bucket, OTHER, copy,
                Optional.of(new DrillEnvironment.Logs(names.logBucket(), names.logBucket(), List.of(LOG_FOLDER))),
                ZoneId.of("UTC"), "alb-report", "ALBReport/dev");
    }

    private static DrillEnvironment withoutLogs(String bucket, String copy) {
        return new DrillEnvironment(REGION, bucket, OTHER, copy, Optional.empty(), ZoneId.of("UTC"), "alb-report",
                "ALBReport/dev");
    }

    /** What S3 says of an object's age is by this machine's clock, whatever day a report is of. */
    private static Drill drill(DrillEnvironment environment, Instant now) {
        return new Drill(environment, own, replica, Clock.fixed(now, ZoneOffset.UTC));
    }

    @Test
    @DisplayName("D6: when the other region has all, the drill finds 100 %, of the newest week and the newest logs")
    void all_is_there() throws IOException {
        assertFound(drill.invoke(SCHEDULED), REPORT_OBJECTS + LOG_OBJECTS, 0, 0, true);

        assertThat(printed.metrics()).containsEntry("DrillObjectsChecked", List.of(92.0))
                .containsEntry("DrillSuccess", List.of(100.0)).containsEntry("ReportOnBothSides", List.of(1.0));
        assertThat(printed.text()).doesNotContain("\"WARN\"");
    }

    @Test
    @DisplayName("D6: older reports and all but three logs are looked for, and not read")
    void little_is_read() throws IOException {
        broken(get(urlMatching(".*date.{1,3}2026-01-1[1-6]/.*")), content("not read"));
        broken(get(urlMatching(".*/[0-4][0-9][.]log[.]gz.*")), content("not read"));

        assertFound(drill.invoke(SCHEDULED), 92, 0, 0, true);
    }

    @Test
    @DisplayName("D6: a file that is missing in yesterday's report counts, is named, and the report is not on both sides")
    void a_file_of_the_newest_is_missing() throws IOException {
        broken(any(urlMatching(".*date.{1,3}2026-01-17/report.pdf.*")), s3Refusal(404, "NoSuchVersion"));

        assertFound(drill.invoke(SCHEDULED), 92, 1, 0, false);

        assertThat(printed.metrics()).containsEntry("DrillSuccess", List.of(100.0 * 91 / 92));
        assertThat(printed.metrics()).containsEntry("ReportOnBothSides", List.of(0.0));
        assertThat(printed.text()).contains("s3://" + reports + "/reports/date=2026-01-17/report.pdf is missing");
    }

    @Test
    @DisplayName("D6: a file that is missing in an older report counts")
    void a_file_of_an_older_is_missing() throws IOException {
        broken(any(urlMatching(".*date.{1,3}2026-01-12/summary.json.*")), s3Refusal(404, "NoSuchVersion"));

        assertFound(drill.invoke(SCHEDULED), 92, 1, 0, true);
    }

    @Test
    @DisplayName("D6: what is older than the newest seven days is not looked for")
    void older_days_do_not_count() throws IOException {
        broken(any(urlMatching(".*date.{1,3}2026-01-10/.*")), s3Refusal(404, "NoSuchKey"));

        assertFound(drill.invoke(SCHEDULED), 92, 0, 0, true);
    }

    @Test
    @DisplayName("D6: a manifest that has not arrived is missing, however whole the files are")
    void a_manifest_is_missing() throws IOException {
        broken(any(urlMatching(".*date.{1,3}2026-01-17/manifest.json.*")), s3Refusal(404, "NoSuchKey"));

        assertFound(drill.invoke(SCHEDULED), 92, 1, 0, false);
    }

    @Test
    @DisplayName("D6: a file with another content is found by its checksum, one with another length without reading it")
    void other_content_is_found() throws IOException {
        broken(get(urlMatching(".*date.{1,3}2026-01-17/report.html.*")), content("<p>another</p>"));
        broken(head(urlMatching(".*date.{1,3}2026-01-13/report.html.*")),
                aResponse().withHeader("Content-Length", "7"));

        assertFound(drill.invoke(SCHEDULED), 92, 0, 2, true);

        assertThat(printed.text())
                .contains("s3://" + reports + "/reports/date=2026-01-17/report.html is not equal to its original")
                .contains("s3://" + reports + "/reports/date=2026-01-13/report.html is not equal to its original");
    }

    @Test
    @DisplayName("D6: a log that is missing or has another content counts")
    void logs_are_looked_for() throws IOException {
        broken(any(urlMatching(".*/51[.]log[.]gz.*")), s3Refusal(404, "NoSuchKey"));
        broken(get(urlMatching(".*/52[.]log[.]gz.*")), content("log 42"));

        assertFound(drill.invoke(SCHEDULED), 92, 1, 1, true);

        assertThat(printed.text()).contains("/2026/01/17/51.log.gz is missing")
                .contains("/2026/01/17/52.log.gz is not equal to its original");
    }

    @Test
    @DisplayName("D6: without replicated logs the drill is one of reports")
    void logs_are_left_out() throws IOException {
        try (Drill ofReports = drill(withoutLogs(reports, reports), Instant.now().plusSeconds(3_600))) {
            assertFound(ofReports.invoke(SCHEDULED), REPORT_OBJECTS, 0, 0, true);
        }
    }

    @Test
    @DisplayName("D6: in a bucket restored by copying, other versions with the same content will do")
    void a_restored_bucket_is_as_good() throws IOException {
        replica.createBucket("restored");
        try (S3Client from = own.client(); S3Client to = replica.client()) {
            from.listObjectsV2Paginator(list -> list.bucket(reports)).contents()
                    .forEach(object -> to.putObject(put -> put.bucket("restored").key(object.key()), RequestBody
                            .fromBytes(from.getObjectAsBytes(get -> get.bucket(reports).key(object.key()))
                                    .asByteArray())));
        }
        try (Drill ofReports = drill(withoutLogs(reports, "restored"), Instant.now().plusSeconds(3_600))) {
            JsonNode found = ofReports.invoke(SCHEDULED);

            assertThat(found.path("percent").doubleValue()).isEqualTo(100);
        }
    }

    @Test
    @DisplayName("D6: what is younger than the fifteen minutes that replication may take is not looked for")
    void young_objects_do_not_count() throws IOException {
        try (Drill early = drill(environment(reports, reports), Instant.now())) {
            assertFound(early.invoke(SCHEDULED), 0, 0, 0, true);
        }
    }

    @Test
    @DisplayName("D6: where there is no report yet, no success is claimed, and it is said so")
    void nothing_is_there() throws IOException {
        replica.createBucket("empty-too");
        try (Drill ofNothing = drill(withoutLogs("empty", "empty-too"), Instant.now().plusSeconds(3_600))) {
            JsonNode found = ofNothing.invoke(SCHEDULED);

            assertFound(found, 0, 0, 0, false);
            assertThat(found.path("percent").isNull()).isTrue();
        }
        assertThat(printed.metrics()).containsEntry("DrillObjectsChecked", List.of(0.0))
                .doesNotContainKey("DrillSuccess");
        assertThat(printed.text()).contains("The drill found nothing to look for");
    }

    @Test
    @DisplayName("D6: when all is missing the log has a few lines on it, and the count has all")
    void lines_are_bounded() throws IOException {
        broken(any(urlMatching(".*(date|[.]log[.]gz).*")), s3Refusal(404, "NoSuchKey"));

        assertFound(drill.invoke(SCHEDULED), 92, 92, 0, false);

        assertThat(printed.text().lines().filter(line -> line.contains(" is missing"))).hasSize(20);
    }

    @Test
    @DisplayName("D6: a region that cannot be reached is no result: the drill fails with one sentence")
    void an_unreachable_region_fails() {
        broken(anything(), s3Refusal(403, "AccessDenied"));

        assertThatThrownBy(() -> drill.invoke(SCHEDULED)).isInstanceOf(DrillFailedException.class)
                .hasMessageStartingWith("s3://" + reports + " in eu-central-1 cannot be read: ")
                .hasMessageEndingWith(": see whether the region is well and the drill's role may read there");
        assertThat(printed.metrics()).isEmpty();
        assertThat(printed.text()).contains("The drill failed");
    }

    @Test
    @DisplayName("F17: a region that is silent fails the drill before Lambda ends it")
    void a_silent_region_fails_in_time() {
        broken(anything(), aResponse().withFixedDelay(90_000));
        Instant start = Instant.now();

        assertThatThrownBy(() -> drill.invoke(SCHEDULED, Duration.ofSeconds(32)))
                .isInstanceOf(DrillFailedException.class);

        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(15));
        assertThat(printed.text()).contains("The drill failed");
    }

    @Test
    @DisplayName("D6: a replica bucket that is gone is no result either")
    void a_missing_bucket_fails() throws IOException {
        try (Drill ofNothing = drill(withoutLogs(reports, "gone"), Instant.now().plusSeconds(3_600))) {
            assertThatThrownBy(() -> ofNothing.invoke(SCHEDULED)).isInstanceOf(DrillFailedException.class)
                    .hasMessageStartingWith("s3://gone in eu-central-1 cannot be read: ");
        }
    }

    private void broken(MappingBuilder request, ResponseDefinitionBuilder answer) {
        drill.replicaWire.answer(request, answer);
    }

    private static ResponseDefinitionBuilder content(String text) {
        return aResponse().withHeader("Content-Length", String.valueOf(text.length())).withBody(text);
    }

    private static void assertFound(JsonNode found, int checked, int missing, int unequal, boolean onBothSides) {
        assertThat(found.toString()).startsWith("{\"checked\":%d,\"missing\":%d,\"unequal\":%d,\"percent\":"
                .formatted(checked, missing, unequal)).endsWith(",\"reportOnBothSides\":%s}".formatted(onBothSides));
    }
}
