package io.albreport.function.query;

import java.io.IOException;
import java.time.Duration;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.athena.model.AthenaException;

import io.albreport.function.environment.ReportFailedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AthenaQueryTest {
    private static final String SUCCEEDED = """
            {"QueryExecution": {"QueryExecutionId": "0f1e", "Status": {"State": "SUCCEEDED"},
              "ResultConfiguration": {"OutputLocation": "s3://results/0f1e.csv"},
              "EngineVersion": {"EffectiveEngineVersion": "Athena engine version 3"},
              "Statistics": {"DataScannedInBytes": 1234567, "TotalExecutionTimeInMillis": 4321}}}""";

    @Test
    @DisplayName("F1: a query is started in the workgroup and its database, and waited for")
    void a_query_is_waited_for() throws IOException {
        try (var athena = new FakeAthena(state("QUEUED"), state("RUNNING"), SUCCEEDED)) {
            AthenaQuery.Finished query = query(athena).run("SELECT 1", Duration.ofMinutes(1));

            assertThat(query).isEqualTo(new AthenaQuery.Finished("0f1e", "s3://results/0f1e.csv",
                    "Athena engine version 3", 1_234_567, Duration.ofMillis(4321)));
            assertThat(athena.calls).hasSize(4);
            assertThat(athena.calls.getFirst()).startsWith("StartQueryExecution")
                    .contains("\"QueryString\":\"SELECT 1\"", "\"WorkGroup\":\"alb-report-prod\"",
                            "\"Database\":\"alb_report_prod\"", "\"ClientRequestToken\":")
                    .doesNotContain("ResultReuseConfiguration", "ResultConfiguration");
        }
    }

    @Test
    @DisplayName("F3: a query that fails or is cancelled says Athena's reason")
    void a_failed_query_says_why() throws IOException {
        try (var athena = new FakeAthena(state("FAILED"))) {
            assertThatExceptionOfType(ReportFailedException.class)
                    .isThrownBy(() -> query(athena).run("SELECT 1", Duration.ofMinutes(1)))
                    .withMessage("Athena query 0f1e failed: HIVE_BAD_DATA: a[U+000A]b");
            assertThat(athena.calls).noneMatch(call -> call.startsWith("Stop"));
        }
        try (var athena = new FakeAthena(state("CANCELLED"))) {
            assertThatExceptionOfType(ReportFailedException.class)
                    .isThrownBy(() -> query(athena).run("SELECT 1", Duration.ofMinutes(1)))
                    .withMessageStartingWith("Athena query 0f1e was cancelled: HIVE_BAD_DATA");
        }
    }

    @Test
    @DisplayName("F3: a query that takes too long is given up, and stopped")
    void a_slow_query_is_stopped() throws IOException {
        try (var athena = new FakeAthena(state("RUNNING"))) {
            assertThatExceptionOfType(ReportFailedException.class)
                    .isThrownBy(() -> query(athena).run("SELECT 1", Duration.ofMillis(50)))
                    .withMessageStartingWith("Athena query 0f1e did not end within 0 s and was stopped");
            assertThat(athena.calls.getLast()).isEqualTo("StopQueryExecution {\"QueryExecutionId\":\"0f1e\"}");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -5})
    @DisplayName("F3: without time left for a query none is left running")
    void no_time_left(int seconds) throws IOException {
        try (var athena = new FakeAthena(state("RUNNING"))) {
            assertThatExceptionOfType(ReportFailedException.class)
                    .isThrownBy(() -> query(athena).run("SELECT 1", Duration.ofSeconds(seconds)))
                    .withMessage("too little time is left for a query, so that none was started");
            assertThat(athena.calls).isEmpty();
        }
    }

    @Test
    @DisplayName("F3: a query whose state cannot be asked for is stopped")
    void an_unknown_query_is_stopped() throws IOException {
        try (var athena = new FakeAthena("{\"__type\":\"AccessDeniedException\",\"message\":\"no\"}")) {
            assertThatExceptionOfType(AthenaException.class)
                    .isThrownBy(() -> query(athena).run("SELECT 1", Duration.ofMinutes(1)));
            assertThat(athena.calls.getLast()).startsWith("StopQueryExecution");
        }
    }

    private static AthenaQuery query(FakeAthena athena) {
        return new AthenaQuery(athena.client(), "alb-report-prod", "alb_report_prod", Duration.ofMillis(5));
    }

    private static String state(String state) {
        return """
                {"QueryExecution": {"QueryExecutionId": "0f1e",
                  "Status": {"State": "%s", "StateChangeReason": "HIVE_BAD_DATA: a\\nb"}}}""".formatted(state);
    }
}
