package io.albreport.aws;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/** What AWS itself does in a role's name, because of how the function or the schedule is set up that takes the role. */
final class CallsByAws {
    private final DeployedTemplate template;

    CallsByAws(DeployedTemplate template) {
        this.template = template;
    }

    List<Call> inTheNameOf(String role) {
        List<Call> calls = new ArrayList<>();
        template.resources("AWS::Lambda::Function").forEach((id, function) -> {
            if (function.path("Role").asText().equals(role)) {
                calls.addAll(logging(function));
                calls.addAll(tracing(function));
                calls.addAll(keepingFailedRuns(template.arnOf(id)));
                calls.addAll(rehearsing(template.arnOf(id)));
                calls.addAll(lookingForFaults(function));
            }
        });
        template.resources("AWS::S3::Bucket").forEach((id, bucket) -> {
            if (bucket.at("/ReplicationConfiguration/Role").asText().equals(role)) {
                calls.addAll(copying(template.arnOf(id), bucket.path("ReplicationConfiguration")));
            }
        });
        for (JsonNode experiment : template.resources("AWS::FIS::ExperimentTemplate").values()) {
            if (experiment.path("RoleArn").asText().equals(role)) {
                calls.addAll(new ExperimentCalls(template, experiment).all());
            }
        }
        for (JsonNode schedule : template.resources("AWS::Scheduler::Schedule").values()) {
            if (schedule.at("/Target/RoleArn").asText().equals(role)) {
                calls.addAll(starting(schedule.path("Target")));
            }
        }
        return calls;
    }

    /**
     * Publishing to an encrypted topic takes its key.
     *
     * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html">Keys of topics</a>
     */
    List<Call> causedBy(List<Call> calls) {
        List<Call> caused = new ArrayList<>();
        template.resources("AWS::SNS::Topic").forEach((id, topic) -> {
            String key = topic.path("KmsMasterKeyId").asText();
            Call publish = new Call("sns:Publish", template.arnOf(id));
            if (!key.isEmpty() && calls.contains(publish)) {
                caused.add(new Call("kms:GenerateDataKey", key));
                caused.add(new Call("kms:Decrypt", key));
            }
        });
        return caused;
    }

    /**
     * A stream for each execution environment, in a group that is there.
     *
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html">Logs of functions</a>
     */
    private List<Call> logging(JsonNode function) {
        String stream = template.arn("logs",
                "log-group:" + function.at("/LoggingConfig/LogGroup").asText() + ":log-stream:2026/01/18/[1]any");
        return List.of(new Call("logs:CreateLogStream", stream), new Call("logs:PutLogEvents", stream));
    }

    /** @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html">Traces of functions</a> */
    private static List<Call> tracing(JsonNode function) {
        return function.at("/TracingConfig/Mode").asText().equals("Active")
                ? List.of(new Call("xray:PutTraceSegments", "*"), new Call("xray:PutTelemetryRecords", "*"))
                : List.of();
    }

    /**
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html">Records of
     *      invocations</a>
     */
    private List<Call> keepingFailedRuns(String function) {
        List<Call> calls = new ArrayList<>();
        for (JsonNode asynchronous : template.resources("AWS::Lambda::EventInvokeConfig").values()) {
            String queue = asynchronous.at("/DestinationConfig/OnFailure/Destination").asText();
            if (!queue.isEmpty() && function.endsWith(":" + asynchronous.path("FunctionName").asText())) {
                calls.add(new Call("sqs:SendMessage", queue));
            }
        }
        return calls;
    }

    /**
     * The extension in front of the runtime, where the function has it.
     *
     * @see <a href="https://docs.aws.amazon.com/fis/latest/userguide/use-lambda-actions.html">Faults of functions</a>
     */
    private static List<Call> lookingForFaults(JsonNode function) {
        String folder = function.at("/Environment/Variables/AWS_FIS_CONFIGURATION_LOCATION").asText();
        if (folder.isEmpty()) {
            return List.of();
        }
        String[] parts = folder.split("/", 2);
        return List.of(new Call("s3:ListBucket", parts[0]).with("s3:prefix", parts[1] + "any"),
                new Call("s3:GetObject", folder + "any"));
    }

    /**
     * Delete markers would be one call more, and are not copied.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html">
     *      Permissions for replication</a>
     */
    private static List<Call> copying(String source, JsonNode replication) {
        List<Call> calls = new ArrayList<>(List.of(new Call("s3:GetReplicationConfiguration", source),
                new Call("s3:ListBucket", source),
                new Call("s3:GetObjectVersionForReplication", source + "/any/object"),
                new Call("s3:GetObjectVersionAcl", source + "/any/object"),
                new Call("s3:GetObjectVersionTagging", source + "/any/object")));
        for (JsonNode rule : replication.path("Rules")) {
            String copy = rule.at("/Destination/Bucket").asText() + "/any/object";
            calls.add(new Call("s3:ReplicateObject", copy));
            calls.add(new Call("s3:ReplicateTags", copy));
        }
        return calls;
    }

    /**
     * @see <a href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html">Queues for
     *      what was not started</a>
     */
    private static List<Call> starting(JsonNode target) {
        return List.of(new Call("lambda:InvokeFunction", target.path("Arn").asText()),
                new Call("sqs:SendMessage", target.at("/DeadLetterConfig/Arn").asText()));
    }

    /**
     * The function of the CDK's library that invokes another one in a deployment.
     *
     * @see <a href="https://docs.aws.amazon.com/cdk/api/v2/java/software/amazon/awscdk/triggers/package-summary.html">
     *      Triggers</a>
     */
    private List<Call> rehearsing(String function) {
        return template.resources("Custom::Trigger").values().stream()
                .filter(trigger -> trigger.path("ServiceToken").asText().equals(function))
                .map(trigger -> new Call("lambda:InvokeFunction", trigger.path("HandlerArn").asText())).toList();
    }
}
