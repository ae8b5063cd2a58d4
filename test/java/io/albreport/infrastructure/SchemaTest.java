package io.albreport.infrastructure;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What cfn-lint does too, where it is installed: .ci/lint. */
@DisplayName("Q10: Templates are such as CloudFormation's registry schemas allow")
class SchemaTest {
    private static final String HOOK = "AWS::Lambda::Alias";

    @ParameterizedTest
    @MethodSource("io.albreport.infrastructure.SynthesizedApp#all")
    @DisplayName("Each property is one of its type, of the right type, and each that must be there is there")
    void are_allowed(String environment) {
        SynthesizedApp app = SynthesizedApp.of(environment);
        for (SynthesizedStack stack : app.stacks()) {
            assertThat(Schemas.findings(resources(app.template(stack)))).as(stack.name()).isNotEmpty()
                    .allSatisfy(findings -> assertThat(findings).isEmpty());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "Nmae"                         | "live"   | AWS::Lambda::Alias/Nmae is not known
            "FunctionName"                 |          | AWS::Lambda::Alias/FunctionName is missing
            "Name"                         | []       | AWS::Lambda::Alias/Name must be of type string
            "ProvisionedConcurrencyConfig" | {"ProvisionedConcurrentExecutions": "two"} | AWS::Lambda::Alias/ProvisionedConcurrencyConfig/ProvisionedConcurrentExecutions must be of type integer
            "RoutingConfig"                | {"AdditionalVersionWeights": {}} | AWS::Lambda::Alias/RoutingConfig/AdditionalVersionWeights must be a list
            """, quoteCharacter = '\'')
    @DisplayName("A wrong one is found")
    void a_wrong_one_is_found(String property, String value, String finding) {
        JsonNode alias = SynthesizedApp.of("dev").template("Report").properties(HOOK, "ReportFunctionLive").deepCopy();
        String name = property.replace("\"", "");
        if (value == null) {
            ((ObjectNode) alias).remove(name);
        } else {
            ((ObjectNode) alias).set(name, SynthesizedApp.json(value));
        }

        assertThat(Schemas.findings(List.of(new Schemas.Resource(HOOK, alias)))).containsExactly(List.of(finding));
    }

    @Test
    @DisplayName("A type that is none is found")
    void an_unknown_type_is_found() {
        assertThat(Schemas.findings(List.of(new Schemas.Resource("AWS::S3::Bukcet", SynthesizedApp.json("{}")))))
                .containsExactly(List.of("AWS::S3::Bukcet is no type of CloudFormation"));
    }

    @ParameterizedTest
    @MethodSource("io.albreport.infrastructure.SynthesizedApp#all")
    @DisplayName("Each template has a size that CloudFormation takes")
    void are_small_enough(String environment) {
        SynthesizedApp app = SynthesizedApp.of(environment);
        for (SynthesizedStack stack : app.stacks()) {
            JsonNode template = app.template(stack);
            assertThat(template.toString()).as(stack.name()).hasSizeLessThan(1_000_000);
            assertThat(template.path("Resources").size()).as(stack.name()).isLessThan(500);
        }
    }

    private static List<Schemas.Resource> resources(JsonNode template) {
        return template.path("Resources").properties().stream().map(Map.Entry::getValue)
                .map(each -> new Schemas.Resource(each.path("Type").asText(), each.path("Properties"))).toList();
    }
}
