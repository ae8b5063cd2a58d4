package io.albreport.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.assertj.core.api.RecursiveComparisonAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.albreport.local.generator.LogGenerator;
import io.albreport.local.generator.ProgressListener;
import io.albreport.local.generator.truth.GeneratorOptions;
import io.albreport.local.generator.truth.Truth;
import io.albreport.local.reading.LogFile;
import io.albreport.local.reading.LogFiles;
import io.albreport.reference.ReferenceOptions;
import io.albreport.reference.ReferenceReader;
import io.albreport.report.configuration.ReportConfig;
import io.albreport.report.configuration.ReportConfig.ApiConfig;
import io.albreport.report.model.Api;
import io.albreport.report.model.Period;
import io.albreport.report.model.Report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Holds the report of the SQL on DuckDB against a slow and obvious reader, and against the generator's truth. */
@Execution(ExecutionMode.CONCURRENT)
class ConformanceTest {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 17);

    /** What the sketch promises, relatively. */
    private static final double ACCURACY = 0.01;

    /** Latencies are shown to the microsecond. */
    private static final double ROUNDING = 0.0005;

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "seed {0}, {1} requests, {2} malformed")
    @CsvSource({"1, 10000, 0", "2, 10000, 300", "3, 2000, 2000", "4, 1, 1"})
    @DisplayName("R1-R5: the report is what the reference reader makes of the same logs")
    void the_report_is_what_the_reference_reader_makes(long seed, long requests, long malformed) throws Exception {
        LogGenerator.generate(new GeneratorOptions(DAY, requests, seed, malformed), folder, ProgressListener.SILENT);

        Report report = localReport(ReportConfig.DEFAULTS);

        assertSame(report).isEqualTo(
                ReferenceReader.report(List.of(folder), Period.ofDay(DAY), ReferenceOptions.DEFAULTS));
        assertThat(report.dataQuality().malformedExamples()).hasSize((int) Math.min(5, malformed))
                .allSatisfy(example -> assertThat(lineOf(example.file(), example.line())).startsWith(example.text()));
    }

    @Test
    @DisplayName("R1, L4: the report shows the generator's true totals")
    void the_report_shows_the_true_totals() throws Exception {
        Truth truth = LogGenerator.generate(new GeneratorOptions(DAY, 10_000, 9, 300), folder, ProgressListener.SILENT);

        Report report = localReport(ReportConfig.DEFAULTS);

        assertThat(report.totals()).usingRecursiveComparison().ignoringFields("latencyMs").isEqualTo(truth.totals());
        assertThat(report.dataQuality().linesRead()).isEqualTo(truth.linesRead());
        assertThat(report.dataQuality().requestsCounted()).isEqualTo(10_000);
        assertThat(report.dataQuality().outsidePeriod()).isEqualTo(truth.outsidePeriod());
        assertThat(report.dataQuality().malformedLines()).isEqualTo(300);
        assertThat(report.dataQuality().filesRead()).isEqualTo(truth.filesRead());
        assertThat(report.dataQuality().filesSkipped()).isEqualTo(truth.filesSkipped());
        assertThat(report.apis()).extracting(Api::name)
                .containsExactlyInAnyOrderElementsOf(truth.apis().stream().map(Truth.ApiTruth::name).toList());
    }

    @Test
    @DisplayName("R1, R2: configured APIs join target groups, and count 3xx as success where they say so")
    void configured_apis_join_target_groups() throws Exception {
        LogGenerator.generate(new GeneratorOptions(DAY, 10_000, 5, 0), folder, ProgressListener.SILENT);
        ReportConfig config = new ReportConfig(7, 0.99, null, List.of(
                new ApiConfig("Shop's \"front\"", List.of("storefront", "catalog-api"), true, null, 1.0),
                new ApiConfig("auth-api", List.of("auth-api"), false, 0.5, null)));

        Report joined = localReport(config);
        Report apart = localReport(ReportConfig.DEFAULTS);

        Api shop = api(joined, "Shop's \"front\"");
        assertThat(shop.totals().requests())
                .isEqualTo(
                        api(apart, "storefront").totals().requests() + api(apart, "catalog-api").totals().requests());
        assertThat(shop.totals().latencyMs().count()).isEqualTo(api(apart, "storefront").totals().latencyMs().count()
                + api(apart, "catalog-api").totals().latencyMs().count());
        assertThat(shop.targetGroups()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(shop.totals().successRate()).isGreaterThan(api(apart, "storefront").totals().successRate());
        assertThat(shop.state()).isEqualTo(Api.State.SLOW);
        assertThat(shop.reasons()).singleElement().asString().startsWith("p95 ").endsWith(" is above 1 ms");
        assertThat(joined.routes().failing()).hasSizeLessThanOrEqualTo(7);
        assertThat(joined.clients()).hasSize(7);
        assertThat(api(joined, "auth-api").availabilityObjective()).isEqualTo(0.5);
    }

    @Test
    @DisplayName("R1: 3xx answers that count as success are counted as the reference counts them")
    void redirects_count_as_the_reference_counts_them() throws Exception {
        LogGenerator.generate(new GeneratorOptions(DAY, 3_000, 6, 0), folder, ProgressListener.SILENT);
        ReportConfig config = new ReportConfig(20, 0.999, null,
                List.of(new ApiConfig("storefront", List.of("storefront"), true, null, null)));

        assertSame(localReport(config)).isEqualTo(ReferenceReader.report(List.of(folder), Period.ofDay(DAY),
                new ReferenceOptions(Set.of("storefront"), 20)));
    }

    private Report localReport(ReportConfig config) throws SQLException, IOException {
        return new LocalReport(Period.ofDay(DAY), config, SilentProgress.PROGRESS).make(LogFiles.find(List.of(folder)));
    }

    /** All but sentences, and latencies within what the sketch promises. */
    static RecursiveComparisonAssert<?> assertSame(Report report) {
        return assertThat(report).usingRecursiveComparison()
                .ignoringFields("verdict.text", "apis.reasons", "totals.latencyMs.buckets",
                        "apis.totals.latencyMs.buckets", "dataQuality.malformedExamples", "dataQuality.engine",
                        "dataQuality.generator", "dataQuality.daysThere")
                .withEqualsForFieldsMatchingRegexes(ConformanceTest::isClose, ".*latencyMs\\.(p50|p90|p95|p99)",
                        ".*p9[59]Ms", ".*totalMs");
    }

    private static boolean isClose(@Nullable Object sketched, @Nullable Object exact) {
        if (sketched instanceof Number ms && exact instanceof Number number) {
            double truth = number.doubleValue();
            return Math.abs(ms.doubleValue() - truth) <= ACCURACY * truth + ROUNDING;
        }
        return Objects.equals(sketched, exact);
    }

    private static Api api(Report report, String name) {
        return report.apis().stream().filter(api -> api.name().equals(name)).findFirst().orElseThrow();
    }

    private static String lineOf(String file, @Nullable Long number) throws IOException {
        LogFile log = LogFiles.find(List.of(Path.of(file))).logs().getFirst();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(log.open(), UTF_8))) {
            return lines.lines().skip(Objects.requireNonNull(number) - 1).findFirst().orElseThrow();
        }
    }
}
