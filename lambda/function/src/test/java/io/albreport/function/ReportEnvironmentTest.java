package io.albreport.function;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.albreport.report.ReportConfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("I5: the environment is checked at the start")
class ReportEnvironmentTest {
    @TempDir
    private Path folder;
    private final Map<String, String> variables = new HashMap<>();

    @BeforeEach
    void set_all() throws IOException {
        ReportEnvironment.keys().forEach(key -> variables.put(key, "some-" + key));
        variables.put("AWS_REGION", "eu-west-1");
        settings("{}");
    }

    @Test
    void all_of_it_is_read() {
        assertThat(ReportEnvironment.from(variables)).isEqualTo(new ReportEnvironment("eu-west-1",
                "some-REPORTS_BUCKET", "some-WORKGROUP", "some-DATABASE", "some-REPORT_TOPIC", ReportConfig.DEFAULTS));
    }

    @Test
    void each_variable_must_be_there_and_say_something() {
        for (String key : ReportEnvironment.keys()) {
            String value = String.valueOf(variables.remove(key));
            assertThatThrownBy(() -> ReportEnvironment.from(variables)).hasMessage("environment variable " + key
                    + " must be set, got nothing; deploy the Report stack again");
            variables.put(key, " ");
            assertThatThrownBy(() -> ReportEnvironment.from(variables)).hasMessage("environment variable " + key
                    + " must be set, got a blank; deploy the Report stack again");
            variables.put(key, value);
        }
    }

    @Test
    void mistakes_in_the_settings_are_named_with_their_file() throws IOException {
        settings("{\"top\": 0}");
        assertThatThrownBy(() -> ReportEnvironment.from(variables))
                .hasMessageStartingWith(variables.get("REPORT_SETTINGS")).hasMessageContaining("top");
        settings("{top");
        assertThatThrownBy(() -> ReportEnvironment.from(variables))
                .hasMessageStartingWith(variables.get("REPORT_SETTINGS") + ": not JSON: ");
        variables.put("REPORT_SETTINGS", folder.resolve("nowhere").toString());
        assertThatThrownBy(() -> ReportEnvironment.from(variables)).hasMessage(folder.resolve("nowhere")
                + ": the report settings cannot be read, deploy the Report stack again");
    }

    private void settings(String json) throws IOException {
        variables.put("REPORT_SETTINGS", Files.writeString(folder.resolve("settings.json"), json).toString());
    }
}
