package io.albreport.infrastructure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.Stack;
import software.constructs.IConstruct;
import software.constructs.MetadataEntry;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("Q2: cdk-nag finds nothing that is not accepted with a reason, a source, and still a finding")
class NagTest {
    private static final List<String> PACKS = List.of("AwsSolutions", "Serverless", "NIST.800.53.R5");
    private static final String SOURCED = ".{20,} \\(https://docs\\.aws\\.amazon\\.com/.+\\)";
    private static final Set<String> FINDINGS = Set.of("aws:cdk:error", "aws:cdk:warning");

    @ParameterizedTest
    @MethodSource("io.albreport.infrastructure.SynthesizedApp#all")
    void no_stack_has_a_finding(String environment) {
        for (Stack stack : SynthesizedApp.of(environment).stacks()) {
            assertThat(findings(stack)).as(stack.getStackName()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("io.albreport.infrastructure.SynthesizedApp#all")
    void every_pack_has_judged_every_stack(String environment) {
        SynthesizedApp app = SynthesizedApp.of(environment);
        for (Stack stack : app.stacks()) {
            assertThat(PACKS).allSatisfy(pack -> assertThat(report(app, pack, stack).path("lines").isArray()).isTrue());
            int least = fewestFindings(stack.getStackName());
            assertThat(lines(app, stack)).as(stack.getStackName()).hasSizeGreaterThanOrEqualTo(least);
        }
    }

    @ParameterizedTest
    @MethodSource("io.albreport.infrastructure.SynthesizedApp#all")
    void every_suppression_matches_a_finding_and_names_its_source(String environment) {
        SynthesizedApp app = SynthesizedApp.of(environment);
        for (Stack stack : app.stacks()) {
            List<String> suppressions = new ArrayList<>();
            for (JsonNode resource : app.template(stack).path("Resources")) {
                String path = resource.path("Metadata").path("aws:cdk:path").asText();
                for (JsonNode rule : resource.path("Metadata").path("cdk_nag").path("rules_to_suppress")) {
                    assertThat(rule.path("reason").asText()).matches(SOURCED);
                    suppressions.addAll(keys(path, rule));
                }
            }
            suppressions.removeAll(suppressed(app, stack));
            assertThat(suppressions).as("suppressions that no longer match a finding").isEmpty();
        }
    }

    /** No pack has a rule on budgets; a topic, its key and a rule with a target have a few. */
    private static int fewestFindings(String stack) {
        return stack.endsWith("-Account") ? 0 : stack.endsWith("-Audit") ? 5 : 20;
    }

    /** cdk-nag writes the granular finding in front of the reason. */
    private static List<String> keys(String path, JsonNode rule) {
        List<String> keys = new ArrayList<>();
        String reason = rule.path("reason").asText();
        rule.path("applies_to").forEach(
                finding -> keys.add(key(path, rule.path("id").asText(), "[" + finding.asText() + "] " + reason)));
        return keys.isEmpty() ? List.of(key(path, rule.path("id").asText(), reason)) : keys;
    }

    private static Set<String> suppressed(SynthesizedApp app, Stack stack) {
        Set<String> suppressed = new HashSet<>();
        for (JsonNode line : lines(app, stack)) {
            if (line.path("compliance").asText().equals("Suppressed")) {
                suppressed.add(key(line.path("resourceId").asText(), line.path("ruleId").asText(),
                        line.path("exceptionReason").asText()));
            }
        }
        return suppressed;
    }

    private static String key(String path, String rule, String reason) {
        return rule + ": " + path + ": " + reason;
    }

    private static List<JsonNode> lines(SynthesizedApp app, Stack stack) {
        List<JsonNode> lines = new ArrayList<>();
        PACKS.forEach(pack -> report(app, pack, stack).path("lines").forEach(lines::add));
        return lines;
    }

    private static JsonNode report(SynthesizedApp app, String pack, Stack stack) {
        return SynthesizedApp.read(app.output().resolve("%s-%s-NagReport.json".formatted(pack, stack.getStackName())));
    }

    /** Errors and warnings, of cdk-nag and of the library itself. */
    private static List<String> findings(Stack stack) {
        List<String> findings = new ArrayList<>();
        for (IConstruct construct : stack.getNode().findAll()) {
            for (MetadataEntry entry : construct.getNode().getMetadata()) {
                if (FINDINGS.contains(entry.getType())) {
                    findings.add(entry.getData() + ": " + construct.getNode().getPath());
                }
            }
        }
        return findings;
    }
}
