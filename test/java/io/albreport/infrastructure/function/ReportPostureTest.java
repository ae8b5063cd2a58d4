package io.albreport.infrastructure.function;

import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.albreport.infrastructure.SynthesizedApp;
import io.albreport.infrastructure.Template;

import static org.assertj.core.api.Assertions.assertThat;

/** What must hold of the catalogue, the function, its schedule and the topics, whatever else changes. */
class ReportPostureTest {
    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final String QUEUE = "AWS::SQS::Queue";

    private final Template dev = SynthesizedApp.of("dev").template("Report");
    private final Template prod = SynthesizedApp.of("prod").template("Report");

    @Test
    @DisplayName("I4: The table is projected by account, region and day, over the bucket and prefix of the configuration")
    void projects_partitions() {
        JsonNode table = prod.properties("AWS::Glue::Table", "LogCatalog").path("TableInput");
        JsonNode parameters = table.path("Parameters");

        assertThat(table.path("Name").asText()).isEqualTo("access_logs");
        assertThat(parameters.path("projection.enabled").asText()).isEqualTo("true");
        assertThat(table.path("PartitionKeys").findValuesAsText("Name")).containsExactly("account", "region", "day");
        assertThat(parameters.path("projection.account.values").asText()).isEqualTo("444455556666,777788889999");
        assertThat(parameters.path("projection.region.values").asText()).isEqualTo("eu-west-1,us-east-1");
        assertThat(parameters.path("projection.day.range").asText()).isEqualTo("2025/06/30,NOW");
        assertThat(parameters.path("storage.location.template").asText()).isEqualTo(
                "s3://example-logs/alb/production/AWSLogs/${account}/elasticloadbalancing/${region}/${day}");
    }

    @Test
    @DisplayName("I4: The workgroup enforces engine 3, a scan limit, encrypted results, and metrics")
    void enforces_the_workgroup() {
        JsonNode settings = prod.properties("AWS::Athena::WorkGroup", "LogCatalog").path("WorkGroupConfiguration");

        assertThat(settings.path("EnforceWorkGroupConfiguration").asBoolean()).isTrue();
        assertThat(settings.path("PublishCloudWatchMetricsEnabled").asBoolean()).isTrue();
        assertThat(settings.path("BytesScannedCutoffPerQuery").asLong()).isEqualTo(50_000_000_000L);
        assertThat(settings.at("/EngineVersion/SelectedEngineVersion").asText()).isEqualTo("Athena engine version 3");
        assertThat(settings.at("/ResultConfiguration/EncryptionConfiguration/EncryptionOption").asText())
                .isEqualTo("SSE_S3");
        assertThat(settings.at("/ResultConfiguration/OutputLocation").asText())
                .isEqualTo("s3://alb-report-prod-query-results-111122223333-eu-west-1/results/");
        assertThat(settings.at("/ResultConfiguration/ExpectedBucketOwner").asText()).isEqualTo("111122223333");
    }

    @Test
    @DisplayName("I5: The function runs on Java 25 with SnapStart, traced, for 300 s at most, with the configured memory")
    void runs_with_snap_start() {
        JsonNode function = prod.properties(FUNCTION, "ReportFunction");

        assertThat(function.path("Runtime").asText()).isEqualTo("java25");
        assertThat(function.path("Handler").asText()).isEqualTo("io.albreport.function.ReportHandler::handleRequest");
        assertThat(function.at("/SnapStart/ApplyOn").asText()).isEqualTo("PublishedVersions");
        assertThat(function.at("/TracingConfig/Mode").asText()).isEqualTo("Active");
        assertThat(function.path("Timeout").asInt()).isEqualTo(300);
        assertThat(function.path("MemorySize").asInt()).isEqualTo(3008);
        assertThat(dev.properties(FUNCTION, "ReportFunction").path("MemorySize").asInt()).isEqualTo(1769);
    }

    @Test
    @DisplayName("I5: Reserved concurrency is as configured, and may be off")
    void reserves_concurrency_where_configured() {
        assertThat(prod.properties(FUNCTION, "ReportFunction").path("ReservedConcurrentExecutions").asInt())
                .isEqualTo(4);
        assertThat(dev.properties(FUNCTION, "ReportFunction").has("ReservedConcurrentExecutions")).isFalse();
    }

    @Test
    @DisplayName("I13: The function logs into a group of its own, kept as configured")
    void keeps_its_logs() {
        assertThat(prod.properties("AWS::Logs::LogGroup", "ReportFunctionLogs").path("RetentionInDays").asInt())
                .isEqualTo(400);
        assertThat(prod.properties(FUNCTION, "ReportFunction").at("/LoggingConfig/LogGroup/Ref").asText())
                .isEqualTo(prod.idOf("AWS::Logs::LogGroup", "ReportFunctionLogs"));
    }

    @Test
    @DisplayName("I13: It logs in JSON: Lambda says what a run used, and passes on all; one run in some logs at DEBUG")
    void samples_debug_lines() {
        JsonNode function = prod.properties(FUNCTION, "ReportFunction");
        JsonNode variables = function.at("/Environment/Variables");

        assertThat(function.at("/LoggingConfig/LogFormat").asText()).isEqualTo("JSON");
        assertThat(function.at("/LoggingConfig/SystemLogLevel").asText()).isEqualTo("INFO");
        assertThat(function.at("/LoggingConfig/ApplicationLogLevel").asText()).isEqualTo("DEBUG");
        assertThat(variables.path("POWERTOOLS_LOG_LEVEL").asText()).isEqualTo("INFO");
        assertThat(variables.path("POWERTOOLS_LOGGER_SAMPLE_RATE").asText()).isEqualTo("0.25");
    }

    @Test
    @DisplayName("F9: What a run used of its memory becomes a metric, in MB, without dimensions")
    void measures_memory() {
        JsonNode filter = prod.properties("AWS::Logs::MetricFilter", "ReportFunctionLogs");
        JsonNode metric = filter.at("/MetricTransformations/0");

        assertThat(filter.at("/LogGroupName/Ref").asText())
                .isEqualTo(prod.idOf("AWS::Logs::LogGroup", "ReportFunctionLogs"));
        assertThat(filter.path("FilterPattern").asText()).isEqualTo("{ $.type = \"platform.report\" }");
        assertThat(metric.path("MetricName").asText()).isEqualTo("MemoryUsed");
        assertThat(metric.path("MetricNamespace").asText()).isEqualTo("ALBReport/prod");
        assertThat(metric.path("MetricValue").asText()).isEqualTo("$.record.metrics.maxMemoryUsedMB");
        assertThat(metric.path("Unit").asText()).isEqualTo("Megabytes");
        assertThat(metric.has("Dimensions")).isFalse();
    }

    @Test
    @DisplayName("F3: The function is told when to give up a query; metrics go to a namespace of the environment")
    void tells_the_function_its_limits() {
        assertThat(
                prod.properties(FUNCTION, "ReportFunction").at("/Environment/Variables/QUERY_TIMEOUT_SECONDS").asText())
                .isEqualTo("120");
        assertThat(
                dev.properties(FUNCTION, "ReportFunction").at("/Environment/Variables/QUERY_TIMEOUT_SECONDS").asText())
                .isEqualTo("180");
        assertThat(dev.properties(FUNCTION, "ReportFunction").at("/Environment/Variables/POWERTOOLS_METRICS_NAMESPACE")
                .asText()).isEqualTo("ALBReport/dev");
    }

    @Test
    @DisplayName("I5: The alias retries twice and then keeps the failed run in a queue")
    void keeps_failed_runs() {
        JsonNode invocation = prod.properties("AWS::Lambda::EventInvokeConfig", "ReportFunctionLive");

        assertThat(invocation.path("MaximumRetryAttempts").asInt()).isEqualTo(2);
        assertThat(invocation.path("MaximumEventAgeInSeconds").asInt()).isEqualTo(3600);
        assertThat(invocation.at("/DestinationConfig/OnFailure/Destination/Fn::GetAtt/0").asText())
                .isEqualTo(prod.idOf(QUEUE, "ReportFunctionFailedRuns"));
        assertThat(invocation.path("Qualifier").toString())
                .contains(prod.idOf("AWS::Lambda::Alias", "ReportFunctionLive"));
    }

    @Test
    @DisplayName("F8: What waits in a queue waits for 14 days, encrypted, and comes and goes over TLS only")
    void keeps_what_failed() {
        assertThat(prod.all(QUEUE)).hasSizeGreaterThanOrEqualTo(3).allSatisfy((id, queue) -> {
            assertThat(queue.at("/Properties/MessageRetentionPeriod").asInt()).isEqualTo(14 * 24 * 3600);
            assertThat(queue.at("/Properties/SqsManagedSseEnabled").asBoolean()).isTrue();
        });
        assertThat(prod.all("AWS::SQS::QueuePolicy").values()).hasSize(prod.all(QUEUE).size()).allSatisfy(
                policy -> assertThat(policy.at("/Properties/PolicyDocument/Statement").toString()).contains(
                        "\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"false\"}},\"Effect\":\"Deny\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Report", "Critical", "Warnings"})
    @DisplayName("I7: Every topic is encrypted with our rotating key and takes nothing without TLS")
    void protects_topics(String topic) {
        JsonNode policy = prod.properties("AWS::SNS::TopicPolicy", "AlertTopics" + topic);

        assertThat(
                prod.properties("AWS::SNS::Topic", "AlertTopics" + topic).at("/KmsMasterKeyId/Fn::GetAtt/0").asText())
                .isEqualTo(prod.idOf("AWS::KMS::Key", "AlertTopicsKey"));
        assertThat(prod.properties("AWS::KMS::Key", "AlertTopicsKey").path("EnableKeyRotation").asBoolean()).isTrue();
        assertThat(policy.at("/PolicyDocument/Statement/0/Effect").asText()).isEqualTo("Deny");
        assertThat(policy.at("/PolicyDocument/Statement/0/Condition").toString())
                .isEqualTo("{\"Bool\":{\"aws:SecureTransport\":\"false\"}}");
    }

    @Test
    @DisplayName("I7: Alarms may use the key, and publish to the two topics for alerts and not to that of reports")
    void lets_alarms_publish() {
        assertThat(prod.properties("AWS::KMS::Key", "AlertTopicsKey").path("KeyPolicy").toString())
                .contains("cloudwatch.amazonaws.com", "kms:Decrypt", "kms:GenerateDataKey*");
        assertThat(prod.properties("AWS::SNS::TopicPolicy", "AlertTopicsCritical").toString()).contains("cloudwatch");
        assertThat(prod.properties("AWS::SNS::TopicPolicy", "AlertTopicsWarnings").toString()).contains("cloudwatch");
        assertThat(prod.properties("AWS::SNS::TopicPolicy", "AlertTopicsReport").toString())
                .doesNotContain("cloudwatch");
    }

    @Test
    @DisplayName("I7: An HTTPS endpoint comes from Parameter Store; what is not delivered waits in a queue")
    void subscribes_endpoints() {
        assertThat(prod.all("AWS::SNS::Subscription").values().stream().map(each -> each.path("Properties"))
                .filter(each -> each.path("Protocol").asText().equals("https"))
                .map(each -> each.path("Endpoint").asText()))
                .containsExactly("{{resolve:ssm:/alb-report/pagerduty}}");
        assertThat(prod.all("AWS::SNS::Subscription")).hasSize(5).allSatisfy((id, subscription) -> assertThat(
                subscription.at("/Properties/RedrivePolicy/deadLetterTargetArn/Fn::GetAtt/0").asText())
                .startsWith("AlertTopicsUndelivered"));
    }

    @Test
    @DisplayName("I8: The function's policy names every resource; a lone star is for X-Ray, which knows no resource")
    void names_every_resource() {
        for (JsonNode statement : policy()) {
            boolean anything = statement.path("Resource").asText().equals("*");
            assertThat(anything).as(statement.toString()).isEqualTo(statement.path("Sid").asText().equals("Trace"));
            assertThat(statement.path("Action").toString()).doesNotContain("*");
        }
    }

    @Test
    @DisplayName("I8: Nobody but Lambda takes the function's role")
    void lets_lambda_take_the_role() {
        JsonNode taken = prod.properties("AWS::IAM::Role", "ReportFunctionPermissions")
                .at("/AssumeRolePolicyDocument/Statement");

        assertThat(taken).hasSize(1);
        assertThat(taken.at("/0/Principal").toString()).isEqualTo("{\"Service\":\"lambda.amazonaws.com\"}");
    }

    @Test
    @DisplayName("I8: The function may do this and nothing else")
    void allows_a_closed_list_of_actions() {
        Set<String> actions = new TreeSet<>();
        policy().forEach(statement -> {
            JsonNode action = statement.path("Action");
            if (action.isTextual()) {
                actions.add(action.asText());
            }
            action.forEach(one -> actions.add(one.asText()));
        });

        assertThat(actions).containsExactly("athena:GetQueryExecution", "athena:GetTableMetadata",
                "athena:GetWorkGroup", "athena:StartQueryExecution", "athena:StopQueryExecution", "glue:GetDatabase",
                "glue:GetTable", "kms:Decrypt", "kms:GenerateDataKey",
                "logs:CreateLogStream", "logs:PutLogEvents", "s3:AbortMultipartUpload", "s3:GetBucketLocation",
                "s3:GetObject", "s3:GetObjectVersion", "s3:ListBucket", "s3:ListBucketMultipartUploads",
                "s3:ListMultipartUploadParts", "s3:PutObject", "sns:GetTopicAttributes", "sns:Publish",
                "sqs:SendMessage",
                "xray:PutTelemetryRecords", "xray:PutTraceSegments");
        assertThat(prod.all("AWS::IAM::Policy")).as("policies that the library added").isEmpty();
    }

    @Test
    @DisplayName("I12: What takes tags has all three")
    void tags_resources() {
        assertThat(prod.properties(FUNCTION, "ReportFunction").path("Tags").toString())
                .isEqualTo(
                        "[{\"Key\":\"CostCenter\",\"Value\":\"platform\"},{\"Key\":\"Environment\",\"Value\":\"prod\"},"
                                + "{\"Key\":\"Project\",\"Value\":\"traffic\"}]");
    }

    private JsonNode policy() {
        return prod.properties("AWS::IAM::ManagedPolicy", "ReportFunctionPermissions").at("/PolicyDocument/Statement");
    }
}
