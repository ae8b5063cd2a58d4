package io.albreport.infrastructure;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.albreport.documents.Markdown;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("I2, Q10: What is kept is in nobody's way")
class KeptNamesTest {
    private static final String GROUP = "AWS::Logs::LogGroup";
    private static final String HOME = "eu-central-1";

    @ParameterizedTest
    @MethodSource("io.albreport.infrastructure.SynthesizedApp#all")
    @DisplayName("A first deployment that fails leaves nothing with a name of ours, so that it can be repeated")
    void nothing_that_we_name_is_kept_when_it_is_new(String environment) {
        assertThat(resources(environment).filter(resource -> resource.path("DeletionPolicy").asText().equals("Retain")))
                .allSatisfy(resource -> {
                    assertThat(resource.path("Type").asText()).isEqualTo(GROUP);
                    assertThat(resource.path("Properties").has("LogGroupName")).isFalse();
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "pair", "prod"})
    @DisplayName("Log groups that are kept are protected from deletion, or, where they are not protected, are deleted with a failed creation")
    void log_groups_are_protected_or_not_in_the_way(String environment) {
        assertThat(resources(environment).filter(resource -> resource.path("Type").asText().equals(GROUP)))
                .isNotEmpty().allSatisfy(group -> assertThat(
                        group.path("DeletionPolicy").asText() + " "
                                + group.at("/Properties/DeletionProtectionEnabled").asBoolean())
                        .isIn("Retain true", "RetainExceptOnCreate false"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"prod", "dev"})
    @DisplayName("I13: What functions log is protected where the configuration says so, and unless it says otherwise")
    void logs_are_protected_by_configuration(String environment) {
        assertThat(resources(environment).filter(resource -> resource.path("Type").asText().equals(GROUP))
                .map(group -> group.at("/Properties/DeletionProtectionEnabled").asBoolean()))
                .isNotEmpty().containsOnly(environment.equals("prod"));
    }

    @ParameterizedTest
    @MethodSource("io.albreport.infrastructure.SynthesizedApp#all")
    @DisplayName("Whatever is kept when it leaves the stack is kept when it is replaced, too")
    void is_kept_when_it_is_replaced(String environment) {
        assertThat(resources(environment)
                .filter(resource -> resource.path("DeletionPolicy").asText().startsWith("Retain")))
                .isNotEmpty().allSatisfy(
                        resource -> assertThat(resource.path("UpdateReplacePolicy").asText()).isEqualTo("Retain"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "pair", "prod"})
    @DisplayName("I2: With each bucket its policy stays: TLS only, and what load balancers may")
    void a_kept_bucket_keeps_its_policy(String environment) {
        for (Template storage : storage(environment)) {
            Map<String, String> policies = storage.all("AWS::S3::BucketPolicy").values().stream().collect(
                    Collectors.toMap(policy -> policy.at("/Properties/Bucket/Ref").asText(), KeptNamesTest::fate));
            Map<String, String> buckets = storage.all("AWS::S3::Bucket").entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, bucket -> fate(bucket.getValue())));

            assertThat(policies).isNotEmpty().isEqualTo(buckets)
                    .containsValue("RetainExceptOnCreate Retain");
        }
    }

    @Test
    @DisplayName("D6: README and runbook name the vault and the bucket that a setting, changed there and back, finds in its way")
    void documents_say_how_to_take_up_again_what_was_kept() {
        SynthesizedApp with = SynthesizedApp.of("pair");
        String vault = with.template(HOME + "-Storage").properties("AWS::Backup::BackupVault", "ReportBackup")
                .path("BackupVaultName").asText().replace("pair", "$ENVIRONMENT");
        String bucket = with.template(HOME + "-Storage").properties("AWS::S3::Bucket", "AccessLogStore")
                .path("BucketName").asText().replace("pair", "$ENVIRONMENT").replace("111122223333", "$ACCOUNT")
                .replace(HOME, "$REGION");

        for (String page : List.of("README.md", "docs/runbooks/bucket-deleted.md")) {
            Markdown document = Markdown.of(Path.of("..", page));
            assertThat(String.join("\n", document.commands())).as(page)
                    .contains("delete-bucket-policy --bucket \"" + bucket + "\"", "--import-existing-resources");
            assertThat(document.text()).as(page).contains("`" + vault + "`", "already exists");
        }
    }

    private static String fate(JsonNode resource) {
        return resource.path("DeletionPolicy").asText() + " " + resource.path("UpdateReplacePolicy").asText();
    }

    private static List<Template> storage(String environment) {
        SynthesizedApp app = SynthesizedApp.of(environment);
        return app.stacks().stream().filter(stack -> stack.name().endsWith("-Storage")).map(app::template)
                .map(Template::new).toList();
    }

    private static Stream<JsonNode> resources(String environment) {
        SynthesizedApp app = SynthesizedApp.of(environment);
        return app.stacks().stream().flatMap(stack -> app.template(stack).path("Resources").valueStream());
    }
}
