package io.albreport.infrastructure.gameday;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

import io.albreport.infrastructure.configuration.Deployment;
import io.albreport.infrastructure.configuration.GameDaySettings;
import io.albreport.infrastructure.storage.FaultStore;
import io.albreport.infrastructure.template.Acceptance;
import io.albreport.infrastructure.template.InOrder;

import static io.albreport.infrastructure.template.Permission.allow;
import static java.util.Map.entry;

/**
 * What one experiment may do, each action as AWS documents it. Only experiments of this account and region may take the
 * role. Stop conditions are watched by FIS in its own name.
 * https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html
 */
final class ExperimentRole extends Construct {
    private final Role role;

    ExperimentRole(Construct scope, String id, Laboratory laboratory, List<PolicyStatement> permissions,
            Optional<String> raised) {
        super(scope, id);
        List<PolicyStatement> statements = new ArrayList<>(permissions);
        raised.ifPresent(alarm -> statements.add(allow("LookAtTheAlarm", List.of("cloudwatch:DescribeAlarms"),
                List.of(laboratory.arnOfAlarm(alarm)))));
        statements.add(allow("FindTargets", List.of("tag:GetResources"), List.of("*")));
        statements.add(logging());
        ManagedPolicy policy = ManagedPolicy.Builder.create(this, "Policy")
                .description("What one experiment of ALB Report's game day does, and nothing else")
                .statements(statements)
                .build();
        accept(policy, statements);
        role = Role.Builder.create(this, "Role")
                .description("An experiment of ALB Report's game day")
                .assumedBy(new ServicePrincipal("fis.amazonaws.com").withConditions(InOrder.of(
                        entry("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID)),
                        entry("ArnLike", Map.of("aws:SourceArn", experiments())))))
                .managedPolicies(List.of(policy))
                .build();
    }

    String arn() {
        return role.getRoleArn();
    }

    /** What it takes to tell the function by way of the bucket; the function is found by its tag, its name is not known. */
    static List<PolicyStatement> onFunction(Construct scope, Deployment deployment) {
        Stack stack = Stack.of(scope);
        PolicyStatement find = allow("FindTheFunction", List.of("lambda:GetFunction"),
                List.of(stack.formatArn(ArnComponents.builder().service("lambda").resource("function")
                        .resourceName("*").arnFormat(ArnFormat.COLON_RESOURCE_NAME).build())));
        find.addConditions(Map.of("StringEquals",
                Map.of("aws:ResourceTag/" + GameDaySettings.TAG, deployment.environment())));
        return List.of(
                allow("TellTheFunction", List.of("s3:DeleteObject", "s3:PutObject"),
                        List.of("arn:%s:s3:::%s/%s*".formatted(stack.getPartition(), deployment.faults(),
                                FaultStore.FOLDER))),
                find);
    }

    /** https://docs.aws.amazon.com/fis/latest/userguide/monitoring-logging.html */
    private static PolicyStatement logging() {
        return allow("Log", List.of("logs:CreateLogDelivery", "logs:DescribeLogGroups",
                "logs:DescribeResourcePolicies", "logs:PutResourcePolicy"), List.of("*"));
    }

    /** AWS numbers them as they are started. */
    private String experiments() {
        return Stack.of(this).formatArn(
                ArnComponents.builder().service("fis").resource("experiment").resourceName("*").build());
    }

    private static void accept(ManagedPolicy policy, List<PolicyStatement> statements) {
        Acceptance.of("AwsSolutions-IAM5",
                "Tags, lists of buckets and deliveries of logs know no resource; the function and what it is told have names that are made while it runs, and the former must bear the tag",
                "https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html")
                .appliesTo(statements.stream().flatMap(statement -> statement.getResources().stream())
                        .filter(resource -> resource.endsWith("*")).distinct().map(resource -> "Resource::" + resource)
                        .toArray(String[]::new))
                .on(policy);
    }
}
