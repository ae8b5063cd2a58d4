package io.albreport.function;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

import io.albreport.aws.S3Server;
import io.albreport.aws.Workgroup;
import io.albreport.report.configuration.ReportConfig;
import io.albreport.trino.EmbeddedTrino;
import io.albreport.trino.GlueTable;
import io.albreport.trino.OnTrino;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** From the routes of one day to the report of the next: the real statement on Trino, summaries in a bucket. */
@OnTrino
class LearntRoutesRunTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 17);
    private static final int SLUGS = 3_000;

    /** Of each day beside the slugs, a third of them each. */
    private static final List<String> WORDS = List.of("/v1/orders/42", "/login", "/v1/cart");

    private static final List<String> HOSTILE = List.of("it's", "');DROP--", "{value}", "{rest+}", "\\x22,\\x22", "{",
            "%27%29%3B%20DROP%20TABLE%20access_logs--", "a".repeat(7) + "-b".repeat(4_000), "${folded}", "' OR ''='");

    private static final String LINE = "https %sT%02d:%02d:%02d.000001Z app/web/98e3a879de9d6b42 192.0.2.165:5815 "
            + "10.20.20.37:80 0.001 0.003 0.000 %3$d %3$d 153 3860 \"GET https://shop.example:443%s HTTP/1.1\" "
            + "\"curl/8.5.0\" ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2 "
            + "arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/web/ce53 \"Root=1-6ab37ca3\"\n";

    @TempDir
    private Path folder;
    private final S3Server server = new S3Server();
    private final Printed log = new Printed();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        log.close();
        server.close();
    }

    @Test
    @DisplayName("R4, F2, R10: a day's slugs are told apart, the next day's as {value}, and what fails on them is found")
    void the_second_day_tells_what_the_first_has_learnt(EmbeddedTrino trino) throws IOException {
        try (Deployment deployment = deployment(trino)) {
            deliver(deployment, FIRST, Stream.concat(lines(FIRST, "first", 200), hostile(FIRST)));
            deployment.invoke("{\"time\": \"2026-01-18T05:00:00Z\"}");

            assertThat(routes(deployment, FIRST)).contains("/v1/orders/{id}", "/login").hasSize(20);
            assertThat(learnt(deployment, FIRST)).startsWith("/articles/{value}").endsWith("/articles/{value}/{rest+}")
                    .allMatch(route -> route.matches("/articles/\\{value}(/x|/\\{rest\\+})?"));

            deployment.clock.advance(Duration.ofDays(1));
            deliver(deployment, FIRST.plusDays(1), Stream.concat(lines(FIRST.plusDays(1), "second", 200),
                    incident(FIRST.plusDays(1))));
            deployment.invoke("{\"time\": \"2026-01-19T05:00:00Z\"}");

            JsonNode report = deployment.json("reports/date=2026-01-18/report.json");
            assertThat(routes(deployment, FIRST.plusDays(1))).containsExactlyInAnyOrder("/articles/{value}",
                    "/v1/orders/{id}", "/login", "/v1/cart");
            assertThat(route(report, "/articles/{value}").path("requests").longValue()).isEqualTo(SLUGS + 100);
            assertThat(route(report, "/articles/{value}").path("errors").longValue()).isEqualTo(100);
            assertThat(report.at("/incidents")).singleElement().satisfies(incident -> {
                assertThat(incident.path("failed").longValue()).isEqualTo(100);
                assertThat(incident.path("text").textValue())
                        .contains("Route GET /articles/{value} has 100.0 % of them");
            });
            assertThat(learnt(deployment, FIRST.plusDays(1))).containsExactly("/articles/{value}");
        }
    }

    @Test
    @DisplayName("R12: another time than a day, and a rehearsal, tell what the days before have learnt, and keep nothing")
    void another_time_and_a_rehearsal(EmbeddedTrino trino) throws IOException {
        try (Deployment deployment = deployment(trino)) {
            deliver(deployment, FIRST, lines(FIRST, "first", 200));
            deployment.invoke("{\"time\": \"2026-01-18T05:00:00Z\"}");
            deployment.clock.advance(Duration.ofDays(1));
            deliver(deployment, FIRST.plusDays(1), lines(FIRST.plusDays(1), "second", 200));
            List<String> before = deployment.stored();

            deployment.invoke("{\"date\": \"2026-01-18\", \"dryRun\": true}");
            assertThat(asked.getLast()).contains("'//articles//{value}/'");
            assertThat(deployment.stored()).isEqualTo(before);
            deployment.invoke("{\"date\": \"2026-01-18\", \"from\": \"03:00\", \"to\": \"04:00\"}");
            assertThat(asked.getLast()).contains("'//articles//{value}/'");
            assertThat(deployment.stored()).filteredOn(key -> key.startsWith("summaries/")).hasSize(1);
            assertThat(asked.getFirst()).doesNotContain("{value}/'");
        }
    }

    @Test
    @DisplayName("R4, R13: a summary that somebody else wrote is told as far as it is what a summary has, and fails nothing")
    void a_summary_that_is_odd(EmbeddedTrino trino) throws IOException {
        try (Deployment deployment = deployment(trino)) {
            deliver(deployment, FIRST, lines(FIRST, "first", 200));
            deployment.invoke("{\"time\": \"2026-01-18T05:00:00Z\"}");
            String summary = new String(deployment.content("summaries/date=2026-01-17/summary.json"), UTF_8);
            String api = "arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/web";
            String odd = "\"learnt\":[7,{\"api\":\"%1$s\",\"routes\":[\"/'); DROP TABLE x--/{value}\",\"/'||{value}\","
                    .formatted(api) + "\"/it's/{value}\",\"/a(b[c/{value}\",\"/$api/\\\\/{value}\"]}]";
            deployment.s3.putObject(put -> put.bucket(deployment.reports())
                    .key("summaries/date=2026-01-17/summary.json"),
                    RequestBody.fromString(summary.replaceFirst("\"learnt\":.*]}]",
                            Matcher.quoteReplacement(odd))));
            deployment.clock.advance(Duration.ofDays(1));
            deliver(deployment, FIRST.plusDays(1), Stream.of("/it's/x", "/a(b[c/x", "/$api/\\/x", "/b")
                    .map(path -> line(FIRST.plusDays(1), 600, 200, path)));

            deployment.invoke("{\"time\": \"2026-01-19T05:00:00Z\"}");

            assertThat(asked.getLast()).doesNotContain("DROP TABLE");
            assertThat(routes(deployment, FIRST.plusDays(1))).containsExactlyInAnyOrder("/it's/{value}",
                    "/a(b[c/{value}", "/$api/\\/{value}", "/b");
        }
    }

    private Deployment deployment(EmbeddedTrino trino) throws IOException {
        DeployedFunction dev = DeployedFunction.all("dev").getFirst();
        Workgroup workgroup = dev.workgroup();
        BucketOnTrino bucket = new BucketOnTrino(trino,
                GlueTable.from(dev.template().resource("AWS::Glue::Table").path("TableInput")), server.client(),
                workgroup.logBucket(), folder);
        return new Deployment(server, workgroup, ReportConfig.DEFAULTS, sql -> {
            asked.add(sql);
            return bucket.run(sql);
        }).with(new WithoutPdf());
    }

    private static void deliver(Deployment deployment, LocalDate day, Stream<String> lines) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            for (String line : lines.toList()) {
                gzip.write(line.getBytes(UTF_8));
            }
        }
        Workgroup workgroup = DeployedFunction.all("dev").getFirst().workgroup();
        String account = workgroup.logAccounts().getFirst();
        String region = workgroup.logRegions().getFirst();
        deployment.s3.putObject(put -> put.bucket(workgroup.logBucket())
                .key("%s%s/elasticloadbalancing/%s/%s/%s_elasticloadbalancing_%s_app.web.98e3a879de9d6b42_%s_all.log.gz"
                        .formatted(workgroup.logPrefix(), account, region, day.toString().replace('-', '/'), account,
                                region, "20260117T0715Z_192.0.2.1")),
                RequestBody.fromBytes(bytes.toByteArray()));
    }

    /** Articles, each asked for once, and as many requests for few words, over all the day. */
    private static Stream<String> lines(LocalDate day, String kind, int status) {
        return IntStream.range(0, SLUGS).boxed().flatMap(i -> Stream.of(
                line(day, i, status, "/articles/" + kind + "-" + word(i)),
                line(day, i, status, WORDS.get(i % WORDS.size()))));
    }

    private static Stream<String> hostile(LocalDate day) {
        return HOSTILE.stream().flatMap(slug -> Stream.of("/articles/" + slug, "/" + slug, "/articles/" + slug + "/x"))
                .map(path -> line(day, 600, 200, path));
    }

    /** Ten minutes in which a hundred articles are not to be had. */
    private static Stream<String> incident(LocalDate day) {
        return IntStream.range(0, 100).mapToObj(i -> line(day, 1_250 + i / 10, 502, "/articles/failing-" + word(i)));
    }

    /** @param at a number of half minutes after the day's beginning */
    private static String line(LocalDate day, int at, int status, String path) {
        int minute = at / 2 % (24 * 60);
        return LINE.replace("%3$d", String.valueOf(status)).formatted(day, minute / 60, minute % 60, at % 60, path);
    }

    private static String word(int number) {
        return Integer.toString(number, 6).chars().mapToObj(digit -> "bcdfgh".charAt(digit - '0') + "a")
                .reduce("n", String::concat);
    }

    private static List<String> learnt(Deployment deployment, LocalDate day) throws IOException {
        JsonNode learnt = deployment.json("summaries/date=%s/summary.json".formatted(day)).path("learnt");
        assertThat(learnt).allSatisfy(api -> assertThat(api.path("api").textValue())
                .isEqualTo("arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/web"));
        List<String> routes = new ArrayList<>();
        learnt.forEach(api -> api.path("routes").forEach(route -> routes.add(route.textValue())));
        return routes;
    }

    private static List<String> routes(Deployment deployment, LocalDate day) throws IOException {
        return deployment.json("reports/date=%s/report.json".formatted(day)).at("/routes/asked").valueStream()
                .map(route -> route.path("route").textValue()).toList();
    }

    private static JsonNode route(JsonNode report, String path) {
        return report.at("/routes/asked").valueStream().filter(route -> route.path("route").textValue().equals(path))
                .findAny().orElseThrow();
    }
}
