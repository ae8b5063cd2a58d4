package io.albreport.infrastructure.function;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

import io.albreport.infrastructure.alerting.AlertTopics;
import io.albreport.infrastructure.alerting.DeadLetterQueue;
import io.albreport.infrastructure.configuration.Configuration;
import io.albreport.infrastructure.configuration.Deployment;
import io.albreport.infrastructure.storage.QueryResultStore;
import io.albreport.infrastructure.storage.ReportStore;
import io.albreport.infrastructure.template.Acceptance;
import io.albreport.infrastructure.template.Permission;

/** The function's role. All that it allows is written here and in {@link ReportPermissions}; nothing is added to it by the library. */
public final class ReportRole extends Construct {
    private final Role role;

    ReportRole(Construct scope, String id, Configuration configuration, AlertTopics topics, ILogGroup logs,
            DeadLetterQueue failedRuns) {
        super(scope, id);
        ReportPermissions permissions = new ReportPermissions(Stack.of(this), configuration);
        List<PolicyStatement> statements = new ArrayList<>(permissions.onData());
        statements.addAll(announcing(topics));
        statements.addAll(observing(logs, failedRuns));
        ManagedPolicy policy = ManagedPolicy.Builder.create(this, "Policy")
                .description("What ALB Report's function does, and nothing else")
                .statements(statements)
                .build();
        accept(policy, configuration);
        role = Role.Builder.create(this, "Role")
                .description("ALB Report's function")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .managedPolicies(withFurtherLogs(this, policy, configuration, permissions::onLogs))
                .build();
    }

    IRole role() {
        return role.withoutPolicyUpdates();
    }

    /** https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html */
    private static List<PolicyStatement> announcing(AlertTopics topics) {
        List<String> counted = Stream.concat(Stream.of(topics.report()), topics.watched().values().stream())
                .map(Topic::getTopicArn).toList();
        return List.of(
                Permission.allow("Announce", List.of("sns:Publish"), List.of(topics.report().getTopicArn())),
                Permission.allow("CountSubscribers", List.of("sns:GetTopicAttributes"), counted),
                Permission.allow("EncryptAnnouncements", List.of("kms:Decrypt", "kms:GenerateDataKey"),
                        List.of(topics.encryptionKey().getKeyArn())));
    }

    /** What every function here does beside its work, if nobody waits for its answer. */
    public static List<PolicyStatement> observing(ILogGroup logs, DeadLetterQueue failedRuns) {
        return Stream.concat(observing(logs).stream(), Stream.of(Permission.allow("KeepFailedRuns",
                List.of("sqs:SendMessage"), List.of(failedRuns.queue().getQueueArn())))).toList();
    }

    /** What every function here does beside its work. */
    public static List<PolicyStatement> observing(ILogGroup logs) {
        return List.of(
                Permission.allow("Log", List.of("logs:CreateLogStream", "logs:PutLogEvents"),
                        List.of(logs.getLogGroupArn())),
                Permission.allow("Trace", List.of("xray:PutTelemetryRecords", "xray:PutTraceSegments"),
                        List.of("*")));
    }

    /**
     * A role's policies, where there may be more folders of logs than the first can hold.
     *
     * @param onLogs what is allowed on some of the folders
     */
    public static List<ManagedPolicy> withFurtherLogs(Construct scope, ManagedPolicy first, Configuration configuration,
            Function<List<String>, List<PolicyStatement>> onLogs) {
        List<ManagedPolicy> policies = new ArrayList<>(List.of(first));
        configuration.logs().foldersByPolicy().stream().skip(1).map(onLogs).forEach(statements -> {
            ManagedPolicy more = ManagedPolicy.Builder.create(scope, "FurtherLogs" + policies.size())
                    .description("Access logs that another policy of ALB Report has no room for")
                    .statements(statements)
                    .build();
            acceptObjects(more, statements.stream().flatMap(statement -> statement.getResources().stream())
                    .filter(resource -> resource.endsWith("*")).toArray(String[]::new));
            policies.add(more);
        });
        return policies;
    }

    /** What there is to accept in {@link #observing}. */
    public static void acceptTracing(ManagedPolicy policy) {
        Acceptance.of("AwsSolutions-IAM5",
                "X-Ray knows no resource for writing traces",
                "https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsx-ray.html")
                .appliesTo("Resource::*")
                .on(policy);
    }

    /** What there is to accept of objects, by their ARNs, which end in wildcards. */
    public static void acceptObjects(ManagedPolicy policy, String... arns) {
        Acceptance.of("AwsSolutions-IAM5",
                "Names of objects are made while it runs; the folder is the narrowest that can be named",
                "https://docs.aws.amazon.com/AmazonS3/latest/userguide/security_iam_service-with-iam.html")
                .appliesTo(Stream.of(arns).map(arn -> "Resource::" + arn).toArray(String[]::new))
                .on(policy);
    }

    private static void accept(ManagedPolicy policy, Configuration configuration) {
        acceptTracing(policy);
        Deployment deployment = configuration.deployment();
        configuration.logs().foldersByPolicy().getFirst()
                .forEach(folder -> acceptFolder(policy, configuration.logs().bucket(deployment) + "/" + folder));
        acceptFolder(policy, deployment.queryResults() + "/" + QueryResultStore.PREFIX);
        ReportStore.WRITTEN.forEach(folder -> acceptFolder(policy, deployment.reports() + "/" + folder));
        if (configuration.links()) {
            acceptFolder(policy, deployment.reports() + "/" + ReportStore.LINKS);
        }
    }

    private static void acceptFolder(ManagedPolicy policy, String folder) {
        acceptObjects(policy, "arn:%s:s3:::%s*".formatted(Stack.of(policy).getPartition(), folder));
    }
}
