package io.albreport.function.environment;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.regions.Region;

import io.albreport.report.configuration.InvalidConfigException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ReportEnvironmentTest {
    @TempDir
    private Path folder = Path.of("");

    private final Map<String, String> variables = new HashMap<>();

    @BeforeEach
    void good() throws IOException {
        variables.putAll(Map.of("REPORTS_BUCKET", "alb-report-prod-reports-123456789012-eu-west-1", "WORKGROUP",
                "alb-report-prod", "DATABASE", "alb_report_prod", "REPORT_TOPIC",
                "arn:aws:sns:eu-west-1:123456789012:Report-1A2B", "REPORT_SETTINGS",
                settings("{\"top\":7,\"availability\":99.95}"), "POWERTOOLS_SERVICE_NAME", "alb-report",
                "POWERTOOLS_METRICS_NAMESPACE", "ALBReport/prod", "POWERTOOLS_LOG_LEVEL", "INFO", "AWS_REGION",
                "eu-west-1"));
        variables.putAll(Map.of("CRITICAL_TOPIC", "arn:aws:sns:eu-west-1:123456789012:Critical-3C4D", "WARNINGS_TOPIC",
                "nobody", "QUERY_TIMEOUT_SECONDS", "180", "LOGS_SINCE", "2026-01-01", "LOGS_DAYS", "365",
                "POWERTOOLS_LOGGER_SAMPLE_RATE", "0.01", "LINK_ADDRESS",
                "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/reports/", "OTHER_LINK_ADDRESS",
                "eu-central-1:/alb-report/prod/link-address"));
    }

    @Test
    @DisplayName("I5: reads every variable that the stack sets, and the settings that one of them names")
    void reads_every_variable() {
        ReportEnvironment environment = ReportEnvironment.from(variables);

        assertThat(environment.region().id()).isEqualTo("eu-west-1");
        assertThat(environment.reportsBucket()).isEqualTo("alb-report-prod-reports-123456789012-eu-west-1");
        assertThat(environment.workgroup()).isEqualTo("alb-report-prod");
        assertThat(environment.database()).isEqualTo("alb_report_prod");
        assertThat(environment.topic()).isEqualTo("arn:aws:sns:eu-west-1:123456789012:Report-1A2B");
        assertThat(environment.alertTopics())
                .isEqualTo(Map.of("critical", "arn:aws:sns:eu-west-1:123456789012:Critical-3C4D"));
        assertThat(environment.settings().top()).isEqualTo(7);
        assertThat(environment.settings().availability()).isEqualTo(0.9995);
        assertThat(environment.service()).isEqualTo("alb-report");
        assertThat(environment.namespace()).isEqualTo("ALBReport/prod");
        assertThat(environment.queryTimeout()).hasSeconds(180);
        assertThat(environment.links()).contains(new LinkAddresses(
                URI.create("https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/reports/"),
                Optional.of(new LinkAddresses.Elsewhere(Region.EU_CENTRAL_1, "/alb-report/prod/link-address"))));
    }

    @Test
    @DisplayName("F13: without an endpoint there are no links to issue, and without another region none to copy")
    void links_may_be_off() {
        variables.put("OTHER_LINK_ADDRESS", "off");
        assertThat(ReportEnvironment.from(variables).links().orElseThrow().other()).isEmpty();

        variables.put("LINK_ADDRESS", "off");
        assertThat(ReportEnvironment.from(variables).links()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.albreport.function.environment.ReportEnvironment#keys")
    @DisplayName("I5: a missing or blank variable is refused by name")
    void a_missing_or_blank_variable_is_refused(String key) {
        variables.put(key, "  ");
        refused("environment variable " + key + " must be");

        variables.remove(key);
        refused("environment variable " + key + " must be");
        refused("but is missing: set it on the function");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"REPORTS_BUCKET|Not_A_Bucket", "WORKGROUP|a b", "DATABASE|alb-report",
            "REPORT_TOPIC|Report", "CRITICAL_TOPIC|none", "POWERTOOLS_LOG_LEVEL|loud",
            "POWERTOOLS_METRICS_NAMESPACE|a b",
            "AWS_REGION|Ireland", "QUERY_TIMEOUT_SECONDS|3m", "QUERY_TIMEOUT_SECONDS|0", "LOGS_SINCE|January",
            "LOGS_SINCE|2026-02-30", "LINK_ADDRESS|http://example.com/", "LINK_ADDRESS|https://example.com",
            "OTHER_LINK_ADDRESS|/alb-report", "OTHER_LINK_ADDRESS|eu-west-1:alb-report", "LOGS_DAYS|0",
            "LOGS_DAYS|for ever",
            "POWERTOOLS_LOGGER_SAMPLE_RATE|2"})
    @DisplayName("I5: a wrong variable is refused by name, with what came")
    void a_wrong_variable_is_refused(String key, String value) {
        variables.put(key, value);

        refused("environment variable " + key + " must be");
        refused("but is '" + value + "'");
    }

    @Test
    @DisplayName("I5: settings that cannot be read or used are refused")
    void wrong_settings_are_refused() throws IOException {
        variables.put("REPORT_SETTINGS", folder.resolve("none.json").toString());
        refused("none.json, named by REPORT_SETTINGS, cannot be read (NoSuchFileException)");

        variables.put("REPORT_SETTINGS", settings("{\"top\":7,\n\"top\":8}"));
        refused("named by REPORT_SETTINGS, is not JSON: line 2: Duplicate field 'top'");

        variables.put("REPORT_SETTINGS", settings("{\"top\":0}"));
        refused("'top' must be a whole number from 1 to 100, but is 0");
    }

    private String settings(String json) throws IOException {
        return Files.writeString(folder.resolve("settings.json"), json).toString();
    }

    private void refused(String sentence) {
        assertThatExceptionOfType(InvalidConfigException.class).isThrownBy(() -> ReportEnvironment.from(variables))
                .withMessageContaining(sentence);
    }
}
