package io.albreport.infrastructure;

import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Tags;
import software.constructs.Construct;

import io.albreport.infrastructure.configuration.Configuration;
import io.albreport.infrastructure.configuration.Deployment;
import io.albreport.infrastructure.configuration.LogSettings;
import io.albreport.infrastructure.context.InvalidConfigurationException;
import io.albreport.infrastructure.demo.DemoLoadBalancer;
import io.albreport.infrastructure.demo.DemoService;

/**
 * A load balancer to try the report on, for somebody who has none at hand: demo/traffic makes it some requests, and the
 * next morning's report is about them. It is made with {@code -c demo=true} only, and is to be removed soon: it costs
 * about 0.90 US dollars a day (its hours and its two public addresses).
 */
final class DemoStack extends Stack {
    /** In whichever account it is deployed: for a known one the library would ask that account for its zones. */
    DemoStack(Construct scope, Configuration configuration) {
        super(scope, configuration.deployment().stack("Demo"), StackProps.builder()
                .description("ALB Report: a load balancer to try it on; remove it after a day or two")
                .env(Environment.builder().region(configuration.deployment().region()).build())
                .build());
        DemoLoadBalancer loadBalancer = new DemoLoadBalancer(this, "LoadBalancer", configuration,
                new DemoService(this, "Service").function());
        Tags.of(this).add("Lifetime", "a day or two");
        CfnOutput.Builder.create(this, "Url")
                .description("For demo/traffic. Remove this stack after a day or two: it costs about 0.90 USD a day")
                .value(loadBalancer.url())
                .build();
    }

    /**
     * @param demo what {@code -c demo=} says
     * @throws InvalidConfigurationException if it says neither true nor false, if it has no bucket to log to, or if
     *             nobody would read what it logs
     */
    static boolean isAskedFor(@Nullable Object demo, Configuration configuration) {
        boolean asked = switch (demo == null ? "false" : demo.toString()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new InvalidConfigurationException(
                    "-c demo must be true or false, got \"%s\"; correct the command".formatted(demo));
        };
        if (asked) {
            refuseUnlessRead(configuration.logs(), configuration.deployment());
        }
        return asked;
    }

    /** Load balancers of accounts that are not listed may not write, and those of other regions are not read. */
    private static void refuseUnlessRead(LogSettings logs, Deployment deployment) {
        logs.existingBucket().ifPresent(bucket -> {
            throw refused("a bucket of their own, got logs.existingBucket \"%s\"".formatted(bucket));
        });
        if (!deployment.account().map(logs.accounts()::contains).orElse(true)) {
            throw refused("logs.accounts that have their own account, or that are absent, got " + logs.accounts());
        }
        if (!logs.regions().contains(deployment.region())) {
            throw refused("logs.regions that have their own region, or that are absent, got " + logs.regions());
        }
    }

    private static InvalidConfigurationException refused(String allowed) {
        return new InvalidConfigurationException(
                "-c demo=true is for environments with %s; pass another -c environment=...".formatted(allowed));
    }
}
