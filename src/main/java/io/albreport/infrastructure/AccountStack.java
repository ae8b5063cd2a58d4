package io.albreport.infrastructure;

import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

import io.albreport.infrastructure.configuration.Configuration;
import io.albreport.infrastructure.cost.CostGuard;

/**
 * What an account has once, however many regions it runs the report in, in the region that has it. It is made only
 * where somebody is to be told.
 */
final class AccountStack extends Stack {
    AccountStack(Construct scope, Configuration configuration) {
        super(scope, configuration.deployment().accountStack(), StackProps.builder()
                .description("ALB Report: budget and cost anomalies of the account")
                .env(configuration.deployment().globalEnvironment())
                .build());
        new CostGuard(this, "CostGuard", configuration);
    }
}
