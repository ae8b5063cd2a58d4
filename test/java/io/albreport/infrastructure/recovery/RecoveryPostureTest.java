package io.albreport.infrastructure.recovery;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.albreport.infrastructure.Leaves;
import io.albreport.infrastructure.SynthesizedApp;
import io.albreport.infrastructure.SynthesizedStack;
import io.albreport.infrastructure.Template;

import static org.assertj.core.api.Assertions.assertThat;

/** What is copied between two regions, and in which way a failover changes them. */
class RecoveryPostureTest {
    private static final String HOME = "eu-central-1";
    private static final String OTHER = "eu-west-1";
    private static final String BUCKET = "AWS::S3::Bucket";
    private static final String VAULT = "AWS::Backup::BackupVault";

    private final SynthesizedApp pair = SynthesizedApp.of("pair");

    @ParameterizedTest
    @CsvSource({"eu-central-1, eu-west-1", "eu-west-1, eu-central-1"})
    @DisplayName("D2: Both regions copy reports and logs to the other, whole, within 15 minutes, and no delete marker")
    void copies_both_ways(String region, String other) {
        Template storage = pair.template(region + "-Storage");
        for (Map.Entry<String, String> store : Map.of("ReportStore", "reports", "AccessLogStore", "access-logs")
                .entrySet()) {
            JsonNode rules = storage.properties(BUCKET, store.getKey()).at("/ReplicationConfiguration/Rules");
            JsonNode rule = rules.get(0);

            assertThat(rules).hasSize(1);
            assertThat(rule.path("Id").asText()).isEqualTo(store.getValue());
            assertThat(rule.path("Status").asText()).isEqualTo("Enabled");
            assertThat(rule.at("/Filter/Prefix").asText("none")).isEmpty();
            assertThat(rule.at("/DeleteMarkerReplication/Status").asText()).isEqualTo("Disabled");
            assertThat(rule.at("/Destination/Bucket").asText())
                    .isEqualTo("arn:aws:s3:::alb-report-pair-" + store.getValue() + "-111122223333-" + other);
            assertThat(rule.at("/Destination/ReplicationTime/Status").asText()).isEqualTo("Enabled");
            assertThat(rule.at("/Destination/ReplicationTime/Time/Minutes").asInt()).isEqualTo(15);
            assertThat(rule.at("/Destination/Metrics/Status").asText()).isEqualTo("Enabled");
            assertThat(rule.at("/Destination/Metrics/EventThreshold/Minutes").asInt()).isEqualTo(15);
        }
    }

    @Test
    @DisplayName("D2: Logs are copied without a promise, or not at all, where the configuration says so; reports always")
    void copies_logs_as_configured() {
        JsonNode eventually = logRule("eventually");
        assertThat(eventually.at("/Destination/ReplicationTime").isMissingNode()).isTrue();
        assertThat(eventually.at("/Destination/Metrics/Status").asText()).isEqualTo("Enabled");
        assertThat(logRule("no").isMissingNode()).isTrue();
        assertThat(with("replicateLogs", "no").template(HOME + "-Storage").properties(BUCKET, "ReportStore")
                .at("/ReplicationConfiguration/Rules")).hasSize(1);
    }

    @Test
    @DisplayName("D1: The first step of an installation makes the second region's buckets, which copy nothing yet, and no more")
    void installs_in_steps() {
        SynthesizedApp installing = SynthesizedApp.synthesize("pair", SynthesizedApp.environments(),
                Map.of("installing", OTHER));

        assertThat(installing.stacks()).extracting(SynthesizedStack::name)
                .containsExactly("AlbReport-pair-eu-west-1-Storage");
        assertThat(installing.template("Storage").all(BUCKET).keySet())
                .isEqualTo(pair.template(OTHER + "-Storage").all(BUCKET).keySet());
        installing.template("Storage").all(BUCKET).values().forEach(
                bucket -> assertThat(bucket.path("Properties").has("ReplicationConfiguration")).isFalse());
    }

    @Test
    @DisplayName("D1: In the second step the first region's buckets come before the second's learn to copy into them")
    void deploys_the_first_region_first() {
        SynthesizedApp failedOver = SynthesizedApp.synthesize("pair", SynthesizedApp.environments(),
                Map.of("first", OTHER));

        assertThat(pair.stacks()).extracting(SynthesizedStack::region).containsExactly(HOME, HOME, OTHER, OTHER);
        assertThat(failedOver.stacks()).extracting(SynthesizedStack::region).containsExactly(OTHER, OTHER, HOME, HOME);
    }

    @ParameterizedTest
    @ValueSource(strings = {HOME, OTHER})
    @DisplayName("D4: A failover changes times, who comes second, and who backs up; no bucket, and nothing else")
    void a_failover_changes_schedules_only(String region) {
        SynthesizedApp failedOver = SynthesizedApp.synthesize("pair", SynthesizedApp.environments(),
                Map.of("first", OTHER));

        assertThat(failedOver.template(region + "-Storage").all(BUCKET))
                .isEqualTo(pair.template(region + "-Storage").all(BUCKET));
        assertThat(differences(Leaves.of(pair, region, "Report"), Leaves.of(failedOver, region, "Report")))
                .allMatch(path -> path.matches("/DailySchedule\\w+/Properties/"
                        + "(ScheduleExpression|FlexibleTimeWindow/\\w+|Target/Input)|/Alertsreportstale\\w*/Properties/Threshold"))
                .isNotEmpty();
        Set<String> storage = differences(Leaves.of(pair, region, "Storage"),
                Leaves.of(failedOver, region, "Storage"));
        assertThat(storage).allMatch(path -> path.startsWith("/ReportBackup")).isNotEmpty();
    }

    @Test
    @DisplayName("D6: The first region backs the reports up, daily, for 30 days, into its vault and the other region's")
    void backs_up() {
        Template first = pair.template(HOME + "-Storage");
        JsonNode rule = first.properties("AWS::Backup::BackupPlan", "ReportBackup").at("/BackupPlan/BackupPlanRule/0");

        assertThat(rule.path("ScheduleExpression").asText()).isEqualTo("cron(0 12 * * ? *)");
        assertThat(rule.at("/Lifecycle/DeleteAfterDays").asInt()).isEqualTo(30);
        assertThat(rule.at("/CopyActions/0/Lifecycle/DeleteAfterDays").asInt()).isEqualTo(30);
        assertThat(rule.at("/CopyActions/0/DestinationBackupVaultArn").asText())
                .isEqualTo("arn:aws:backup:eu-west-1:111122223333:backup-vault:alb-report-pair");
        assertThat(first.properties("AWS::Backup::BackupSelection", "ReportBackup")
                .at("/BackupSelection/Resources/0").asText())
                .isEqualTo("arn:aws:s3:::alb-report-pair-reports-111122223333-eu-central-1");
        assertThat(pair.template(OTHER + "-Storage").all("AWS::Backup::BackupPlan")).isEmpty();
        assertThat(pair.template(OTHER + "-Storage").one("AWS::Backup::BackupVault", "ReportBackup")
                .path("DeletionPolicy").asText()).isEqualTo("RetainExceptOnCreate");
        assertThat(with("backup", false).template(HOME + "-Storage").all("AWS::Backup::BackupVault")).isEmpty();
    }

    @Test
    @DisplayName("D6: Nobody deletes a backup within its 30 days without taking off the lock first, unless told otherwise")
    void locks_the_vault() {
        JsonNode vault = pair.template(OTHER + "-Storage").properties(VAULT, "ReportBackup");

        assertThat(vault.path("LockConfiguration").toString()).isEqualTo("{\"MinRetentionDays\":30}");
        assertThat(with("lockBackup", false).template(OTHER + "-Storage").properties(VAULT, "ReportBackup")
                .has("LockConfiguration")).isFalse();
    }

    private static Set<String> differences(Map<String, String> one, Map<String, String> other) {
        Set<String> paths = new TreeSet<>(one.keySet());
        paths.addAll(other.keySet());
        paths.removeIf(path -> one.getOrDefault(path, "").equals(other.getOrDefault(path, "")));
        return paths;
    }

    private static JsonNode logRule(String replicateLogs) {
        return with("replicateLogs", replicateLogs).template(HOME + "-Storage").properties(BUCKET, "AccessLogStore")
                .at("/ReplicationConfiguration/Rules/0");
    }

    private static SynthesizedApp with(String key, Object value) {
        Map<String, Object> environments = new HashMap<>(SynthesizedApp.environments());
        Map<String, Object> settings = new HashMap<>(SynthesizedApp.map(environments.get("pair")));
        Map<String, Object> recovery = new TreeMap<>(SynthesizedApp.map(settings.get("recovery")));
        recovery.put(key, value);
        settings.put("recovery", recovery);
        environments.put("pair", settings);
        return SynthesizedApp.synthesize("pair", environments);
    }
}
