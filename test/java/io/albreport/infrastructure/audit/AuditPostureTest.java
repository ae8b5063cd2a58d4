package io.albreport.infrastructure.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.event.ruler.Ruler;

import io.albreport.infrastructure.SynthesizedApp;
import io.albreport.infrastructure.SynthesizedStack;
import io.albreport.infrastructure.Template;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("I15: By configuration, public access to buckets is judged and changes of IAM are told")
class AuditPostureTest {
    private static final String CONFIG_RULE = "AWS::Config::ConfigRule";
    private static final String OURS = "AlbReport-prod-eu-west-1-ReportFunctionRole0F-1ABCDEF";
    private static final String OUR_POLICY = "arn:aws:iam::111122223333:policy/AlbReport-prod-eu-west-1-Report-Read";

    private final Template storage = SynthesizedApp.of("prod").template("Storage");
    private final Template audit = SynthesizedApp.of("prod").template("Audit");

    @Test
    @DisplayName("I15: Each bucket has a rule against public reading and one against public writing")
    void judges_every_bucket() {
        Map<String, String> expected = new TreeMap<>();
        for (String bucket : storage.all("AWS::S3::Bucket").keySet()) {
            expected.put(bucket + " S3_BUCKET_PUBLIC_READ_PROHIBITED", "AWS::S3::Bucket");
            expected.put(bucket + " S3_BUCKET_PUBLIC_WRITE_PROHIBITED", "AWS::S3::Bucket");
        }
        Map<String, String> judged = new TreeMap<>();
        storage.all(CONFIG_RULE).values().stream().map(rule -> rule.path("Properties")).forEach(rule -> judged.put(
                rule.at("/Scope/ComplianceResourceId/Ref").asText() + " "
                        + rule.at("/Source/SourceIdentifier").asText(),
                rule.at("/Scope/ComplianceResourceTypes/0").asText()));

        assertThat(judged).isEqualTo(expected).hasSize(6);
        assertThat(storage.all(CONFIG_RULE).values())
                .allMatch(rule -> rule.at("/Properties/Source/Owner").asText().equals("AWS"));
    }

    @Test
    void is_off_unless_configured() {
        SynthesizedApp dev = SynthesizedApp.of("dev");

        assertThat(dev.template("Storage").all(CONFIG_RULE)).isEmpty();
        assertThat(dev.stacks()).extracting(SynthesizedStack::name).noneMatch(name -> name.endsWith("-Audit"));
    }

    @Test
    @DisplayName("I15: Two regions have one stack that watches IAM, in us-east-1, where CloudTrail's events of IAM arrive")
    void watches_iam_once_and_where_its_events_are() {
        Map<String, Object> environments = new HashMap<>(SynthesizedApp.environments());
        Map<String, Object> pair = new HashMap<>(SynthesizedApp.map(environments.get("pair")));
        pair.put("audit", Map.of("iamChanges", List.of("security@example.com")));
        environments.put("pair", pair);
        SynthesizedApp app = SynthesizedApp.synthesize("pair", environments);

        assertThat(app.stacks()).filteredOn(stack -> stack.name().equals("AlbReport-pair-Audit"))
                .singleElement().extracting(SynthesizedStack::region).isEqualTo("us-east-1");
        assertThat(app.stacks()).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({
            "PutRolePolicy, roleName, " + OURS, "UpdateAssumeRolePolicy, roleName, " + OURS,
            "DeleteRole, roleName, " + OURS, "CreateRole, roleName, " + OURS,
            "AttachRolePolicy, roleName, " + OURS, "CreatePolicyVersion, policyArn, " + OUR_POLICY,
            "DeletePolicy, policyArn, " + OUR_POLICY, "AttachUserPolicy, policyArn, " + OUR_POLICY,
            "CreatePolicy, policyName, AlbReport-prod-eu-west-1-Report-Read"})
    @DisplayName("I15: The rule matches what changes a role or a policy of the environment")
    void matches_changes(String call, String parameter, String value) throws Exception {
        assertThat(Ruler.matchesRule(event(call, parameter, value).toString(), pattern())).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
            "role " + OURS + ", true", "arn:aws:iam::111122223333:role/" + OURS + ", true",
            "policy " + OUR_POLICY + ", true", "role AlbReport-dev-eu-central-1-ReportFunctionRole-1ABC, false"})
    @DisplayName("I15: The rule matches an attempt that IAM refused, of which CloudTrail keeps the message only")
    void matches_refused_attempts(String resource, boolean matched) throws Exception {
        ObjectNode event = event("PutRolePolicy", "roleName", OURS);
        ((ObjectNode) event.path("detail")).put("errorCode", "AccessDenied").put("errorMessage",
                "User: arn:aws:iam::111122223333:user/eve is not authorized to perform: iam:PutRolePolicy on resource: "
                        + resource + " because no identity-based policy allows the iam:PutRolePolicy action")
                .putNull("requestParameters");

        assertThat(Ruler.matchesRule(event.toString(), pattern())).isEqualTo(matched);
    }

    @ParameterizedTest
    @CsvSource({
            "PutRolePolicy, roleName, AlbReport-dev-eu-central-1-ReportFunctionRole-1ABC",
            "PutRolePolicy, roleName, AlbReport-production-Role", "DeleteRole, roleName, Admin",
            "CreateUser, userName, AlbReport-prod-", "DeletePolicy, policyArn, arn:aws:iam::aws:policy/ReadOnlyAccess"})
    @DisplayName("I15: The rule does not match what concerns others")
    void leaves_out_what_concerns_others(String call, String parameter, String value) throws Exception {
        assertThat(Ruler.matchesRule(event(call, parameter, value).toString(), pattern())).isFalse();
    }

    @Test
    @DisplayName("I15: The mail says what was changed, by whom, from where and when")
    void says_who_changed_what() {
        JsonNode target = rule().path("Targets");

        assertThat(target).hasSize(1);
        assertThat(target.at("/0/Arn/Ref").asText()).isEqualTo(audit.idOf("AWS::SNS::Topic", "IamChanges"));
        assertThat(target.at("/0/InputTransformer/InputPathsMap").toString()).contains("$.detail.eventName",
                "$.detail.requestParameters.roleName", "$.detail.requestParameters.policyArn",
                "$.detail.userIdentity.arn", "$.detail.sourceIPAddress", "$.detail.eventTime", "$.detail.errorCode",
                "$.detail.errorMessage");
        assertThat(rule().path("State").asText()).isEqualTo("ENABLED");
    }

    @Test
    @DisplayName("I15: The topic takes events over TLS, encrypts them, and tells those who are configured")
    void tells_readers() {
        String topic = audit.idOf("AWS::SNS::Topic", "IamChanges");
        JsonNode policy = audit.properties("AWS::SNS::TopicPolicy", "IamChanges").at("/PolicyDocument/Statement");
        JsonNode key = audit.properties("AWS::KMS::Key", "IamChanges");

        assertThat(audit.all("AWS::SNS::Subscription").values()).extracting(each -> each.at("/Properties/Protocol")
                .asText() + " " + each.at("/Properties/Endpoint").asText() + " "
                + each.at("/Properties/TopicArn/Ref")
                        .asText())
                .containsExactlyInAnyOrder("email security@example.com " + topic, "email team@example.com " + topic);
        assertThat(policy).filteredOn(each -> each.path("Effect").asText().equals("Allow")).singleElement()
                .satisfies(allowed -> {
                    assertThat(allowed.path("Principal").toString())
                            .isEqualTo("{\"Service\":\"events.amazonaws.com\"}");
                    assertThat(allowed.path("Action").asText()).isEqualTo("sns:Publish");
                });
        assertThat(policy).filteredOn(each -> each.path("Effect").asText().equals("Deny"))
                .anyMatch(each -> each.at("/Condition/Bool/aws:SecureTransport").asText().equals("false"));
        assertThat(key.path("EnableKeyRotation").asBoolean()).isTrue();
        assertThat(key.at("/KeyPolicy/Statement")).hasSize(2).anyMatch(each -> each.path("Principal").toString()
                .equals("{\"Service\":\"events.amazonaws.com\"}")
                && each.path("Action").toString()
                        .equals("[\"kms:Decrypt\",\"kms:GenerateDataKey*\"]"));
        assertThat(audit.properties("AWS::SNS::Topic", "IamChanges").at("/KmsMasterKeyId/Fn::GetAtt/0").asText())
                .isEqualTo(audit.idOf("AWS::KMS::Key", "IamChanges"));
    }

    private JsonNode rule() {
        return audit.properties("AWS::Events::Rule", "IamChanges");
    }

    private String pattern() {
        return rule().path("EventPattern").toString();
    }

    /** As CloudTrail hands it on: https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html */
    private static ObjectNode event(String call, String parameter, String value) {
        ObjectNode event = SynthesizedApp.JSON.createObjectNode().put("source", "aws.iam")
                .put("detail-type", "AWS API Call via CloudTrail").put("account", "111122223333")
                .put("region", "us-east-1");
        event.putObject("detail").put("eventSource", "iam.amazonaws.com").put("eventName", call)
                .put("sourceIPAddress", "192.0.2.1").putObject("requestParameters").put(parameter, value);
        return event;
    }
}
