package io.albreport.function.policy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.albreport.aws.Call;
import io.albreport.aws.DeployedTemplate;
import io.albreport.aws.Permission;
import io.albreport.aws.Role;
import io.albreport.aws.Roles;
import io.albreport.function.DeployedFunction;
import io.albreport.infrastructure.Environments;

import static org.assertj.core.api.Assertions.assertThat;

/** Each role of the templates, held against the calls that are made in its name. IAM's part is played by a simulator. */
@DisplayName("I8: Policies allow every call that is made, and nothing else")
class PolicyTest {
    private static final String SCHEDULER = "scheduler.amazonaws.com";

    @ParameterizedTest
    @MethodSource("io.albreport.function.policy.JudgedRoles#all")
    @DisplayName("Every call is allowed")
    void every_call_is_allowed(String environment, String role) throws IOException {
        assertThat(JudgedRoles.of(environment, role).calls()).isNotEmpty();
        assertThat(JudgedRoles.of(environment, role).refused()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.albreport.function.policy.JudgedRoles#all")
    @DisplayName("Every permission is needed by some call, but for those that are accepted")
    void every_permission_is_needed(String environment, String role) throws IOException {
        assertThat(Accepted.beyond(Accepted.UNUSED, JudgedRoles.of(environment, role).needless())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.albreport.function.policy.JudgedRoles#all")
    @DisplayName("Every wildcard is accepted, and a lone star is for what knows no resource")
    void every_wildcard_is_accepted(String environment, String id) throws IOException {
        Role role = JudgedRoles.of(environment, id);

        assertThat(Accepted.beyond(Accepted.WILDCARDS, role.wildcards())).isEmpty();
        for (Permission permission : role.wildcards()) {
            assertThat(role.canNameNoResource(permission)).as(permission.toString())
                    .isEqualTo(permission.resource().equals("*"));
        }
    }

    @Test
    @DisplayName("What is accepted is there to be accepted")
    void every_acceptance_is_needed() throws IOException {
        List<Permission> needless = new ArrayList<>();
        List<Permission> wildcards = new ArrayList<>();
        for (String environment : JudgedRoles.environments()) {
            for (Role role : JudgedRoles.of(environment).values()) {
                needless.addAll(role.needless());
                wildcards.addAll(role.wildcards());
            }
        }

        assertThat(Accepted.UNUSED).allSatisfy(accepted -> assertThat(needless).anyMatch(accepted::matches));
        assertThat(Accepted.WILDCARDS).allSatisfy(accepted -> assertThat(wildcards).anyMatch(accepted::matches));
    }

    @ParameterizedTest
    @MethodSource("io.albreport.function.policy.JudgedRoles#environments")
    @DisplayName("No policy is one that AWS writes, but for those of AWS Backup and of API Gateway's logs")
    void policies_are_our_own(String environment) {
        DeployedTemplate template = Environments.deployed(environment);
        List<String> backedUpBy = template.resources("AWS::Backup::BackupSelection").values().stream()
                .map(selection -> selection.at("/BackupSelection/IamRoleArn").asText()).toList();

        List<String> loggedBy = template.resources("AWS::ApiGateway::Account").values().stream()
                .map(account -> account.path("CloudWatchRoleArn").asText()).toList();

        assertThat(new Roles(template).keptByAws()).extracting(template::arnOf)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(backedUpBy.stream(), loggedBy.stream()).toList());
    }

    @ParameterizedTest
    @MethodSource("io.albreport.function.policy.JudgedRoles#environments")
    @DisplayName("F13: Whoever took over the endpoint of links could read links and pages by their names, and nothing else")
    void the_endpoint_of_links_reads_nothing_else(String environment) throws IOException {
        DeployedFunction links = DeployedFunction.links(environment).getFirst();
        Role role = JudgedRoles.of(environment).values().stream().filter(one -> one.arn().equals(links.role()))
                .findAny().orElseThrow();
        String bucket = "arn:aws:s3:::" + links.variables().get("REPORTS_BUCKET");
        List<Call> others = List.of(new Call("s3:ListBucket", bucket),
                new Call("s3:GetObject", bucket + "/reports/date=2026-01-17/manifest.json"),
                new Call("s3:GetObjectVersion", bucket + "/reports/date=2026-01-17/report.json"),
                new Call("s3:GetObjectVersion", bucket + "/reviews/week=2026-W03/review.json"),
                new Call("s3:GetObjectVersion", bucket + "/summaries/date=2026-01-17/summary.json"),
                new Call("s3:PutObject", bucket + "/links/0.json"),
                new Call("s3:DeleteObject", bucket + "/links/0.json"),
                new Call("s3:GetObject", "arn:aws:s3:::example-logs/AWSLogs/any.log.gz"));

        assertThat(new Role(role.arn(), role.statements(), others, role.simulator()).refused())
                .hasSameSizeAs(others);
    }

    @Test
    @DisplayName("Q7: By the policy of their bucket, the function may look for faults and read them, and nothing else, and nobody else may")
    void only_the_function_looks_for_faults() throws IOException {
        String bucket = "arn:aws:s3:::alb-report-pair-game-day-111122223333-eu-central-1";
        List<Call> looks = List.of(overTls("s3:ListBucket", bucket, "s3:prefix", "FisConfigs/any"),
                new Call("s3:GetObject", bucket + "/FisConfigs/any"));
        List<Call> others = List.of(new Call("s3:ListBucket", bucket),
                overTls("s3:ListBucket", bucket, "s3:prefix", "any"), new Call("s3:GetObject", bucket + "/any"),
                new Call("s3:PutObject", bucket + "/FisConfigs/any"),
                new Call("s3:DeleteObject", bucket + "/FisConfigs/any"));
        Role function = JudgedRoles.ofFunction(Environments.GAME_DAY);

        assertThat(function.calls()).containsAll(looks);
        assertThat(refused(function, others)).isEqualTo(others.size());
        for (Role role : JudgedRoles.of(Environments.GAME_DAY).values()) {
            assertThat(refused(role, looks)).as(role.arn()).isEqualTo(role.arn().equals(function.arn()) ? 0 : 2);
        }
    }

    @Test
    @DisplayName("Q7: The experiment that pauses copies may write no other rule of replication, and pause no other way")
    void only_pauses() throws IOException {
        String bucket = "arn:aws:s3:::alb-report-pair-reports-111122223333-eu-central-1";
        List<Call> others = List.of(new Call("s3:PutReplicationConfiguration", bucket),
                overTls("s3:PutReplicationConfiguration", bucket, "s3:isReplicationPauseRequest", "false"),
                overTls("s3:PauseReplication", bucket, "s3:destinationRegion", "us-east-1"));

        for (Role role : JudgedRoles.of(Environments.GAME_DAY).values()) {
            assertThat(refused(role, others)).as(role.arn()).isEqualTo(others.size());
        }
    }

    @Test
    @DisplayName("Q7: The roles of experiments are taken by experiments of this account and region only")
    void experiments_take_their_roles() throws IOException {
        DeployedTemplate template = Environments.deployed(Environments.GAME_DAY);
        Roles roles = new Roles(template);
        String service = "fis.amazonaws.com";
        String account = template.account();
        String own = "arn:aws:fis:eu-central-1:%s:experiment/EXP1".formatted(account);

        assertThat(template.resources("AWS::FIS::ExperimentTemplate")).hasSize(3);
        for (JsonNode experiment : template.resources("AWS::FIS::ExperimentTemplate").values()) {
            String role = experiment.path("RoleArn").asText();
            assertThat(roles.mayBeTaken(role, service, from(account, own))).isTrue();
            assertThat(roles.mayBeTaken(role, service, from("999999999999", own))).isFalse();
            assertThat(roles.mayBeTaken(role, service, from(account, own.replace("central", "west")))).isFalse();
            assertThat(roles.mayBeTaken(role, "lambda.amazonaws.com", from(account, own))).isFalse();
        }
    }

    private static Call overTls(String action, String resource, String key, String value) {
        return new Call(action, resource, Map.of("aws:SecureTransport", "true", key, value));
    }

    private static int refused(Role role, List<Call> calls) throws IOException {
        return new Role(role.arn(), role.statements(), calls, role.simulator()).refused().size();
    }

    @ParameterizedTest
    @MethodSource("io.albreport.function.policy.JudgedRoles#environments")
    @DisplayName("The function's role is taken by Lambda, that of schedules by schedules of their group only")
    void roles_are_taken_by_whom_they_are_for(String environment) throws IOException {
        DeployedTemplate template = Environments.deployed(environment);
        Roles roles = new Roles(template);
        String account = template.account();
        String group = template.arnOf(template.resources("AWS::Scheduler::ScheduleGroup").keySet().iterator().next());

        assertThat(roles.mayBeTaken(JudgedRoles.ofFunction(environment).arn(), "lambda.amazonaws.com", Map.of()))
                .isTrue();
        for (JsonNode schedule : template.resources("AWS::Scheduler::Schedule").values()) {
            String role = schedule.at("/Target/RoleArn").asText();
            assertThat(roles.mayBeTaken(role, SCHEDULER, from(account, group))).isTrue();
            assertThat(roles.mayBeTaken(role, SCHEDULER, from("999999999999", group))).isFalse();
            assertThat(roles.mayBeTaken(role, SCHEDULER, from(account, group + "2"))).isFalse();
            assertThat(roles.mayBeTaken(role, "lambda.amazonaws.com", from(account, group))).isFalse();
        }
    }

    private static Map<String, String> from(String account, String source) {
        return Map.of("aws:SourceAccount", account, "aws:SourceArn", source);
    }
}
