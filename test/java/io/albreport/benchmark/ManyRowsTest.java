package io.albreport.benchmark;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import io.albreport.report.statement.ResultRow;

import static org.assertj.core.api.Assertions.assertThat;

@Execution(ExecutionMode.CONCURRENT)
class ManyRowsTest {
    private static final int SECTION = ResultRow.COLUMNS.indexOf("section");
    private static final int API = ResultRow.COLUMNS.indexOf("api");

    @Test
    @DisplayName("F9, Q6: answers of any size are a real one's, with more APIs")
    void answers_of_any_size_are_a_real_one_with_more_apis(@TempDir Path logs) throws Exception {
        List<List<@Nullable String>> real = FunctionBenchmark.realRows(logs);
        ManyRows many = new ManyRows(real);

        assertThat(many.rows(1_000)).hasSize(1_000);
        List<List<@Nullable String>> hundred = many.apis(100);
        assertThat(ofSection(hundred, "apiLatency").stream().map(row -> row.get(API)).distinct()).hasSize(101);
        assertThat(ofSection(hundred, "traffic")).hasSize(101);
        assertThat(ofSection(hundred, "route")).hasSize(101);
        assertThat(ofSection(hundred, "client")).isEqualTo(ofSection(real, "client"));
        assertThat(hundred.stream().map(row -> row.get(SECTION)).collect(Collectors.toSet()))
                .isEqualTo(real.stream().map(row -> row.get(SECTION)).collect(Collectors.toSet()));
    }

    private static List<List<@Nullable String>> ofSection(List<List<@Nullable String>> rows, String section) {
        return rows.stream().filter(row -> section.equals(row.get(SECTION))).toList();
    }
}
