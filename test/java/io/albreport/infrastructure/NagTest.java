package io.albreport.infrastructure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.lambda.CfnFunction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("Q2: cdk-nag finds nothing that is not accepted with a reason, a source, and still a finding")
class NagTest {
    private static final List<String> PACKS = List.of("AwsSolutions", "Serverless", "NIST.800.53.R5");
    /** What the assembly says of a construct whose findings are. */
    private static final String ACCEPTED = "aws:cdk:acknowledged-rules";

    private static final String SAYS_IT_BY_EXCEPTION = "@aws-cdk/core:appMode";
    private static final String SOURCED = ".{20,} \\(https://docs\\.aws\\.amazon\\.com/.+\\)";

    @ParameterizedTest
    @MethodSource("io.albreport.infrastructure.SynthesizedApp#all")
    void no_stack_has_a_finding(String environment) {
        assertThat(Finding.left(SynthesizedApp.of(environment))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.albreport.infrastructure.SynthesizedApp#all")
    void every_acceptance_matches_a_finding_of_its_very_resource_and_names_its_source(String environment) {
        SynthesizedApp app = SynthesizedApp.of(environment);
        List<String> acceptances = new ArrayList<>();
        app.stacks().forEach(stack -> SynthesizedApp.read(stack.metadata()).properties().forEach(
                construct -> acknowledged(construct.getValue()).forEach((rule, reason) -> {
                    assertThat(reason).as(rule).matches(SOURCED);
                    acceptances.add(key(rule, construct.getKey().substring(1)));
                })));

        assertThat(acceptances).isNotEmpty();
        acceptances.removeAll(Finding.accepted(app).stream().map(one -> key(one.rule(), one.path()))
                .collect(Collectors.toSet()));
        assertThat(acceptances).as("acceptances that no longer match a finding").isEmpty();
    }

    @Test
    void every_pack_judges_every_stack() {
        SynthesizedApp app = SynthesizedApp.judged("prod", SynthesizedApp.environments(), Map.of(),
                NagTest::addFunctionsAsTheyShouldNotBe);

        List<Finding> left = Finding.left(app);
        assertThat(app.stacks()).hasSize(4).allSatisfy(stack -> assertThat(left)
                .filteredOn(finding -> finding.path().equals(stack.name() + "/AsItShouldNotBe"))
                .extracting(Finding::pack).containsAll(PACKS));
    }

    @Test
    void a_finding_that_is_not_accepted_fails_the_synthesis() {
        assertThatThrownBy(() -> SynthesizedApp.judged("dev", SynthesizedApp.environments(),
                Map.of(SynthesizedApp.FAILS_ON_FINDINGS, true, SAYS_IT_BY_EXCEPTION, "inmemory"),
                NagTest::addFunctionsAsTheyShouldNotBe))
                .hasMessageContaining("Acknowledge with 'NIST.800.53.R5::");
    }

    private static void addFunctionsAsTheyShouldNotBe(App app) {
        app.getNode().getChildren().stream().filter(Stack.class::isInstance).map(Stack.class::cast)
                .forEach(NagTest::addFunctionAsItShouldNotBe);
    }

    private static void addFunctionAsItShouldNotBe(Stack stack) {
        CfnFunction.Builder.create(stack, "AsItShouldNotBe")
                .role("arn:aws:iam::111122223333:role/none")
                .runtime("nodejs20.x")
                .handler("index.handler")
                .code(CfnFunction.CodeProperty.builder().zipFile("//").build())
                .build();
    }

    /** Rules, with their packs and findings, and why each is accepted there. The library accepts some of its own. */
    private static Map<String, String> acknowledged(JsonNode construct) {
        return construct.valueStream()
                .filter(entry -> entry.path("type").asText().equals(ACCEPTED))
                .flatMap(entry -> SynthesizedApp.map(entry.path("data")).entrySet().stream())
                .filter(entry -> PACKS.contains(entry.getKey().replaceFirst("::.*", "")))
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().toString()));
    }

    private static String key(String rule, String path) {
        return rule + " on " + path;
    }
}
