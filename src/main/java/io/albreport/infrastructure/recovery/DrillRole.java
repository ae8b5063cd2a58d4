package io.albreport.infrastructure.recovery;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.constructs.Construct;

import io.albreport.infrastructure.alerting.DeadLetterQueue;
import io.albreport.infrastructure.configuration.Configuration;
import io.albreport.infrastructure.configuration.Deployment;
import io.albreport.infrastructure.function.ReportRole;

import static io.albreport.infrastructure.configuration.RecoverySettings.LogReplication.NO;
import static io.albreport.infrastructure.template.Permission.allow;

/** The drill's role: reads reports and access logs in both regions, and writes nothing but its own log. */
final class DrillRole extends Construct {
    private final Role role;

    DrillRole(Construct scope, String id, Configuration configuration, Deployment there, ILogGroup logs,
            DeadLetterQueue failed) {
        super(scope, id);
        Deployment here = configuration.deployment();
        List<String> reports = arns(List.of(here.reports(), there.reports()));
        List<String> accessLogs = logFolders(configuration).isEmpty()
                ? List.of()
                : arns(List.of(here.bucket("access-logs"), there.bucket("access-logs")));
        List<String> reportObjects = below(reports, List.of("reports/", "summaries/"));
        List<String> logObjects = below(accessLogs, configuration.logs().foldersByPolicy().getFirst());
        List<PolicyStatement> statements = new ArrayList<>(List.of(
                allow("List", List.of("s3:ListBucket"), Stream.concat(reports.stream(), accessLogs.stream()).toList()),
                allow("ReadReports", List.of("s3:GetObject", "s3:GetObjectVersion"), reportObjects)));
        if (!logObjects.isEmpty()) {
            statements.add(readLogs(logObjects));
        }
        statements.addAll(ReportRole.observing(logs, failed));
        ManagedPolicy policy = ManagedPolicy.Builder.create(this, "Policy")
                .description("What ALB Report's recovery drill does, and nothing else")
                .statements(statements)
                .build();
        ReportRole.acceptTracing(policy);
        ReportRole.acceptObjects(policy,
                Stream.concat(reportObjects.stream(), logObjects.stream()).toArray(String[]::new));
        role = Role.Builder.create(this, "Role")
                .description("ALB Report's recovery drill")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .managedPolicies(accessLogs.isEmpty()
                        ? List.of(policy)
                        : ReportRole.withFurtherLogs(this, policy, configuration,
                                folders -> List.of(readLogs(below(accessLogs, folders)))))
                .build();
    }

    IRole role() {
        return role.withoutPolicyUpdates();
    }

    /** Those of logs that are replicated by us; none otherwise. */
    static List<String> logFolders(Configuration configuration) {
        return configuration.recovery().filter(recovery -> recovery.logs() != NO)
                .map(_ -> configuration.logs().folders()).orElse(List.of());
    }

    private static PolicyStatement readLogs(List<String> objects) {
        return allow("ReadAccessLogs", List.of("s3:GetObject"), objects);
    }

    private List<String> arns(List<String> buckets) {
        return buckets.stream().map(bucket -> "arn:%s:s3:::%s".formatted(Stack.of(this).getPartition(), bucket))
                .toList();
    }

    private static List<String> below(List<String> buckets, List<String> folders) {
        return buckets.stream()
                .flatMap(bucket -> folders.stream().map(folder -> "%s/%s*".formatted(bucket, folder))).toList();
    }
}
