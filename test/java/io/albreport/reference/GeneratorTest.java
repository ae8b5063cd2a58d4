package io.albreport.reference;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import io.albreport.local.generator.LogGenerator;
import io.albreport.local.generator.ProgressListener;
import io.albreport.local.generator.truth.GeneratorOptions;
import io.albreport.local.generator.truth.Truth;
import io.albreport.local.generator.truth.Truth.ApiTruth;
import io.albreport.local.generator.truth.Truth.RouteTruth;
import io.albreport.report.model.DataQuality;
import io.albreport.report.model.Period;
import io.albreport.report.model.Report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Execution(ExecutionMode.CONCURRENT)
class GeneratorTest {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 17);
    private static final int REQUESTS = 20_000;
    private static final int MALFORMED = 200;

    @TempDir
    private static Path shared;

    private static Path logs;
    private static Truth truth;
    private static Report report;

    @BeforeAll
    static void generate() throws IOException {
        logs = shared.resolve("day");
        truth = generate(logs, REQUESTS, 42);
        report = ReferenceReader.report(List.of(logs), Period.ofDay(DAY), ReferenceOptions.DEFAULTS);
    }

    @Test
    @DisplayName("L4: the reader counts every line as the generator did")
    void the_reader_accounts_for_every_line_as_the_generator_did() {
        DataQuality quality = report.dataQuality();

        assertThat(quality.requestsCounted()).isEqualTo(REQUESTS).isEqualTo(truth.requestsCounted());
        assertThat(quality.malformedLines()).isEqualTo(MALFORMED).isEqualTo(truth.malformedLines());
        assertThat(quality.outsidePeriod()).isPositive().isEqualTo(truth.outsidePeriod());
        assertThat(quality.linesRead()).isEqualTo(truth.linesRead());
        assertThat(quality.filesRead()).isEqualTo(truth.filesRead());
        assertThat(quality.filesSkipped()).isEqualTo(truth.filesSkipped());
        assertThat(quality.unreadableFiles()).isEmpty();
    }

    @Test
    @DisplayName("L5: the first and the last moment of the day are in it")
    void the_first_and_the_last_moment_of_the_day_are_counted() {
        assertThat(report.dataQuality().firstRequest()).isEqualTo(truth.firstRequest())
                .isEqualTo("2026-01-17T00:00:00Z");
        assertThat(report.dataQuality().lastRequest()).isEqualTo(truth.lastRequest())
                .isEqualTo("2026-01-17T23:59:59.999999Z");
    }

    @Test
    @DisplayName("R1, R2, R3: the reader finds the same totals and exact percentiles, in all and by API")
    void the_reader_finds_the_same_totals_and_percentiles() {
        assertThat(report.totals()).usingRecursiveComparison().ignoringFields("latencyMs.buckets")
                .isEqualTo(truth.totals());
        List<ApiTruth> apis = report.apis().stream()
                .map(api -> new ApiTruth(api.name(), api.targetGroups(), api.totals())).toList();
        assertThat(apis).usingRecursiveComparison().ignoringFields("totals.latencyMs.buckets").isEqualTo(truth.apis());
    }

    @Test
    @DisplayName("R4: the reader finds the same hours, failing routes and shares")
    void the_reader_finds_the_same_hours_routes_and_shares() {
        assertThat(report.hours()).isEqualTo(truth.hours());
        assertThat(report.routes().failing().stream().map(r -> new RouteTruth(r.method(), r.route(), r.api(),
                r.requests(), r.clientErrors(), r.errors()))).isEqualTo(truth.failingRoutes());
        assertThat(report.clients()).isEqualTo(truth.clients());
        assertThat(report.userAgents()).isEqualTo(truth.userAgents());
        assertThat(report.tls()).isEqualTo(truth.tls());
        assertThat(report.classifications()).isEqualTo(truth.classifications());
    }

    @Test
    @DisplayName("R1: target groups of one name stay apart by account and region, and of two ids are one")
    void apis_of_one_name_stay_apart() {
        assertThat(truth.apis()).extracting(ApiTruth::name).contains("orders-api (111122223333)",
                "orders-api (444455556666)", "legacy-api (444455556666 eu-central-1)",
                "legacy-api (444455556666 us-east-1)", "(no target group)").hasSizeGreaterThan(14);
        assertThat(truth.apis()).filteredOn(api -> api.name().equals("orders-api (111122223333)")).singleElement()
                .satisfies(api -> assertThat(api.targetGroups()).hasSize(2));
    }

    @Test
    @DisplayName("R3: few APIs fail, by the trouble made for them")
    void only_the_apis_in_trouble_fail() {
        assertThat(report.verdict().failingApis()).contains("payments-api", "reports-api")
                .doesNotContain("storefront", "catalog-api", "accounts-api", "auth-api", "partner-grpc");
    }

    @Test
    @DisplayName("L1: all types, widths and statuses occur")
    void all_types_widths_and_statuses_occur() throws IOException {
        List<LogLine> lines = LogFiles.below(List.of(logs)).read().stream().flatMap(file -> file.lines().stream())
                .map(LogLine::parse).filter(Objects::nonNull).toList();

        assertThat(lines).extracting(LogLine::type).contains("http", "https", "h2", "grpcs", "ws", "wss", "h3");
        assertThat(lines).extracting(LogLine::elbStatusCode).contains("000", "101", "200", "201", "204", "206", "301",
                "302", "304", "400", "401", "403", "404", "408", "413", "414", "429", "460", "463", "464", "499", "500",
                "501", "502", "503", "504", "505", "520", "561");
        assertThat(new TreeSet<>(lines.stream().map(GeneratorTest::width).toList())).containsExactly(18, 20, 21, 23, 24,
                25, 27, 29, 30, 33, 34, 36, 37, 38);
    }

    @Test
    @DisplayName("Generator: the same options give the same bytes, another seed gives others")
    void the_same_options_give_the_same_bytes(@TempDir Path folder) throws IOException {
        generate(folder.resolve("a"), 300, 7);
        generate(folder.resolve("b"), 300, 7);
        generate(folder.resolve("c"), 300, 8);

        Map<String, Integer> first = contents(folder.resolve("a"));
        assertThat(contents(folder.resolve("b"))).isEqualTo(first).hasSizeGreaterThan(100);
        assertThat(contents(folder.resolve("c"))).isNotEqualTo(first);
    }

    @Test
    @DisplayName("Generator: a day may be without a request")
    void a_day_may_be_without_a_request(@TempDir Path folder) throws IOException {
        Truth empty = generate(folder, 0, 7);

        assertThat(empty.requestsCounted()).isZero();
        assertThat(empty.totals().availability()).isNull();
        assertThat(empty.malformedLines()).isEqualTo(MALFORMED);
        assertThat(empty.hours()).hasSize(24);
    }

    @Test
    @DisplayName("Generator: fails where logs are already, for the truth would not be true")
    void fails_where_logs_are_already() {
        assertThatThrownBy(() -> generate(logs, 1, 1)).isInstanceOf(FileAlreadyExistsException.class)
                .hasMessageEndingWith("AWSLogs: name a folder without logs");
    }

    private static Truth generate(Path folder, long requests, long seed) throws IOException {
        return LogGenerator.generate(new GeneratorOptions(DAY, requests, seed, MALFORMED), folder,
                ProgressListener.SILENT);
    }

    private static Map<String, Integer> contents(Path folder) throws IOException {
        Map<String, Integer> hashByName = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                hashByName.put(folder.relativize(file).toString(), Arrays.hashCode(Files.readAllBytes(file)));
            }
        }
        return hashByName;
    }

    private static int width(LogLine line) {
        List<Object> later = Arrays.asList(line.domainName(), line.chosenCertArn(), line.matchedRulePriority(),
                line.requestCreationTime(), line.actionsExecuted(), line.redirectUrl(), line.errorReason(),
                line.targetPortList(), line.targetStatusCodeList(), line.classification(), line.classificationReason(),
                line.connTraceId(), line.transformedHost(), line.transformedUri(), line.requestTransformStatus(),
                line.ipAddress());
        return 18 + (int) later.stream().filter(Objects::nonNull).count() + line.further().size();
    }
}
