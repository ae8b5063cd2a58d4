package io.albreport.infrastructure;

import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

import io.albreport.infrastructure.audit.IamChanges;
import io.albreport.infrastructure.configuration.Configuration;

/** What watches over the account's IAM, once, wherever the report is made. It is made only where somebody is to be told. */
final class AuditStack extends Stack {
    AuditStack(Construct scope, Configuration configuration) {
        super(scope, configuration.deployment().auditStack(), StackProps.builder()
                .description("ALB Report: changes of its roles and policies")
                .env(configuration.deployment().globalEnvironment())
                .build());
        new IamChanges(this, "IamChanges", configuration);
    }
}
