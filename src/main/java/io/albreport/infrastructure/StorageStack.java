package io.albreport.infrastructure;

import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** What must survive: the logs and the reports of one region. */
final class StorageStack extends Stack {
    StorageStack(Construct scope, Configuration configuration) {
        super(scope, configuration.deployment().stack("Storage"), StackProps.builder()
                .description("ALB Report: access logs, query results and reports")
                .env(configuration.deployment().awsEnvironment())
                .terminationProtection(true)
                .build());
        Deployment deployment = configuration.deployment();
        ServerLogStore serverLogs = new ServerLogStore(this, "ServerLogStore", deployment);
        if (configuration.logs().existingBucket().isEmpty()) {
            new AccessLogStore(this, "AccessLogStore", configuration, serverLogs);
        }
        new QueryResultStore(this, "QueryResultStore", deployment, serverLogs);
        new ReportStore(this, "ReportStore", configuration, serverLogs);
        if (configuration.audit().configRules()) {
            new PublicAccessRules(this, "PublicAccessRules");
        }
        if (configuration.recovery().filter(RecoverySettings::backup).isPresent()) {
            new ReportBackup(this, "ReportBackup", deployment);
        }
    }
}
