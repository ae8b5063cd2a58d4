package io.albreport.infrastructure.function;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.albreport.aws.DeployedTemplate;
import io.albreport.infrastructure.Finding;
import io.albreport.infrastructure.SynthesizedApp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The extremes of what the configuration allows, where AWS counts characters.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 * https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
class PolicySizeTest {
    private static final String ACCOUNT = "111122223333";

    /** Of 6,144. Names that CloudFormation makes are longer than the logical ids that stand for them here. */
    private static final int MANAGED_POLICY = 5_700;

    private static final int POLICIES_OF_A_ROLE = 10;
    private static final int INLINE_POLICIES = 10_240;
    private static final int BUCKET_POLICY = 20 * 1024;
    private static final int VARIABLES = 4 * 1024;
    private static final int DESCRIPTION = 1_024;

    /** The longest names that are allowed. */
    private static final String ENVIRONMENT = "environmen";
    private static final String BUCKET = "b".repeat(63);
    private static final String RUNBOOKS = "https://" + "r".repeat(292);
    private static final String NOTHING = "";

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            eu-central-1,   eu-west-1,      20, 0
            ap-southeast-1, ap-northeast-1, 20, 16
            ap-southeast-1, ap-northeast-1,  8, 127
            us-gov-west-1,  us-gov-east-1,   8, 127
            """)
    @DisplayName("I8, Q10: With the most folders and the longest names, everything has a size that AWS takes, and every folder is in a policy")
    void fits_with_logs_of_our_own(String region, String other, int accounts, int prefix) {
        Deployed deployed = deploy(region, other, accounts, Map.of("prefix", "p".repeat(prefix)), Map.of());

        deployed.fits();
        for (String reader : List.of("ReportFunction", "RecoveryDrill")) {
            assertThat(deployed.readBy(reader)).containsAll(deployed.folders());
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            ap-southeast-1, ap-northeast-1
            us-gov-west-1,  us-gov-east-1
            """)
    @DisplayName("I8, Q10: The same with the longest prefix of a bucket of its owner's, in each partition")
    void fits_with_an_existing_bucket(String region, String other) {
        Deployed deployed = deploy(region, other, 20, Map.of("prefix", "p".repeat(128), "existingBucket", BUCKET),
                Map.of("existingLogBucket", BUCKET));

        deployed.fits();
        assertThat(deployed.readBy("ReportFunction")).containsAll(deployed.folders());
    }

    @Test
    @DisplayName("I1, Q10: What a variable of the drill has no room for is refused, with the figure")
    void is_refused_where_it_does_not_fit() {
        assertThatThrownBy(
                () -> deploy("eu-central-1", "eu-west-1", 20, Map.of("prefix", "p".repeat(100)), Map.of()))
                .hasMessage(
                        "environments.environmen.logs.prefix must be so short that the names of all folders of logs, which the recovery drill is told in a variable, have 3,000 characters together at most (they have 6,219), got \"%s\"; correct it in cdk.json",
                        "p".repeat(100));
        assertThatThrownBy(
                () -> deploy("eu-central-1", "eu-west-1", 1, Map.of("prefix", "p".repeat(129)), Map.of()))
                .hasMessageContaining("logs.prefix must be a path of up to 128 characters");
    }

    @Test
    @DisplayName("Q2: Nothing in those policies is left to accept")
    void is_accepted_in_each_of_them() {
        Map<String, Object> settings = settings("eu-central-1", "eu-west-1",
                logs("eu-central-1", "eu-west-1", 11, Map.of()), Map.of());

        assertThat(Finding.left(SynthesizedApp.judged(ENVIRONMENT, Map.of(ENVIRONMENT, settings)))).isEmpty();
    }

    private static Deployed deploy(String region, String other, int accounts, Map<String, Object> logs,
            Map<String, Object> recovery) {
        Map<String, Object> allLogs = logs(region, other, accounts, logs);
        return new Deployed(SynthesizedApp.synthesize(ENVIRONMENT,
                Map.of(ENVIRONMENT, settings(region, other, allLogs, recovery))), region,
                allLogs.getOrDefault("prefix", "").toString(), allLogs.get("existingBucket") == null
                        ? "alb-report-%s-access-logs-%s-%s".formatted(ENVIRONMENT, ACCOUNT, region)
                        : BUCKET,
                accounts(accounts), List.of(region, other));
    }

    private static Map<String, Object> logs(String region, String other, int accounts, Map<String, Object> logs) {
        Map<String, Object> all = new HashMap<>(Map.of("since", "2026-01-01", "accounts", accounts(accounts),
                "regions", List.of(region, other)));
        all.putAll(logs);
        all.values().removeIf(NOTHING::equals);
        return all;
    }

    private static Map<String, Object> settings(String region, String other, Map<String, Object> logs,
            Map<String, Object> recovery) {
        Map<String, Object> settings = SynthesizedApp.map(SynthesizedApp.environments().get("pair"));
        Map<String, Object> allRecovery = new HashMap<>(Map.of("region", other, "backup", true));
        allRecovery.putAll(recovery);
        settings.putAll(Map.of("region", region, "logs", logs, "recovery", allRecovery, "runbooks",
                Map.of("baseUrl", RUNBOOKS), "gameDay", Map.of("experiments", true)));
        return settings;
    }

    private static List<String> accounts(int number) {
        return IntStream.range(0, number).mapToObj(i -> "%012d".formatted(100_000_000_000L + i)).toList();
    }

    /** The first region of an environment, as far as the templates decide it. */
    private record Deployed(SynthesizedApp app, String region, String prefix, String bucket, List<String> accounts,
            List<String> regions) {
        private DeployedTemplate template() {
            return new DeployedTemplate(app.stacks().stream().filter(stack -> stack.region().equals(region))
                    .map(app::template).toList(), ACCOUNT, region);
        }

        void fits() {
            DeployedTemplate template = template();
            within(template, "AWS::IAM::ManagedPolicy", policy -> policy.path("PolicyDocument"), MANAGED_POLICY);
            within(template, "AWS::IAM::Role", role -> role.path("Policies"), INLINE_POLICIES);
            within(template, "AWS::S3::BucketPolicy", policy -> policy.path("PolicyDocument"), BUCKET_POLICY);
            within(template, "AWS::Lambda::Function", function -> function.at("/Environment/Variables"), VARIABLES);
            assertThat(app.template(region + "-Report").all("AWS::CloudWatch::Alarm").values()).isNotEmpty()
                    .allSatisfy(alarm -> assertThat(alarm.at("/Properties/AlarmDescription").asText())
                            .hasSizeLessThanOrEqualTo(DESCRIPTION));
            assertThat(template.resources("AWS::IAM::Role").values()).allSatisfy(role -> assertThat(
                    role.path("ManagedPolicyArns").size()).isLessThanOrEqualTo(POLICIES_OF_A_ROLE));
        }

        private static void within(DeployedTemplate template, String type, UnaryOperator<JsonNode> part, int most) {
            assertThat(template.resources(type)).as(type).isNotEmpty().allSatisfy((id, resource) -> assertThat(
                    part.apply(resource).toString().getBytes(UTF_8).length).as(id).isLessThanOrEqualTo(most));
        }

        /** Objects that it may read. */
        TreeSet<String> readBy(String function) {
            TreeSet<String> read = new TreeSet<>();
            template().resources("AWS::IAM::ManagedPolicy").entrySet().stream()
                    .filter(policy -> policy.getKey().startsWith(function))
                    .forEach(policy -> policy.getValue().at("/PolicyDocument/Statement").forEach(statement -> {
                        if (statement.path("Sid").asText().equals("ReadAccessLogs")) {
                            // A single one is written without a list around it.
                            Stream.concat(Stream.of(statement.path("Resource")),
                                    statement.path("Resource").valueStream())
                                    .forEach(resource -> read.add(resource.asText()));
                        }
                    }));
            return read;
        }

        List<String> folders() {
            String partition = region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
            String start = "arn:%s:s3:::%s/%s".formatted(partition, bucket, prefix.isEmpty() ? "" : prefix + "/");
            return accounts.stream().flatMap(account -> regions.stream().map(
                    each -> "%sAWSLogs/%s/elasticloadbalancing/%s/*".formatted(start, account, each))).toList();
        }
    }
}
