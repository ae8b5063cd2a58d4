package io.albreport.infrastructure.function;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.albreport.infrastructure.SynthesizedApp;
import io.albreport.infrastructure.Template;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("I14: A new version takes the aliases only after a dry run of it succeeded in the deployment")
class SafeChangePostureTest {
    private static final String ALIAS = "AWS::Lambda::Alias";
    private static final String REPORT = "ReportFunction";
    private static final String TRIGGER = "Custom::Trigger";
    private static final String PROVIDER = "AWSCDKTriggerCustomResourceProvider";

    private final Template prod = SynthesizedApp.of("prod").template("Report");

    @Test
    void both_aliases_point_at_the_same_version_and_wait_for_its_rehearsal() {
        String version = prod.idOf("AWS::Lambda::Version", REPORT);
        Map<String, JsonNode> aliases = prod.all(ALIAS);
        aliases.keySet().removeIf(id -> !id.startsWith(REPORT));

        assertThat(aliases).hasSize(2).allSatisfy((id, alias) -> {
            assertThat(alias.at("/Properties/FunctionVersion/Fn::GetAtt/0").asText()).isEqualTo(version);
            assertThat(dependencies(alias)).contains(prod.idOf(TRIGGER, "ReportFunctionRehearsal"));
        });
        assertThat(aliases.values()).extracting(alias -> alias.at("/Properties/Name").asText())
                .containsExactlyInAnyOrder("live", "operations");
    }

    @Test
    void the_version_itself_is_invoked_and_waited_for_and_its_change_invokes_again() {
        JsonNode trigger = prod.properties(TRIGGER, "ReportFunctionRehearsal");

        assertThat(trigger.at("/HandlerArn/Ref").asText())
                .isEqualTo(prod.idOf("AWS::Lambda::Version", REPORT));
        assertThat(trigger.path("InvocationType").asText()).isEqualTo("RequestResponse");
        assertThat(trigger.path("ExecuteOnHandlerChange").asBoolean()).isTrue();
    }

    @Test
    void a_changed_setting_of_the_function_makes_a_new_version_and_other_changes_do_not() {
        assertThat(version("athena", Map.of("timeoutSeconds", 60))).isNotEqualTo(version("report", Map.of()));
        assertThat(version("notify", Map.of("report", List.of("a@example.com"))))
                .isEqualTo(version("report", Map.of()));
    }

    @Test
    void the_rehearsal_may_take_as_long_as_the_function_and_no_silence_holds_a_deployment_for_long() {
        JsonNode trigger = prod.properties(TRIGGER, "ReportFunctionRehearsal");
        int function = prod.properties("AWS::Lambda::Function", "ReportFunction").path("Timeout").asInt();
        int provider = prod.properties("AWS::Lambda::Function", PROVIDER).path("Timeout").asInt();

        assertThat(trigger.path("Timeout").asInt()).isEqualTo(330_000).isGreaterThan(function * 1000);
        assertThat(trigger.path("ServiceTimeout").asInt()).isEqualTo(960).isGreaterThan(provider);
        assertThat(provider).isEqualTo(900);
    }

    @Test
    void it_waits_for_all_that_a_run_needs() {
        List<String> dependencies = dependencies(prod.one(TRIGGER, "ReportFunctionRehearsal"));

        assertThat(dependencies).contains(
                prod.idOf("AWS::IAM::ManagedPolicy", "ReportFunctionPermissions"),
                prod.idOf("AWS::IAM::Role", "ReportFunctionPermissions"),
                prod.idOf("AWS::Athena::WorkGroup", "LogCatalog"),
                prod.idOf("AWS::Glue::Database", "LogCatalog"),
                prod.idOf("AWS::Glue::Table", "LogCatalog"));
        assertThat(prod.properties("AWS::Lambda::Function", "ReportFunction").path("Layers").findValuesAsText("Ref"))
                .as("the layer is a part of the version").hasSize(1);
    }

    @Test
    void its_provider_may_invoke_this_version_and_log_and_nothing_else() {
        JsonNode role = prod.properties("AWS::IAM::Role", PROVIDER);
        JsonNode statements = role.at("/Policies/0/PolicyDocument/Statement");

        assertThat(role.has("ManagedPolicyArns")).isFalse();
        assertThat(role.path("Policies")).hasSize(1);
        assertThat(statements).hasSize(2);
        assertThat(statements.at("/0/Action").toString()).isEqualTo("[\"lambda:InvokeFunction\"]");
        assertThat(statements.at("/0/Resource/Ref").asText())
                .isEqualTo(prod.idOf("AWS::Lambda::Version", REPORT));
        assertThat(statements.at("/1/Action").toString())
                .isEqualTo("[\"logs:CreateLogStream\",\"logs:PutLogEvents\"]");
        assertThat(statements.at("/1/Resource/Fn::GetAtt/0").asText())
                .isEqualTo(prod.idOf("AWS::Logs::LogGroup", "ReportFunctionRehearsalLogs"));
    }

    @Test
    @DisplayName("I13: What the provider logs is kept as long as what the function logs")
    void its_logs_are_kept_as_configured() {
        assertThat(prod.properties("AWS::Lambda::Function", PROVIDER).at("/LoggingConfig/LogGroup/Ref").asText())
                .isEqualTo(prod.idOf("AWS::Logs::LogGroup", "ReportFunctionRehearsalLogs"));
        assertThat(
                prod.properties("AWS::Logs::LogGroup", "ReportFunctionRehearsalLogs").path("RetentionInDays").asInt())
                .isEqualTo(400);
    }

    @Test
    @DisplayName("F12: Runs by hand and health checks are not retried, and no queue alarms about them")
    void operations_are_no_alarm() {
        JsonNode invocation = prod.properties("AWS::Lambda::EventInvokeConfig", "ReportFunctionOperations");

        assertThat(invocation.path("MaximumRetryAttempts").asInt(-1)).isZero();
        assertThat(invocation.has("DestinationConfig")).isFalse();
    }

    /** Its logical id, with the hash of all that makes it. */
    private static String version(String section, Map<String, Object> settings) {
        Map<String, Object> environment = new HashMap<>(Map.of("region", "eu-central-1", "logs",
                Map.of("since", "2026-01-01"), "tags", Map.of("costCenter", "1234")));
        environment.put(section, settings);
        return SynthesizedApp.synthesize("versions", Map.of("versions", environment)).template("Report")
                .idOf("AWS::Lambda::Version", REPORT);
    }

    /** One is written without a list around it. */
    private static List<String> dependencies(JsonNode resource) {
        JsonNode dependsOn = resource.path("DependsOn");
        List<String> dependencies = new ArrayList<>();
        dependsOn.forEach(one -> dependencies.add(one.asText()));
        return dependsOn.isTextual() ? List.of(dependsOn.asText()) : dependencies;
    }
}
