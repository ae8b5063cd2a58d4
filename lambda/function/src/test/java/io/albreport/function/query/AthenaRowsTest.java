package io.albreport.function.query;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import de.siegmar.fastcsv.reader.CsvParseException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.albreport.function.s3.WholeStream;
import io.albreport.report.assembling.ReportAssembler;
import io.albreport.report.configuration.ReportConfig;
import io.albreport.report.model.Period;
import io.albreport.report.statement.ResultRow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AthenaRowsTest {
    private static final String HEADER = quoted(ResultRow.COLUMNS);

    @Test
    @DisplayName("F2: every row of the file becomes a row of the report, an empty field NULL")
    void every_row_is_read() throws IOException {
        var assembler = new ReportAssembler(Period.ofDay(SampleRows.DAY), ReportConfig.DEFAULTS);

        AthenaRows.read(stream(SampleRows.csv()), assembler::add);

        var report = assembler.assemble(SampleRows.READING);
        assertThat(report.totals().requests()).isEqualTo(1_234);
        assertThat(report.totals().target5xx()).isEqualTo(4);
        assertThat(report.totals().latencyMs().count()).isEqualTo(1_230);
        assertThat(report.userAgents()).singleElement().satisfies(agent -> assertThat(agent.value()).isNull());
        assertThat(assembler.malformedExamples()).singleElement()
                .satisfies(line -> assertThat(line.text()).isEqualTo("one \"malformed\", line of two"));
    }

    @Test
    @DisplayName("F2: rows are handed over while the file is still being read")
    void rows_are_handed_over_one_at_a_time() {
        String row = SampleRows.row("section", "file");
        String wrong = HEADER + "\n" + (row + "\n").repeat(100_000) + "cut off";
        List<ResultRow> rows = new ArrayList<>();

        assertThatExceptionOfType(CsvParseException.class)
                .isThrownBy(() -> AthenaRows.read(stream(wrong), rows::add));

        assertThat(rows).hasSize(100_000);
    }

    @Test
    void a_file_of_other_columns_is_refused() {
        for (String csv : new String[]{"", "\"_col0\"\n\"1\"\n", HEADER.replace("busy", "lazy"), "\n"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> AthenaRows.read(stream(csv), row -> {}))
                    .withMessageContaining("does not name the columns of the report's statement");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            traffic     | answers | 19T241:200:target::1:0:0    | no time of the period: 19T241
            traffic     | answers | 241:200:target::1:0:0       | no time of the period: 241
            hourLatency | hour    | 20T00                       | no time of the period: 20T00
            client      | most    | 9223372036854775808 0 0     | For input string
            """)
    @DisplayName("L13, O1: a row that the report cannot hold is named by its section")
    void a_row_that_does_not_fit_is_named(String section, String column, String value, String reason) {
        var assembler = new ReportAssembler(Period.ofDay(SampleRows.DAY), ReportConfig.DEFAULTS);
        String csv = HEADER + "\n" + SampleRows.row("section", section, "api", "web", column, value);

        assertThatIllegalArgumentException().isThrownBy(() -> AthenaRows.read(stream(csv), assembler::add))
                .withMessageStartingWith("a row of its section '%s' does not fit the report: ".formatted(section))
                .withMessageContaining(reason);
    }

    @Test
    void a_file_that_ends_within_a_quoted_field_is_refused() {
        assertThatExceptionOfType(CsvParseException.class).isThrownBy(
                () -> AthenaRows.read(stream(HEADER + "\n" + SampleRows.row("busy", "12").replaceAll(".$", "")),
                        row -> {}));
    }

    @Test
    @DisplayName("F1: a result that ends before its announced length is refused, even at the end of a row")
    void a_truncated_result_is_refused() {
        byte[] whole = SampleRows.csv().getBytes(UTF_8);
        int cut = SampleRows.csv().lastIndexOf('\n', whole.length - 2) + 1;
        byte[] part = Arrays.copyOf(whole, cut);

        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() -> AthenaRows.read(new WholeStream(new ByteArrayInputStream(part), whole.length),
                        row -> {}))
                .havingRootCause().withMessage("it ended after %,d of %,d bytes".formatted(cut, whole.length));
    }

    private static ByteArrayInputStream stream(String csv) {
        return new ByteArrayInputStream(csv.getBytes(UTF_8));
    }

    private static String quoted(List<String> fields) {
        return fields.stream().map(field -> '"' + field + '"').collect(Collectors.joining(","));
    }
}
