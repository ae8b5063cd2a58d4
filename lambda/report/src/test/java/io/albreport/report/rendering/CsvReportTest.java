package io.albreport.report.rendering;

import java.nio.charset.StandardCharsets;
import java.util.List;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.albreport.report.model.Report;
import io.albreport.report.model.SampleReport;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("R6: apis.csv")
class CsvReportTest {

    @Test
    void has_a_row_for_each_api_with_raw_numbers() {
        List<NamedCsvRecord> rows = read(SampleReport.ofADay());

        assertThat(rows).hasSize(15);
        NamedCsvRecord first = rows.getFirst();
        assertThat(first.getField("api")).isEqualTo("checkout");
        assertThat(first.getField("verdict")).isEqualTo("failing");
        assertThat(first.getField("errors")).isEqualTo("1988");
        assertThat(first.getField("allowed_errors")).isEqualTo("1234");
        assertThat(first.getField("requests")).isEqualTo("1234567");
        assertThat(first.getField("availability")).startsWith("0.99838");
        assertThat(first.getField("load_balancer_5xx")).isEqualTo("617");
        assertThat(first.getField("p95_ms")).isEqualTo("133.1");
        assertThat(first.getField("sent_bytes")).isEqualTo("22648131615");
    }

    @Test
    void leaves_absent_values_empty() {
        assertThat(read(SampleReport.ofADay()).getLast().getField("p95_ms")).isEmpty();
    }

    @Test
    @DisplayName("R3: a percentile among the timeouts has no answer, and their number stands beside")
    void says_no_answer_among_the_timeouts() {
        NamedCsvRecord row = read(SampleReport.ofAnOutage()).getFirst();

        assertThat(row.getField("p50_ms")).isEqualTo("29.7");
        assertThat(row.getField("p95_ms")).isEqualTo("no answer");
        assertThat(row.getField("timeouts")).isEqualTo("154320");
        assertThat(row.getField("max_ms")).isEqualTo("1830.4");
    }

    @Test
    @DisplayName("R2: requests without a target group have no verdict")
    void judges_nothing_without_a_target_group() {
        NamedCsvRecord last = read(SampleReport.ofADay()).getLast();

        assertThat(last.getField("api")).isEqualTo("(no target group)");
        assertThat(last.getField("verdict")).isEmpty();
        assertThat(last.getField("allowed_errors")).isEmpty();
    }

    @Test
    void has_a_header_alone_on_a_day_without_requests() {
        assertThat(read(SampleReport.empty())).isEmpty();
        assertThat(new String(CsvReport.render(SampleReport.empty()), StandardCharsets.UTF_8)).startsWith("api,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
    void lets_no_text_be_a_formula(String text) {
        NamedCsvRecord row = read(SampleReport.whereEveryTextIs(text)).getFirst();

        assertThat(row.getField("api")).isEqualTo("'" + text);
        assertThat(row.getField("target_groups")).isEqualTo("'" + text);
        assertThat(row.getField("reasons")).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b", "a\"b", "a\nb", "a;b", "<script>", "\u202Eabc"})
    void keeps_every_other_text_as_it_is(String text) {
        assertThat(read(SampleReport.whereEveryTextIs(text)).getFirst().getField("api")).isEqualTo(text);
    }

    private static List<NamedCsvRecord> read(Report report) {
        return CsvReader.builder().ofNamedCsvRecord(new String(CsvReport.render(report), StandardCharsets.UTF_8))
                .stream().toList();
    }
}
