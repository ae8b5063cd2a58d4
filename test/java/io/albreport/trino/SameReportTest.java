package io.albreport.trino;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.albreport.local.generator.truth.GeneratorOptions;
import io.albreport.local.generator.truth.Truth;
import io.albreport.reference.FoundIncidents;
import io.albreport.reference.ReferenceOptions;
import io.albreport.reference.ReferenceReader;
import io.albreport.report.assembling.Reading;
import io.albreport.report.assembling.ReportAssembler;
import io.albreport.report.configuration.ReportConfig;
import io.albreport.report.model.Period;
import io.albreport.report.model.Report;
import io.albreport.report.statement.ResultRow;

import static org.assertj.core.api.Assertions.assertThat;

/** The report that Trino's answer makes is the one that a slow and obvious reader makes. */
@OnTrino
class SameReportTest {
    private static final Period DAY = Period.ofDay(Bucket.DAY);

    /** What the sketch promises, relatively. */
    private static final double ACCURACY = 0.01;

    /** Latencies are shown to the microsecond. */
    private static final double ROUNDING = 0.0005;

    private final EmbeddedTrino trino;

    @TempDir
    private Path folder;

    SameReportTest(EmbeddedTrino trino) {
        this.trino = trino;
    }

    @Test
    @DisplayName("Q4, R1-R5: the report is what the reference reader makes of the same logs")
    void the_report_is_what_the_reference_reader_makes() throws IOException {
        Bucket bucket = new Bucket(folder).generate(3, 2_000, 2_000);
        Report expected = ReferenceReader.report(bucket.foldersOfTheDay(), DAY, ReferenceOptions.DEFAULTS);

        Report report = report(bucket);

        assertThat(report.dataQuality().malformedLines()).isEqualTo(2_000);
        assertSame(report, expected);
    }

    /** Save for what is said in words, and what only one of the two readers knows. */
    static void assertSame(Report report, Report expected) {
        assertThat(report).usingRecursiveComparison()
                .ignoringFields("verdict.text", "apis.reasons", "totals.latencyMs.buckets",
                        "apis.totals.latencyMs.buckets", "dataQuality.malformedExamples", "dataQuality.engine",
                        "dataQuality.generator", "dataQuality.filesSkipped", "dataQuality.bytesRead")
                .withEqualsForFieldsMatchingRegexes(SameReportTest::isClose, ".*latencyMs\\.(p50|p90|p95|p99)",
                        ".*p9[59]Ms", ".*totalMs")
                .isEqualTo(expected);
    }

    @Test
    @DisplayName("Q4, R10, R11: the report finds the incidents that were planted, and no others")
    void the_report_finds_what_was_planted() throws IOException {
        Bucket bucket = new Bucket(folder);
        Truth truth = bucket.generate(new GeneratorOptions(Bucket.DAY, 30_000, 4, 0).withIncidents());

        FoundIncidents.assertSame(report(bucket), truth);
    }

    @Test
    @DisplayName("L4: malformed lines are shown with file and text")
    void malformed_lines_are_shown() throws IOException {
        Report report = report(new Bucket(folder).generate(22, 10, 50));

        assertThat(report.dataQuality().malformedExamples()).isNotEmpty().allSatisfy(example -> {
            assertThat(example.file()).startsWith("local:///").contains("_app.");
            assertThat(example.text()).isNotEmpty();
        });
    }

    private Report report(Bucket bucket) throws IOException {
        return report(bucket.on(trino).query(Bucket.statement(DAY)));
    }

    static Report report(List<List<@Nullable String>> rows) {
        ReportAssembler assembler = new ReportAssembler(DAY, ReportConfig.DEFAULTS);
        for (List<@Nullable String> row : rows) {
            assembler.add(new ResultRow(row));
        }
        return assembler.assemble(new Reading(null, null, List.of(), 0, 0, assembler.malformedExamples(),
                assembler.delivery(), "Trino", null,
                "test"));
    }

    private static boolean isClose(@Nullable Object sketched, @Nullable Object exact) {
        if (sketched instanceof Number ms && exact instanceof Number number) {
            double truth = number.doubleValue();
            return Math.abs(ms.doubleValue() - truth) <= ACCURACY * truth + ROUNDING;
        }
        return Objects.equals(sketched, exact);
    }
}
