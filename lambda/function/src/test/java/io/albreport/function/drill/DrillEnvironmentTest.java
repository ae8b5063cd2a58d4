package io.albreport.function.drill;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.albreport.report.configuration.InvalidConfigException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DrillEnvironmentTest {
    private final Map<String, String> variables = new HashMap<>();

    @BeforeEach
    void good() {
        variables.putAll(Map.of("REPORTS_BUCKET", "reports-here", "REPLICA_REPORTS_BUCKET", "reports-there",
                "REPLICA_REGION", "eu-central-1", "LOGS", "logs-here", "REPLICA_LOGS", "logs-there", "LOG_FOLDERS",
                "alb/AWSLogs/1/,AWSLogs/2/", "POWERTOOLS_SERVICE_NAME", "alb-report", "POWERTOOLS_METRICS_NAMESPACE",
                "ALBReport/prod", "POWERTOOLS_LOG_LEVEL", "INFO", "POWERTOOLS_LOGGER_SAMPLE_RATE", "0.01"));
        variables.put("AWS_REGION", "eu-west-1");
        variables.put("TIME_ZONE", "Australia/Sydney");
    }

    @Test
    @DisplayName("D6: the drill reads every variable that the stack sets")
    void reads_every_variable() {
        DrillEnvironment environment = DrillEnvironment.from(variables);

        assertThat(environment.region().id()).isEqualTo("eu-west-1");
        assertThat(environment.reportsBucket()).isEqualTo("reports-here");
        assertThat(environment.replicaRegion().id()).isEqualTo("eu-central-1");
        assertThat(environment.replicaReportsBucket()).isEqualTo("reports-there");
        assertThat(environment.logs()).contains(new DrillEnvironment.Logs("logs-here", "logs-there",
                List.of("alb/AWSLogs/1/", "AWSLogs/2/")));
        assertThat(environment.timeZone()).isEqualTo(ZoneId.of("Australia/Sydney"));
        assertThat(environment.service()).isEqualTo("alb-report");
        assertThat(environment.namespace()).isEqualTo("ALBReport/prod");
    }

    @Test
    @DisplayName("D6: where no folders are named logs are not replicated, and their buckets need no names")
    void logs_may_be_left_out() {
        variables.put("LOG_FOLDERS", "");
        variables.remove("LOGS");
        variables.put("REPLICA_LOGS", "");

        assertThat(DrillEnvironment.from(variables).logs()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.albreport.function.drill.DrillEnvironment#keys")
    @DisplayName("D6: a missing or blank variable of the drill is refused by name")
    void a_missing_or_blank_variable_is_refused(String key) {
        variables.put(key, "  ");
        refused("environment variable " + key + " must be");

        variables.remove(key);
        refused("environment variable " + key + " must be");
        refused("but is missing: set it on the function");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"REPORTS_BUCKET|Not_A_Bucket", "REPLICA_REPORTS_BUCKET|a/b",
            "REPLICA_REGION|Frankfurt", "LOGS|s3://logs", "REPLICA_LOGS|a b", "LOG_FOLDERS|AWSLogs",
            "LOG_FOLDERS|/AWSLogs/", "LOG_FOLDERS|AWSLogs/,", "POWERTOOLS_LOG_LEVEL|loud", "AWS_REGION|Ireland",
            "TIME_ZONE|Europe/Nowhere",
            "TIME_ZONE|+02:00"})
    @DisplayName("D6: a wrong variable of the drill is refused by name, with what came")
    void a_wrong_variable_is_refused(String key, String value) {
        variables.put(key, value);

        refused("environment variable " + key + " must be");
        refused("but is '" + value + "'");
    }

    private void refused(String sentence) {
        assertThatExceptionOfType(InvalidConfigException.class).isThrownBy(() -> DrillEnvironment.from(variables))
                .withMessageContaining(sentence);
    }
}
