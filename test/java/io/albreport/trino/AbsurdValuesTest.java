package io.albreport.trino;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.albreport.aws.QueryEngine;
import io.albreport.function.query.AthenaRows;
import io.albreport.local.engine.DuckDbTable;
import io.albreport.reference.ReferenceOptions;
import io.albreport.reference.ReferenceReader;
import io.albreport.report.assembling.ReportAssembler;
import io.albreport.report.configuration.ReportConfig;
import io.albreport.report.model.Period;
import io.albreport.report.model.Report;
import io.albreport.report.statement.ResultRow;
import io.albreport.report.statement.Statement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Lines that have the shape of one, and values that nothing but a fault or malice writes. */
@OnTrino
class AbsurdValuesTest {
    private static final Period DAY = Period.ofDay(Bucket.DAY);
    private static final int LINES = 1_500;

    /** More than the reader of Athena's answers takes in one field. */
    private static final int MILLIONS = 17_000_000;

    private static final String LINE = "https %s app/web/98e3a879de9d6b42 192.0.2.165:5815 10.20.20.37:80 0.001 %s "
            + "0.000 %s %s %s %s \"GET https://shop.example:443/a HTTP/1.1\" \"%s\" ECDHE-RSA-AES128-GCM-SHA256 "
            + "TLSv1.2 arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/web/ce53 \"Root=1-6ab37ca3\"";

    private static final List<String> DATES = List.of("2026-01-17", "2026-01-17", "2026-02-29", "2024-02-29",
            "1900-02-29", "2000-02-29", "2026-06-31", "2026-13-01", "2026-00-01", "2026-01-32", "2026-01-00",
            "0000-02-29", "9999-12-31");
    private static final List<String> TIMES = List.of("00:00:00", "23:59:59", "24:00:00", "25:00:00", "23:99:00",
            "23:60:00", "23:59:60", "12:00:61", "19:30:00", "99:99:99");
    private static final List<String> FRACTIONS = List.of(".0", ".999999999", ".1234567890", "." + "9".repeat(400));
    private static final List<String> SECONDS = List.of("0.003", "-1", "0.000", "0", "-0.0", "-", ".", "-.", "1.", ".5",
            "1.2.3", "1-2", "--1", "0.0000000000000000001", "0." + "0".repeat(330) + "1", "9".repeat(320), "1000000",
            "1000000.001", "9999999999", "4000.000", "00000000000000000000000000.001");
    private static final List<String> STATUSES = List.of("200", "404", "503", "504", "-", "000", "99", "600", "0404",
            "4-1",
            "45-", "-45", "5--", "1000", "9".repeat(40), "---");
    private static final List<String> BYTES = List.of("153", "-", "0", "-1", "5-3", "--", "9999999999999",
            "10000000000000", "9223372036854775807", "9223372036854775808", "9".repeat(400), "0000000000007");

    private final EmbeddedTrino trino;

    @TempDir
    private Path folder;

    AbsurdValuesTest(EmbeddedTrino trino) {
        this.trino = trino;
    }

    @ParameterizedTest
    @ValueSource(longs = {17, 18, 19})
    @DisplayName("L13, Q4: any absurd values give the same rows on two engines, and the reference reader's report")
    void any_absurd_values(long seed) throws IOException, SQLException {
        Random random = new Random(seed);
        Bucket bucket = with(Stream.generate(() -> line(random)).limit(LINES).collect(Collectors.joining("\n")));

        SameRowsTest.assertSameRows(bucket, DAY, trino);
        Report expected = ReferenceReader.report(bucket.foldersOfTheDay(), DAY, ReferenceOptions.DEFAULTS);
        SameReportTest.assertSame(SameReportTest.report(onTrino(bucket)), expected);
        assertThat(expected.dataQuality().requestsCounted()).isGreaterThan(LINES / 20);
        assertThat(expected.dataQuality().malformedLines()).isGreaterThan(LINES / 20);
    }

    @Test
    @DisplayName("R5: the first and the last request are so by time, whatever fractions are written")
    void first_and_last_by_time() throws IOException, SQLException {
        Bucket bucket = with(Stream.of(".9", ".250", "", ".999999", ".25")
                .map(fraction -> LINE.formatted("2026-01-17T10:00:00" + fraction + "Z", "0.003", "200", "200", "1", "1",
                        "curl"))
                .collect(Collectors.joining("\n")));

        for (Report report : List.of(SameReportTest.report(onTrino(bucket)), SameReportTest.report(onDuckDb(bucket)),
                ReferenceReader.report(bucket.foldersOfTheDay(), DAY, ReferenceOptions.DEFAULTS))) {
            assertThat(report.dataQuality().firstRequest()).isEqualTo("2026-01-17T10:00:00Z");
            assertThat(report.dataQuality().lastRequest()).isEqualTo("2026-01-17T10:00:00.999999Z");
        }
    }

    @Test
    @DisplayName("L13: two counts of bytes that no integer holds together are no counts, and fail nothing")
    void sums_that_no_integer_holds() throws IOException, SQLException {
        String most = String.valueOf(Long.MAX_VALUE);
        String line = LINE.formatted("2026-01-17T10:00:00Z", "0.003", "200", "200", most, most, "curl");
        Bucket bucket = with(line + "\n" + line + "\n" + line.replace(most, "5"));

        assertThat(SameReportTest.report(onTrino(bucket)).totals().receivedBytes()).isEqualTo(5);
        assertThat(SameReportTest.report(onDuckDb(bucket)).totals().sentBytes()).isEqualTo(5);
    }

    @Test
    @DisplayName("L13: lines of 17 million characters, malformed or not, are counted, and cut in the answer")
    void lines_of_millions_of_characters() throws IOException {
        String good = LINE.formatted("2026-01-17T10:00:00Z", "0.003", "200", "200", "1", "1", "a".repeat(MILLIONS));
        Bucket bucket = with("garbage".repeat(MILLIONS / 7) + "\n" + good);
        var assembler = new ReportAssembler(DAY, ReportConfig.DEFAULTS);

        String csv = new QueryEngine.Answer(ResultRow.COLUMNS, onTrino(bucket), 0).csv();
        AthenaRows.read(new ByteArrayInputStream(csv.getBytes(UTF_8)), assembler::add);

        assertThat(csv).hasSizeLessThan(100_000);
        assertThat(assembler.malformedExamples()).singleElement()
                .satisfies(example -> assertThat(example.text()).startsWith("garbage").hasSize(500));
    }

    private static String line(Random random) {
        boolean odd = random.nextInt(3) == 0;
        String time = odd
                ? one(DATES, random) + "T" + one(TIMES, random) + one(FRACTIONS, random) + "Z"
                : "2026-01-17T%02d:00:00.5Z".formatted(random.nextInt(24));
        return LINE.formatted(time, one(SECONDS, random), one(STATUSES, random), one(STATUSES, random),
                one(BYTES, random), one(BYTES, random), "curl/" + random.nextInt(3));
    }

    private static String one(List<String> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }

    private Bucket with(String lines) throws IOException {
        Bucket bucket = new Bucket(folder);
        bucket.deliver("absurd.log", (lines + "\n").getBytes(UTF_8));
        return bucket;
    }

    private List<List<@Nullable String>> onTrino(Bucket bucket) throws IOException {
        return bucket.on(trino).query(Bucket.statement(DAY));
    }

    private static List<List<@Nullable String>> onDuckDb(Bucket bucket) throws IOException, SQLException {
        return DuckDbTable.query(bucket.foldersOfTheDay(), Statement.of(DAY, ReportConfig.DEFAULTS, "TRUE"));
    }
}
