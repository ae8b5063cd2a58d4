package io.albreport.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

import io.albreport.aws.S3Server;
import io.albreport.aws.Wire;
import io.albreport.function.chaos.Faults;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static org.assertj.core.api.Assertions.assertThat;

/** Logs are read from S3 as load balancers put them there, and each failure is one sentence. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class S3LogsTest {
    private static final String BUCKET = "logs";
    private static final String REGION_FOLDER = "alb/AWSLogs/111122223333/elasticloadbalancing/eu-west-1/";
    private static final String NAME = "111122223333_elasticloadbalancing_eu-west-1_app.web.c6e77e28c25b2234_%sT0715Z_"
            + "203.0.113.11_%d.log.gz";
    private static final String OTHER_ACCOUNT = "organization/AWSLogs/o-exampleorgid/444455556666/elasticloadbalancing/"
            + "us-east-1/2026/01/17/444455556666_elasticloadbalancing_us-east-1_app.web.c6e77e28c25b2234_20260117T0715Z_"
            + "203.0.113.11_1.log.gz";

    private static final Map<String, String> USER = Map.of("aws.accessKeyId", "test", "aws.secretAccessKey", "test",
            "aws.region", "eu-west-1", "aws.maxAttempts", "3");

    private static S3Server server;
    private static Wire wire;

    @TempDir
    private Path folder;
    private ReportRun run;

    @BeforeAll
    static void start() throws IOException {
        server = new S3Server();
        wire = new Wire(server.endpoint());
        Map<String, String> properties = new HashMap<>(USER);
        properties.put("aws.endpointUrlS3", wire.uri().toString());
        properties.forEach(System::setProperty);
        server.createBucket(BUCKET);
        try (S3Client s3 = server.client()) {
            put(s3, key("2026/01/16", 1), GoodLines.some(1));
            put(s3, key("2026/01/17", 1), GoodLines.some(30));
            put(s3, key("2026/01/18", 1), GoodLines.some(5));
            put(s3, key("2026/01/19", 1), GoodLines.some(1));
            put(s3, REGION_FOLDER + "2026/01/17/conn_log_" + NAME.formatted("20260117", 1), GoodLines.some(1));
            put(s3, REGION_FOLDER + "2026/01/17/deeper/" + NAME.formatted("20260117", 2), GoodLines.some(1));
            put(s3, "alb/AWSLogs/111122223333/CloudTrail/eu-west-1/2026/01/17/trail.log.gz", GoodLines.some(1));
            put(s3, OTHER_ACCOUNT, GoodLines.some(7));
        }
    }

    @AfterAll
    static void stop() {
        USER.keySet().forEach(System::clearProperty);
        System.clearProperty("aws.endpointUrlS3");
        wire.close();
        server.close();
    }

    @BeforeEach
    void make_folders() throws IOException {
        run = new ReportRun(folder.resolve("out"));
    }

    @AfterEach
    void mend() {
        wire.mend();
    }

    @ParameterizedTest
    @CsvSource({"'',2,42", "alb,2,35", "alb/AWSLogs/,2,35", "alb/AWSLogs/111122223333,2,35",
            "alb/AWSLogs/111122223333/elasticloadbalancing,2,35", REGION_FOLDER + ",2,35",
            REGION_FOLDER + "2026/01,2,35", REGION_FOLDER + "2026/01/17,1,30", "organization,1,7",
            "organization/AWSLogs/o-exampleorgid,1,7"})
    @DisplayName("L11: access logs delivered on the day and the next are read, wherever the address points")
    void wherever_the_address_points(String prefix, int files, int requests) throws IOException {
        JsonNode quality = run.quality("s3://%s/%s".formatted(BUCKET, prefix), "--date", GoodLines.DAY);

        assertThat(quality.path("filesRead").intValue()).isEqualTo(prefix.isEmpty() ? 3 : files);
        assertThat(quality.path("requestsCounted").intValue()).isEqualTo(requests);
    }

    @Test
    @DisplayName("L11, L8: of two addresses and a folder, an object counts once; others are counted, by their address")
    void several_places() throws IOException {
        Path copy = Files.createDirectories(folder.resolve("copy")).resolve(NAME.formatted("20260117", 1));
        Files.write(copy, GoodLines.gzip(GoodLines.text(GoodLines.some(30))));

        CommandRun made = run.on("s3://logs/alb", copy, "s3://logs/organization/", "--date", GoodLines.DAY);

        assertThat(made.exitCode()).isZero();
        assertThat(made.err()).isEqualTo("alb-report: read once: s3://logs/%s is the same as %s%n"
                .formatted(key("2026/01/17", 1), copy));
        JsonNode quality = run.report().path("dataQuality");
        assertThat(quality.path("requestsCounted").intValue()).isEqualTo(42);
        assertThat(quality.path("filesSkipped").intValue()).isEqualTo(2);
        assertThat(quality.at("/delivery/folders").toString()).contains("111122223333/eu-west-1",
                "444455556666/us-east-1");
    }

    @Test
    @DisplayName("L11: of 5,000 objects of three days, and one of 80 MB, those of the day and the next, with 64 MB of memory")
    void many_objects() throws IOException, InterruptedException {
        // in forty buckets: the server writes the names of a whole bucket anew with each object
        List<String> buckets = IntStream.range(0, 40).mapToObj(i -> "many-" + i).toList();
        buckets.forEach(server::createBucket);
        try (S3Client s3 = server.client(); ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 5_000; i++) {
                int number = i;
                String key = key("2026/01/1" + (7 + i % 3), i);
                threads.execute(() -> put(s3, buckets.get(number % 40), key, GoodLines.some(1)));
            }
            threads.execute(
                    () -> put(s3, "many-9", key("2026/01/17", 5_000).replace(".gz", ""), GoodLines.some(120_000)));
        }

        CommandRun made = CommandRun.process(List.of("env", "JAVA_TOOL_OPTIONS=-Xmx64m", "AWS_ACCESS_KEY_ID=test",
                "AWS_SECRET_ACCESS_KEY=test", "AWS_REGION=eu-west-1",
                "AWS_ENDPOINT_URL_S3=" + server.endpoint().toString().replace("localhost", "127.0.0.1")),
                Stream.concat(Stream.of("report", "--date", GoodLines.DAY, "--format", "json", "--out",
                        folder.resolve("out")), buckets.stream().map(bucket -> "s3://" + bucket)).toArray());

        assertThat(made.exitCode()).as(made.err()).isZero();
        assertThat(made.err()).contains("Copying 3,335 files from S3");
        assertThat(run.report().at("/dataQuality/filesRead").intValue()).isEqualTo(3_335);
        assertThat(run.report().at("/dataQuality/requestsCounted").intValue()).isEqualTo(3_334 + 120_000);
        assertThat(run.report().at("/dataQuality/unreadableFiles")).isEmpty();
    }

    @Test
    @DisplayName("L11: an object that disappears while it is read is left out, and said")
    void a_vanished_object() throws IOException {
        wire.answer(getting(".*_1.log.gz"), Faults.s3Refusal(404, "NoSuchKey"));
        wire.answer(1, getting(".*/18/.*"), aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK));
        wire.answer(getting(".*/17/.*"), aResponse().proxiedFrom(server.endpoint().toString()));

        CommandRun made = run.on("s3://logs/alb", "--date", GoodLines.DAY);

        assertThat(made.err()).isEqualTo(
                "alb-report: left out s3://logs/%s: it is no longer there%n".formatted(key("2026/01/18", 1)));
        assertThat(made.exitCode()).isZero();
        assertThat(run.report().at("/dataQuality/requestsCounted").intValue()).isEqualTo(30);
    }

    @Test
    @DisplayName("L11: throttled once, it goes on")
    void throttled_once() throws IOException {
        wire.answer(1, getting(".*/17/.*"), Faults.s3Refusal(503, "SlowDown"));

        assertThat(run.quality("s3://logs/alb", "--date", GoodLines.DAY).path("requestsCounted").intValue())
                .isEqualTo(35);
    }

    @Test
    @DisplayName("L11: throttled for good, it says so, and leaves nothing behind")
    void throttled_for_good() throws IOException {
        wire.answer(getting(".*/17/.*"), Faults.s3Refusal(503, "SlowDown"));

        run.refuses(1,
                "s3://logs/%s: S3 refuses so many requests (SlowDown), and still did after a while; try again later"
                        .formatted(key("2026/01/17", 1)),
                "s3://logs/alb", "--date", GoodLines.DAY);
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith("alb-report-copies"))
                    .filter(file -> Files.exists(file.resolve("s3-0")))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/logs[?].*", "/logs/alb.*"})
    @DisplayName("L11: access denied, to the bucket or its objects")
    void access_denied(String url) throws IOException {
        wire.answer(getting(url), Faults.s3Refusal(403, "AccessDenied"));

        CommandRun refused = run.on("s3://logs/" + REGION_FOLDER, "--date", GoodLines.DAY);

        assertThat(refused.err()).startsWith("alb-report: s3://logs/alb/AWSLogs/").endsWith(": access is denied "
                + "(AccessDenied); reading logs takes s3:ListBucket on the bucket and s3:GetObject on its objects"
                + System.lineSeparator()).hasLineCount(1);
        assertThat(refused.exitCode()).isEqualTo(1);
        run.assertEarlierReport();
    }

    @Test
    @DisplayName("L11: no such bucket")
    void no_bucket() throws IOException {
        run.refuses(1, "s3://none/: there is no such bucket", "s3://none", "--date", GoodLines.DAY);
    }

    @Test
    @DisplayName("L11: a day without an object is answered with the newest that is there")
    void an_empty_day() throws IOException {
        run.refuses(3, "s3://logs/alb/: no log of 2026-03-01 is there; the newest day that is: 2026-01-19",
                "s3://logs/alb", "--date", "2026-03-01");
        run.refuses(3, "s3://logs/alb/AWSLogs/111122223333/elasticloadbalancing/eu-west-1/2026/01/17/: no log of "
                + "2026-01-15 is there; the newest day that is: 2026-01-19",
                "s3://logs/" + REGION_FOLDER + "2026/01/17", "--date", "2026-01-15");
    }

    @Test
    @DisplayName("L11: an address that is no folder of logs")
    void no_logs() throws IOException {
        run.refuses(3,
                "s3://logs/other/: no folder AWSLogs/ACCOUNT/elasticloadbalancing/REGION is there; name the bucket "
                        + "and the prefix that load balancers write access logs to",
                "s3://logs/other", "--date", GoodLines.DAY);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "s3://logs/alb | s3://logs/alb/: name the day, such as --date 2026-11-19; of a bucket, only its logs are read",
            "s3://Logs --date 2026-01-17 | 's3://Logs' is no address in S3; write s3://BUCKET/PREFIX"})
    @DisplayName("L11: without a day, or a name that a bucket can have, it is wrong usage")
    void wrong_usage(String arguments, String sentence) throws IOException {
        CommandRun refused = run.on((Object[]) arguments.split(" "));

        assertThat(refused.exitCode()).isEqualTo(AlbReport.WRONG_USAGE);
        assertThat(refused.err()).startsWith("alb-report: " + sentence + System.lineSeparator());
        run.assertEarlierReport();
    }

    @Test
    @DisplayName("L11: no credentials")
    void no_credentials() throws IOException, InterruptedException {
        CommandRun refused = CommandRun.process(List.of("env", "-u", "AWS_ACCESS_KEY_ID", "-u", "AWS_SECRET_ACCESS_KEY",
                "-u", "AWS_PROFILE", "AWS_SHARED_CREDENTIALS_FILE=nowhere", "AWS_CONFIG_FILE=nowhere",
                "AWS_EC2_METADATA_DISABLED=true"), "report", "s3://logs", "--date", GoodLines.DAY, "--out",
                folder.resolve("out"));

        assertThat(refused.err())
                .isEqualTo("alb-report: no AWS credentials were found, or they have expired; sign in with "
                        + "'aws sso login' or 'aws configure', or name a profile in AWS_PROFILE"
                        + System.lineSeparator());
        assertThat(refused.exitCode()).isEqualTo(1);
    }

    private static MappingBuilder getting(String url) {
        return get(urlMatching(url));
    }

    private static String key(String day, int number) {
        return REGION_FOLDER + day + "/" + NAME.formatted(day.replace("/", ""), number);
    }

    private static void put(S3Client s3, String key, List<String> lines) {
        put(s3, BUCKET, key, lines);
    }

    private static void put(S3Client s3, String bucket, String key, List<String> lines) {
        byte[] text = GoodLines.text(lines);
        try {
            s3.putObject(put -> put.bucket(bucket).key(key),
                    RequestBody.fromBytes(key.endsWith(".gz") ? GoodLines.gzip(text) : text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
