package io.albreport.trino;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.albreport.report.model.Period;
import io.albreport.report.statement.LogScope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A report costs one scan of two partitions a load balancer's account and region. */
@OnTrino
class OneScanTest {
    private static final String FOLDER = "us-east-1/%s/111122223333_elasticloadbalancing_us-east-1_app.demo.98e3_"
            + "20260117T0715Z_192.0.2.1_ab12.log";
    private static final String STATEMENT = Bucket.statement(Period.ofDay(Bucket.DAY));

    private final Bucket bucket;
    private final EmbeddedTrino trino;

    OneScanTest(EmbeddedTrino trino, @TempDir Path folder) {
        this.trino = trino;
        this.bucket = new Bucket(folder);
    }

    @BeforeEach
    void deliver_on_five_days() throws IOException {
        byte[] lines = Files.readAllBytes(Path.of("resources", "lines", "readable.log"));
        for (String day : List.of("2026/01/15", "2026/01/16", "2026/01/17", "2026/01/18", "2026/01/19")) {
            bucket.put(FOLDER.formatted(day), lines);
        }
    }

    @Test
    @DisplayName("F2: the plan reads a table in one place")
    void the_plan_reads_a_table_in_one_place() throws IOException {
        JsonNode plan = explain("TYPE LOGICAL, FORMAT JSON");

        List<String> operators = plan.findValuesAsText("name");
        assertThat(operators).contains("Output");
        assertThat(operators.stream().filter(name -> name.contains("Scan"))).hasSize(1);
    }

    @Test
    @DisplayName("F2: nothing but grouping sees the groups, of which there may be as many as lines")
    void the_plan_has_no_window_no_join_and_no_sort() throws IOException {
        List<String> operators = explain("TYPE LOGICAL, FORMAT JSON").findValuesAsText("name");

        assertThat(operators).anyMatch(name -> name.startsWith("Aggregate"))
                .noneMatch(name -> name.matches(".*(Window|RowNumber|Ranking|TopN|Join|Sort|MarkDistinct).*"));
    }

    @Test
    @DisplayName("F2, L5: of the days, the plan asks for two")
    void the_plan_asks_for_two_days() throws IOException {
        JsonNode tables = explain("TYPE IO, FORMAT JSON").path("inputTableColumnInfos");

        assertThat(tables).singleElement().satisfies(table -> {
            List<String> days = new ArrayList<>();
            for (JsonNode column : table.path("constraint").path("columnConstraints")) {
                if (column.path("columnName").asText().equals("day")) {
                    column.path("domain").path("ranges").forEach(
                            range -> days
                                    .add(range.at("/low/value").asText() + " " + range.at("/high/value").asText()));
                }
            }
            assertThat(days).containsExactly("2026/01/17 2026/01/17", "2026/01/18 2026/01/18");
        });
    }

    @Test
    @DisplayName("F2, L5: files of other days are not even opened")
    void files_of_other_days_are_not_opened() throws IOException {
        for (String day : List.of("2026/01/16", "2026/01/19")) {
            bucket.put(FOLDER.formatted(day) + ".gz", "this is not gzip".getBytes(UTF_8));
        }

        assertThat(bucket.on(trino).query("SELECT DISTINCT \"day\", \"$path\" FROM access_logs WHERE "
                + LogScope.of(Period.ofDay(Bucket.DAY))).stream().map(row -> row.getFirst()))
                .containsExactlyInAnyOrder("2026/01/17", "2026/01/18");
        assertThat(bucket.on(trino).query(STATEMENT)).isNotEmpty();
    }

    @Test
    @DisplayName("L4: a file of the day that cannot be read to its end fails the query, and is named")
    void a_file_that_cannot_be_read_fails_the_query() throws IOException {
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (GZIPOutputStream stream = new GZIPOutputStream(gzip)) {
            stream.write(Files.readAllBytes(Path.of("resources", "lines", "readable.log")));
        }
        String file = FOLDER.formatted("2026/01/17") + ".gz";
        bucket.put(file, Arrays.copyOf(gzip.toByteArray(), gzip.size() / 2));

        assertThatThrownBy(() -> bucket.on(trino).query(STATEMENT)).hasStackTraceContaining(file);
    }

    private JsonNode explain(String options) throws IOException {
        String plan = bucket.on(trino).query("EXPLAIN (" + options + ") " + STATEMENT).getFirst().getFirst();
        return new JsonMapper().readTree(Objects.requireNonNull(plan));
    }
}
