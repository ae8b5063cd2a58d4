package io.albreport.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.albreport.report.configuration.InvalidConfigException;
import io.albreport.report.configuration.ReportConfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ConfigFileTest {
    @TempDir
    private Path folder;

    @Test
    void yaml_and_json_say_the_same() throws IOException {
        ReportConfig yaml = read("a.yaml", "availability: 99.95\napis:\n  - name: Shop\n    targetGroups: [a, b]\n");
        ReportConfig json = read("a.json",
                "{\"availability\": 99.95, \"apis\": [{\"name\": \"Shop\", \"targetGroups\": [\"a\", \"b\"]}]}");

        assertThat(yaml).isEqualTo(json);
        assertThat(yaml.availability()).isEqualTo(0.9995);
    }

    @Test
    void an_empty_file_says_nothing() throws IOException {
        assertThat(read("a.yaml", "")).isEqualTo(ReportConfig.DEFAULTS);
        assertThat(read("b.yaml", "# all defaults\n")).isEqualTo(ReportConfig.DEFAULTS);
    }

    @Test
    void fails_on_a_key_with_a_typo() {
        assertThatThrownBy(() -> read("a.yaml", "tpo: 5\n")).isInstanceOf(InvalidConfigException.class)
                .hasMessage(
                        folder.resolve("a.yaml") + ": unknown key 'tpo'; allowed here are apis, availability, ignore, "
                                + "latency, p95Ms, prices, timeZone, top: correct or remove it");
    }

    @Test
    void fails_on_what_is_no_yaml() {
        assertThatThrownBy(() -> read("a.yaml", "top: 5\napis: [\n")).isInstanceOf(InvalidConfigException.class)
                .hasMessageStartingWith(folder.resolve("a.yaml") + ": line 2 is neither YAML nor JSON: ");
        assertThatThrownBy(() -> read("b.yaml", "top: 5\ntop: 6\n")).isInstanceOf(InvalidConfigException.class)
                .hasMessageContaining("uplicate").hasMessageContaining("top");
    }

    @Test
    void fails_on_a_file_that_is_not_there() {
        assertThatThrownBy(() -> ConfigFile.read(folder.resolve("no.yaml"))).isInstanceOf(InvalidConfigException.class)
                .hasMessage(folder.resolve("no.yaml") + ": the configuration cannot be read: it is not there");
    }

    private ReportConfig read(String name, String text) throws IOException {
        return ConfigFile.read(Files.writeString(folder.resolve(name), text));
    }
}
