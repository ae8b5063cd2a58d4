package io.albreport.posture;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.albreport.infrastructure.DeployedStack;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("Q3: Whatever property of whatever resource changes, one line of its document changes")
class EveryPropertyTest {
    /** In which there is every kind of resource. */
    private static final Pattern TOLD = Pattern
            .compile("AlbReport-(prod-eu-central-1-(Report|Storage|GameDay)|prod-Account|dev-.*-Storage)");

    /** Of the same property of resources of the same type, such as the thresholds of alarms. */
    private static final int ENOUGH = 2;

    /** Told by no line: they change with each build, or are made of hashes, or are of no effect. */
    private static final Set<String> SILENT = Set.of(
            "AWS::ApplicationSignals::ServiceLevelObjective /RequestBasedSli/RequestBasedSliMetric/MonitoredRequestCountMetric/GoodCountMetric/*/Id",
            "AWS::ApplicationSignals::ServiceLevelObjective /RequestBasedSli/RequestBasedSliMetric/MonitoredRequestCountMetric/GoodCountMetric/*/ReturnData",
            "AWS::ApplicationSignals::ServiceLevelObjective /RequestBasedSli/RequestBasedSliMetric/TotalRequestCountMetric/*/Id",
            "AWS::ApplicationSignals::ServiceLevelObjective /RequestBasedSli/RequestBasedSliMetric/TotalRequestCountMetric/*/ReturnData",
            "AWS::Budgets::Budget /Budget/BudgetName", "AWS::CloudWatch::Alarm /Metrics/*/Id",
            "AWS::IAM::Role /Policies/*/PolicyName", "AWS::Lambda::Function /Code/S3Bucket",
            "AWS::Lambda::Function /Code/S3Key", "AWS::Lambda::LayerVersion /Content/S3Bucket",
            "AWS::Lambda::LayerVersion /Content/S3Key", "AWS::Scheduler::Schedule /GroupName",
            "AWS::Scheduler::ScheduleGroup /Name");

    /** Told by more than one, or by another: names, by which other lines call the resource or the property. */
    private static final Set<String> NAMES = Set.of(
            "AWS::ApiGateway::GatewayResponse /ResponseType", "AWS::ApiGateway::Method /HttpMethod",
            "AWS::ApiGateway::Stage /MethodSettings/*/HttpMethod",
            "AWS::ApiGateway::Stage /MethodSettings/*/ResourcePath", "AWS::Athena::WorkGroup /Name",
            "AWS::Backup::BackupPlan /BackupPlan/BackupPlanRule/*/RuleName",
            "AWS::Backup::BackupVault /BackupVaultName", "AWS::CloudWatch::Alarm /AlarmName",
            "AWS::CloudWatch::Alarm /Metrics/*/ReturnData", "AWS::Glue::Database /DatabaseInput/Name",
            "AWS::Glue::Table /TableInput/Name", "AWS::Lambda::Alias /Name",
            "AWS::Logs::MetricFilter /MetricTransformations/*/MetricName", "AWS::S3::Bucket /BucketName",
            "AWS::S3::Bucket /LifecycleConfiguration/Rules/*/Id",
            "AWS::S3::Bucket /ReplicationConfiguration/Rules/*/Id", "AWS::SNS::Subscription /Endpoint",
            "AWS::SNS::Subscription /Protocol");

    private static final Set<String> SILENT_FOUND = new TreeSet<>();
    private static final Set<String> NAMES_FOUND = new TreeSet<>();
    private static final Map<String, Integer> JUDGED = new TreeMap<>();

    @BeforeAll
    static void change() {
        Stream.concat(DeployedStack.ofRepository().stream(), DeployedStack.withGameDay().stream()
                .filter(stack -> stack.name().endsWith("eu-central-1-GameDay")))
                .filter(stack -> TOLD.matcher(stack.name()).matches())
                .forEach(EveryPropertyTest::changeEach);
    }

    @Test
    void nothing_else_is_silent() {
        assertThat(SILENT_FOUND).containsExactlyInAnyOrderElementsOf(SILENT);
    }

    @Test
    void nothing_else_changes_more_than_one_line() {
        assertThat(NAMES_FOUND).isSubsetOf(NAMES);
    }

    @Test
    void they_are_many() {
        assertThat(JUDGED).hasSizeGreaterThan(200);
    }

    private static void changeEach(DeployedStack stack) {
        JsonNode template = stack.template().deepCopy();
        String before = PostureDocument.of(stack).markdown();
        template.path("Resources").properties().forEach(resource -> {
            if (!resource.getValue().path("Type").asText().equals("AWS::CDK::Metadata")) {
                changeEach(stack.with(template), before, resource.getValue().path("Properties"), resource.getValue(),
                        "");
            }
        });
    }

    private static void changeEach(DeployedStack stack, String before, JsonNode node, JsonNode resource, String path) {
        node.properties().forEach(member -> {
            if (!member.getKey().startsWith("Fn::") && !member.getKey().equals("Ref")) {
                String pointer = path + "/" + member.getKey();
                changeEach(stack, before, member.getValue(), resource, pointer);
                if (member.getValue().isValueNode()) {
                    JsonNode value = member.getValue();
                    ((ObjectNode) node).set(member.getKey(), other(value));
                    judge(stack, before, resource, pointer);
                    ((ObjectNode) node).set(member.getKey(), value);
                }
            }
        });
        for (int i = 0; i < node.size() && node.isArray(); i++) {
            changeEach(stack, before, node.get(i), resource, path + "/*");
            if (node.get(i).isValueNode()) {
                JsonNode value = node.get(i);
                ((ArrayNode) node).set(i, other(value));
                judge(stack, before, resource, path + "/*");
                ((ArrayNode) node).set(i, value);
            }
        }
    }

    private static void judge(DeployedStack stack, String before, JsonNode resource, String pointer) {
        String property = resource.path("Type").asText() + " " + pointer;
        if (JUDGED.merge(property, 1, Integer::sum) > ENOUGH) {
            return;
        }
        Changes changes = Changes.between(before, PostureDocument.of(stack).markdown());
        if (changes.isNothing()) {
            SILENT_FOUND.add(property);
        } else if (!changes.isOneLine()) {
            NAMES_FOUND.add(property);
        }
    }

    private static JsonNode other(JsonNode value) {
        if (value.isBoolean()) {
            return BooleanNode.valueOf(!value.asBoolean());
        }
        return value.isNumber() ? DoubleNode.valueOf(value.asDouble() + 1) : TextNode.valueOf(value.asText() + "x");
    }
}
