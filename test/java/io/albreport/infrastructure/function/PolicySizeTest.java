package io.albreport.infrastructure.function;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.albreport.aws.DeployedTemplate;
import io.albreport.infrastructure.Finding;
import io.albreport.infrastructure.SynthesizedApp;

import static org.assertj.core.api.Assertions.assertThat;

/** What IAM takes: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
class PolicySizeTest {
    private static final String ACCOUNT = "111122223333";
    private static final String REGION = "eu-central-1";

    /** Of 6,144. Names that CloudFormation makes are longer than the logical ids that stand for them here. */
    private static final int CHARACTERS = 5_700;

    private static final int POLICIES_OF_A_ROLE = 10;

    @Test
    @DisplayName("I8: With the most accounts and regions that are allowed, each policy has a size that IAM takes, and every folder is in one")
    void fits_with_the_most_folders() {
        List<String> accounts = IntStream.range(0, 20).mapToObj(i -> "%012d".formatted(100_000_000_000L + i)).toList();
        List<String> regions = List.of(REGION, "eu-west-1");
        SynthesizedApp app = with(accounts, regions);
        DeployedTemplate deployed = new DeployedTemplate(app.stacks().stream()
                .filter(stack -> stack.getRegion().equals(REGION)).map(app::template).toList(), ACCOUNT, REGION);

        Map<String, JsonNode> policies = deployed.resources("AWS::IAM::ManagedPolicy");
        assertThat(policies.values()).hasSizeGreaterThan(6).allSatisfy(policy -> assertThat(
                policy.path("PolicyDocument").toString().length()).isLessThan(CHARACTERS));
        assertThat(deployed.resources("AWS::IAM::Role").values()).allSatisfy(role -> assertThat(
                role.path("ManagedPolicyArns").size()).isLessThanOrEqualTo(POLICIES_OF_A_ROLE));
        for (String reader : List.of("ReportFunction", "RecoveryDrill")) {
            TreeSet<String> read = new TreeSet<>();
            policies.entrySet().stream().filter(policy -> policy.getKey().startsWith(reader))
                    .forEach(policy -> policy.getValue().at("/PolicyDocument/Statement").forEach(statement -> {
                        if (statement.path("Sid").asText().equals("ReadAccessLogs")) {
                            statement.path("Resource").forEach(resource -> read.add(resource.asText()));
                        }
                    }));
            assertThat(read).containsAll(accounts.stream().flatMap(account -> regions.stream().map(
                    "arn:aws:s3:::alb-report-pair-access-logs-%s-%s/AWSLogs/%s/elasticloadbalancing/%%s/*"
                            .formatted(ACCOUNT, REGION, account)::formatted))
                    .toList());
        }
    }

    @Test
    @DisplayName("Q2: Nothing in those policies is left to accept")
    void is_accepted_in_each_of_them() {
        SynthesizedApp app = with(
                IntStream.range(0, 11).mapToObj(i -> "%012d".formatted(100_000_000_000L + i)).toList(),
                List.of(REGION));

        assertThat(Finding.left(app)).isEmpty();
    }

    private static SynthesizedApp with(List<String> accounts, List<String> regions) {
        Map<String, Object> environments = SynthesizedApp.environments();
        Map<String, Object> pair = SynthesizedApp.map(environments.get("pair"));
        pair.put("logs", Map.of("since", "2026-01-01", "accounts", accounts, "regions", regions));
        environments.put("pair", pair);
        return SynthesizedApp.synthesize("pair", environments,
                Map.of("folders", accounts.size() + "-accounts"));
    }
}
