package io.albreport.infrastructure;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.albreport.infrastructure.configuration.ReportSettings;
import io.albreport.infrastructure.context.InvalidConfigurationException;
import io.albreport.infrastructure.function.Artifacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AlbReportAppTest {
    @Test
    @DisplayName("I5: A missing jar is said in a sentence that says what to run")
    void fails_without_the_functions_jar(@TempDir Path folder) {
        Path jar = folder.resolve("alb-report-function.jar");

        assertThatThrownBy(() -> Artifacts.prepare(jar, folder, new ReportSettings("{ }", ZoneId.of("UTC"))))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage("the function's jar %s is not there; build it with: mvn package".formatted(jar));
    }

    @Test
    @DisplayName("I1: The settings of the report reach the function as they were written")
    void ships_the_report_settings_unchanged() {
        JsonNode shipped = SynthesizedApp.read(
                SynthesizedApp.of("prod").output().resolve("report-settings").resolve("report-settings.json"));

        assertThat(shipped)
                .isEqualTo(SynthesizedApp.JSON.valueToTree(SynthesizedApp.environments()).at("/prod/report"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    @DisplayName("I2: Each region has a Storage and a Report stack, and Storage cannot be deleted by accident")
    void makes_two_stacks_in_a_region(String environment) {
        SynthesizedApp app = SynthesizedApp.of(environment);
        String region = environment.equals("prod") ? "eu-west-1" : "eu-central-1";
        String start = "AlbReport-" + environment + "-" + region;

        List<SynthesizedStack> regional = app.stacks().stream().filter(stack -> stack.name().startsWith(start))
                .toList();
        assertThat(regional).extracting(SynthesizedStack::name).containsExactly(start + "-Storage", start + "-Report");
        assertThat(regional).extracting(SynthesizedStack::isProtected)
                .containsExactly(true, environment.equals("prod"));
    }

    @Test
    @DisplayName("I12: What an account has once is in a stack of its own, where somebody is to be told and only there")
    void makes_an_account_stack_where_somebody_is_told() {
        assertThat(SynthesizedApp.of("prod").stacks()).extracting(SynthesizedStack::name)
                .contains("AlbReport-prod-Account")
                .hasSize(4);
        assertThat(SynthesizedApp.of("dev").stacks()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"eu-central-2", "ap-southeast-5"})
    @DisplayName("I12: Budgets and cost anomalies are in us-east-1, also of a region whose CloudFormation does not know them")
    void makes_budgets_where_they_are_known(String region) {
        Map<String, Object> environments = SynthesizedApp.environments();
        Map<String, Object> dev = SynthesizedApp.map(environments.get("dev"));
        dev.putAll(
                Map.of("region", region, "cost", Map.of("notify", List.of("a@example.com"), "anomalyThresholdUsd", 5)));
        environments.put("dev", dev);
        SynthesizedApp app = SynthesizedApp.synthesize("dev", environments);

        assertThat(app.stacks()).extracting(SynthesizedStack::region).containsExactly(region, region, "us-east-1");
        assertThat(app.template("Account").json().findValuesAsText("Type"))
                .contains("AWS::Budgets::Budget", "AWS::CE::AnomalyMonitor", "AWS::CE::AnomalySubscription");
        for (String part : List.of("Storage", "Report")) {
            assertThat(app.template(part).json().findValuesAsText("Type")).isNotEmpty()
                    .noneMatch(type -> type.startsWith("AWS::Budgets::") || type.startsWith("AWS::CE::"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "pair", "prod"})
    @DisplayName("I12: Every stack has the three tags itself, and CloudFormation hands them to what the library made raw")
    void tags_stacks(String environment) {
        for (SynthesizedStack stack : SynthesizedApp.of(environment).stacks()) {
            assertThat(stack.tags()).as(stack.name())
                    .containsOnlyKeys("Environment", "Project", "CostCenter")
                    .containsEntry("Environment", environment);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "pair", "prod"})
    @DisplayName("I1: No stack reads from another; each is deployed with names that it makes itself")
    void has_no_reference_between_stacks(String environment) {
        SynthesizedApp app = SynthesizedApp.of(environment);
        for (SynthesizedStack stack : app.stacks()) {
            assertThat(app.template(stack).toString()).doesNotContain("Fn::ImportValue", "Fn::GetStackOutput",
                    "\"Export\"");
        }
    }
}
