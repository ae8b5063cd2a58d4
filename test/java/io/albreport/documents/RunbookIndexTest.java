package io.albreport.documents;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.albreport.infrastructure.DeployedNames;
import io.albreport.infrastructure.Environments;

import static org.assertj.core.api.Assertions.assertThat;

/** What a runbook is for: an alarm, or a scenario of the disaster recovery plan; never both, and never neither. */
class RunbookIndexTest {
    private static final List<DeployedNames> DEPLOYED = Environments.names().stream().map(DeployedNames::of).toList();
    private static final Path DOCUMENTS = Path.of("..", "docs");
    private static final Pattern SEVERITY = Pattern.compile("Severity (P[0-3])");
    private static final Pattern ALARM_ROW = Pattern
            .compile("(?m)^\\| \\[([\\w-]+)]\\(\\1[.]md\\) \\| (P[0-3]) \\|");
    private static final Pattern SCENARIO_ROW = Pattern
            .compile("(?m)^\\| \\[([\\w-]+)]\\(\\1[.]md\\) \\| ([^|]{3,}) \\|$");
    private static final Pattern PLAN_ROW = Pattern
            .compile("(?m)^\\| \\[([\\w-]+)]\\([.][.]/runbooks/\\1[.]md\\) \\| ([^|]+) \\|");

    @Test
    @DisplayName("O1, D5: Each alarm and each scenario of the recovery plan has a runbook, and each runbook one of them")
    void has_a_runbook_for_each_alarm_and_scenario() {
        List<String> reasons = Stream.concat(severities().keySet().stream(), recoveryTimes().keySet().stream())
                .toList();

        assertThat(Markdown.runbooks().stream().map(Markdown::name)).containsExactlyInAnyOrderElementsOf(reasons);
    }

    @Test
    @DisplayName("D7: The recovery plan and the index name the same scenarios, and each runbook the time that the plan names")
    void agrees_on_recovery_times() {
        Map<String, String> times = recoveryTimes();

        assertThat(times).isNotEmpty();
        assertThat(rows(SCENARIO_ROW, "runbooks", "README.md")).containsOnlyKeys(times.keySet());
        assertThat(Markdown.runbooks()).filteredOn(runbook -> times.containsKey(runbook.name()))
                .allSatisfy(runbook -> assertThat(runbook.text()).as(runbook.name())
                        .containsIgnoringCase("**%s.**".formatted(times.get(runbook.name()))));
    }

    @Test
    @DisplayName("O1: Runbook and index name the severity that the alarm names")
    void agrees_on_severities() {
        Map<String, String> severities = severities();

        assertThat(rows(ALARM_ROW, "runbooks", "README.md")).isEqualTo(severities);
        assertThat(Markdown.runbooks()).filteredOn(runbook -> severities.containsKey(runbook.name()))
                .allSatisfy(runbook -> assertThat(runbook.text())
                        .contains("**%s.**".formatted(severities.get(runbook.name()))));
    }

    /** Of every alarm that there is anywhere. */
    private static Map<String, String> severities() {
        Map<String, String> severities = new TreeMap<>();
        for (DeployedNames names : DEPLOYED) {
            names.alarms()
                    .forEach((name, alarm) -> assertThat(severities.merge(name, severity(alarm), (one, other) -> one))
                            .as(name).isEqualTo(severity(alarm)));
        }
        return severities;
    }

    /** Of every scenario in the plan, as it says them. */
    private static Map<String, String> recoveryTimes() {
        return rows(PLAN_ROW, "operations", "disaster-recovery.md");
    }

    private static Map<String, String> rows(Pattern row, String folder, String file) {
        Map<String, String> rows = new TreeMap<>();
        row.matcher(Markdown.of(DOCUMENTS.resolve(folder).resolve(file)).text()).results()
                .forEach(found -> rows.put(found.group(1), found.group(2)));
        return rows;
    }

    private static String severity(JsonNode alarm) {
        Matcher named = SEVERITY.matcher(alarm.at("/Properties/AlarmDescription").asText());
        assertThat(named.find()).as(alarm.toString()).isTrue();
        return named.group(1);
    }
}
