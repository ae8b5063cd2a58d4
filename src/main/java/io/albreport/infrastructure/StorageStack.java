package io.albreport.infrastructure;

import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

import io.albreport.infrastructure.audit.PublicAccessRules;
import io.albreport.infrastructure.configuration.Configuration;
import io.albreport.infrastructure.configuration.Deployment;
import io.albreport.infrastructure.configuration.RecoverySettings;
import io.albreport.infrastructure.recovery.ReportBackup;
import io.albreport.infrastructure.storage.AccessLogStore;
import io.albreport.infrastructure.storage.QueryResultStore;
import io.albreport.infrastructure.storage.ReportStore;
import io.albreport.infrastructure.storage.ServerLogStore;

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
        if (configuration.gameDay().experiments()) {
            serverLogs.takeFromFaultStore();
        }
        if (configuration.audit().configRules()) {
            new PublicAccessRules(this, "PublicAccessRules");
        }
        configuration.recovery().filter(RecoverySettings::backup)
                .ifPresent(recovery -> new ReportBackup(this, "ReportBackup", deployment, recovery));
    }
}
