package io.albreport.infrastructure.function;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.destinations.SqsDestination;
import software.constructs.Construct;

import io.albreport.infrastructure.alerting.DeadLetterQueue;
import io.albreport.infrastructure.template.Acceptance;

/** The function's two names: the same version, so that trying by hand tries what runs, without alarming anybody. */
final class FunctionAliases {
    /** After Lambda's own two retries, one and two minutes later, the catch is complete: no later run surprises. */
    private static final Duration OLDEST_RUN = Duration.hours(1);

    private FunctionAliases() {}

    /** Retries and the destination belong to the alias: what is set on the function does not hold for its aliases. */
    static Alias live(Construct scope, Function function, DeadLetterQueue failedRuns) {
        return Alias.Builder.create(scope, "Live")
                .aliasName("live")
                .description("The version that makes the daily report")
                .version(function.getCurrentVersion())
                .retryAttempts(2)
                .maxEventAge(OLDEST_RUN)
                .onFailure(new SqsDestination(failedRuns.queue()))
                .build();
    }

    /** No retry: who calls sees the answer, and the health check says what it found by a metric. */
    static Alias operations(Construct scope, Function function) {
        Alias alias = Alias.Builder.create(scope, "Operations")
                .aliasName("operations")
                .description("The same version, for runs by hand and the health check")
                .version(function.getCurrentVersion())
                .retryAttempts(0)
                .maxEventAge(OLDEST_RUN)
                .build();
        Acceptance.of("Serverless-LambdaAsyncFailureDestination",
                "What fails here is seen by who called, or as a missing metric of the health check; a message in the queue would alarm",
                "https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html")
                .on(alias.getNode().findChild("EventInvokeConfig"));
        return alias;
    }
}
