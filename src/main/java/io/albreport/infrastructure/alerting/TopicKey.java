package io.albreport.infrastructure.alerting;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/**
 * Encrypts what topics hold: a key of our own, since the policy of SNS's does not let services of AWS publish. Who lets
 * one publish says so in the key's policy.
 */
public final class TopicKey {
    private TopicKey() {}

    public static Key create(Construct scope) {
        return Key.Builder.create(scope, "Key")
                .description("ALB Report: messages of its topics, while SNS holds them")
                .enableKeyRotation(true)
                // Nothing that is kept is encrypted with it.
                .removalPolicy(RemovalPolicy.DESTROY)
                .pendingWindow(Duration.days(7))
                .build();
    }
}
