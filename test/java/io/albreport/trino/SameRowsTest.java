package io.albreport.trino;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.albreport.local.engine.DuckDbTable;
import io.albreport.reference.Corpus;
import io.albreport.reference.Segments;
import io.albreport.report.configuration.ApiRoutes;
import io.albreport.report.configuration.Ignored;
import io.albreport.report.configuration.Prices;
import io.albreport.report.configuration.ReportConfig;
import io.albreport.report.configuration.ReportConfig.ApiConfig;
import io.albreport.report.configuration.RouteTemplate;
import io.albreport.report.model.Period;
import io.albreport.report.statement.ResultRow;
import io.albreport.report.statement.Statement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The very statement of the report gives the same rows on Trino as on DuckDB. */
@OnTrino
class SameRowsTest {
    private static final Period DAY = Period.ofDay(Bucket.DAY);

    /** So long that no line of the corpus is outside. */
    private static final Period DECADES = new Period(Period.ofDay(LocalDate.of(2000, 1, 1)).start(),
            Period.ofDay(LocalDate.of(2050, 1, 1)).end(), ZoneId.of("UTC"));

    private final EmbeddedTrino trino;

    @TempDir
    private Path folder;

    SameRowsTest(EmbeddedTrino trino) {
        this.trino = trino;
    }

    @ParameterizedTest(name = "seed {0}, {1} requests, {2} malformed")
    @CsvSource({"11, 6000, 300", "12, 1000, 1000", "13, 1, 1"})
    @DisplayName("Q4: over generated logs")
    void over_generated_logs(long seed, long requests, long malformed) throws IOException, SQLException {
        assertSameRows(new Bucket(folder).generate(seed, requests, malformed), DAY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Australia/Sydney", "Asia/Kolkata", "Asia/Kathmandu"})
    @DisplayName("Q4, R12: in other time zones")
    void in_other_time_zones(String zone) throws IOException, SQLException {
        assertSameRows(new Bucket(folder).generate(14, 2000, 20), Period.ofDay(Bucket.DAY, ZoneId.of(zone)));
    }

    @Test
    @DisplayName("Q4: over real lines of all layouts")
    void over_the_corpus() throws IOException, SQLException {
        Bucket bucket = new Bucket(folder);
        for (Path file : Corpus.accessLogs()) {
            bucket.deliver(file.getFileName().toString(), Files.readAllBytes(file));
        }
        assertSameRows(bucket, DECADES);
    }

    @Test
    @DisplayName("Q4, R4: over paths with all kinds of ids, and of words")
    void over_ids_and_words() throws IOException, SQLException {
        String lines = Stream.of(Segments.IDS, Segments.WORDS, Segments.secrets(500)).flatMap(List::stream)
                .map(SameRowsTest::failed).collect(Collectors.joining());

        Bucket bucket = new Bucket(folder);
        bucket.deliver("ids.log.gz", Bucket.gzip(lines));

        assertSameRows(bucket, DAY);
    }

    @Test
    @DisplayName("Q4: over odd lines, readable and malformed")
    void over_odd_lines() throws IOException, SQLException {
        Bucket bucket = new Bucket(folder);
        for (String name : List.of("readable.log", "malformed.log")) {
            bucket.deliver(name, Files.readAllBytes(Path.of("resources", "lines", name)));
        }
        assertSameRows(bucket, DAY);
        assertSameRows(bucket, DECADES);
    }

    @Test
    @DisplayName("Q4, R4, R6b: with templates, configured and learnt, and with what is ignored")
    void with_patterns() throws IOException, SQLException {
        Bucket bucket = new Bucket(folder);
        bucket.deliver("paths.log.gz", Bucket.gzip(Stream.of("users/bob", "users/eve/", "users/eve/orders", "u(1+2)/x",
                "h_alth", "health/ready", "files/a/b", "größe/a", "it's/b", "a%20b/c", "{value}/x", "blog/one", "*")
                .map(SameRowsTest::failed).collect(Collectors.joining())));
        List<RouteTemplate> templates = Stream.of("/users/{name}/users/{name}", "/u(1+2)/{a}/{rest+}", "/größe/{b+}",
                "/it's/{rest+}", "/a%20b/{rest+}").map(RouteTemplate::new).toList();
        ReportConfig config = new ReportConfig(20, 0.999, null, ZoneId.of("UTC"),
                new Ignored(List.of(new RouteTemplate("/files/{rest+}")), List.of("*nagios_%!", "-x'"),
                        List.of("198.51.*")),
                Prices.DEFAULTS,
                List.of(new ApiConfig("Shop", List.of("web"), templates, false, null, null)));

        List<String> rows = assertSameRows(bucket, DAY, trino, config, List.of(
                new ApiRoutes("Shop", List.of(new RouteTemplate("/blog/{value}/{rest+}"))),
                new ApiRoutes("arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/other",
                        List.of(new RouteTemplate("/{value}")))));

        assertThat(String.join("\n", rows)).contains("GET /users/{name}/users/{name}", "GET /blog/{value}/{rest+}",
                "GET /u(1+2)/{a}/{rest+}", "GET /größe/{b+}", "GET /it's/{rest+}", "GET /a%20b/{rest+}",
                "GET /h_alth/h_alth").doesNotContain("bob", "GET /files/");
    }

    @Test
    @DisplayName("Q4, R4: with thousands of routes, of which the same are a sample, and those told by what was learnt")
    void with_very_many_routes() throws IOException, SQLException {
        Bucket bucket = new Bucket(folder);
        List<String> segments = Stream.of(IntStream.range(0, 2_000).mapToObj(SameRowsTest::word),
                IntStream.range(0, 20).mapToObj(i -> "ba.".repeat(200 + i)), Stream.of("größe", "it's", "\\x22"))
                .flatMap(all -> all).toList();
        bucket.deliver("many.log.gz", Bucket.gzip(Stream.of(segments.stream().map(SameRowsTest::failed),
                IntStream.range(0, 2_000).mapToObj(i -> failed("scanned/" + word(i)).replace(" 502 ", " 404 ")),
                Stream.of("{value}/x", "blog/1", "blog/2").map(SameRowsTest::failed))
                .flatMap(lines -> lines).collect(Collectors.joining())));
        String api = "arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/web";

        assertSameRows(bucket, DAY, trino, ReportConfig.DEFAULTS,
                List.of(new ApiRoutes(api, List.of(new RouteTemplate("/blog/{value}/{rest+}")))));

        List<String> sample = bucket.on(trino).query(Bucket.statement(DAY)).stream()
                .map(row -> new ResultRow(row)).flatMap(row -> row.lines("route_sample").stream()).toList();
        List<String> routes = Stream.concat(segments.stream(), Stream.of("blog/{id}"))
                .map(segment -> "GET /" + segment + "/" + segment).toList();
        assertThat(sample).startsWith("2024", "GET /{value}/x/{value}/x");
        assertThat(sample.subList(2, sample.size())).containsExactlyInAnyOrderElementsOf(
                routes.stream().sorted(Comparator.comparing(SameRowsTest::md5)).limit(500)
                        .map(route -> route.substring(0, Math.min(300, route.length()))).toList());
    }

    private static String md5(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }

    private void assertSameRows(Bucket bucket, Period period) throws IOException, SQLException {
        assertSameRows(bucket, period, trino);
    }

    static void assertSameRows(Bucket bucket, Period period, EmbeddedTrino trino) throws IOException, SQLException {
        assertSameRows(bucket, period, trino, ReportConfig.DEFAULTS, List.of());
    }

    private static List<String> assertSameRows(Bucket bucket, Period period, EmbeddedTrino trino, ReportConfig config,
            List<ApiRoutes> learnt) throws IOException, SQLException {
        List<String> onDuckDb = Rows.comparable(DuckDbTable.query(bucket.foldersOfTheDay(),
                Statement.of(period, config, learnt, "TRUE")));
        List<String> onTrino = Rows.comparable(bucket.on(trino).query(Bucket.statement(period, config, learnt)));

        assertThat(onDuckDb).isNotEmpty();
        assertThat(onTrino.stream().filter(row -> !onDuckDb.contains(row))).as("only on Trino").isEmpty();
        assertThat(onDuckDb.stream().filter(row -> !onTrino.contains(row))).as("only on DuckDB").isEmpty();
        assertThat(onTrino).as("as often").containsExactlyInAnyOrderElementsOf(onDuckDb);
        return onTrino;
    }

    private static String word(int number) {
        return Integer.toString(number, 6).chars().mapToObj(digit -> "bcdfgh".charAt(digit - '0') + "a")
                .collect(Collectors.joining("", "n", ""));
    }

    private static String failed(String segment) {
        return ("https 2026-01-17T07:10:00.000001Z app/web/98e3a879de9d6b42 192.0.2.165:5815 "
                + "10.20.20.37:80 0.001 0.003 0.000 502 502 153 3860 \"GET https://shop.example:443/%s/%s HTTP/1.1\" "
                + "\"-\" - - arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/web/ce53 \"-\"\n")
                .formatted(segment, segment);
    }
}
