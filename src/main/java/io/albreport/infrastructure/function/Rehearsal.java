package io.albreport.infrastructure.function;

import java.util.List;
import java.util.Map;

import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.triggers.Trigger;
import software.constructs.Construct;
import software.constructs.IDependable;

import io.albreport.infrastructure.configuration.RetentionSettings;
import io.albreport.infrastructure.template.InOrder;

import static java.util.Map.entry;

/**
 * Runs each new version once, in the deployment, before an alias points at it. Without an event the function rehearses
 * yesterday's report and neither stores nor mails it. A failed rehearsal fails the deployment, and CloudFormation rolls
 * back: both aliases stay at the version that worked. What the library's trigger does exactly, and what a rollback does,
 * is in docs/decisions/0007-safe-change.md.
 */
final class Rehearsal extends Construct {
    /** The library's name for the function that invokes; there is one in a stack. */
    private static final String PROVIDER = "AWSCDK.TriggerCustomResourceProviderCustomResourceProvider";

    /** Beyond the timeout of what is rehearsed: Lambda's answer comes first, and nothing is invoked twice. */
    private static final Duration RESTORE_AND_ANSWER = Duration.seconds(30);

    /** The provider ends after 15 minutes; should it end without a word, CloudFormation would wait an hour. */
    private static final Duration NO_ANSWER = Duration.seconds(960);

    private final Trigger trigger;

    Rehearsal(Construct scope, String id, Function function, Duration timeout, RetentionSettings retention) {
        super(scope, id);
        trigger = Trigger.Builder.create(this, "Run")
                .handler(function)
                .timeout(timeout.plus(RESTORE_AND_ANSWER))
                .build();
        var run = trigger.getNode().findChild("Default").getNode().findChild("Default");
        ((CfnResource) run).addPropertyOverride("ServiceTimeout", String.valueOf(NO_ANSWER.toSeconds()));
        narrow(function, new FunctionLogs(this, "Logs", retention));
    }

    void after(IDependable... needed) {
        trigger.getNode().addDependency(needed);
    }

    void before(Alias... moved) {
        trigger.executeBefore(moved);
    }

    /**
     * The library lets its provider invoke every version and alias, and log into a group that is kept for ever. Ours
     * invokes this version, and logs where we say. Its resources are raw ones, which cdk-nag does not judge.
     */
    private void narrow(Function function, FunctionLogs logs) {
        var provider = Stack.of(this).getNode().findChild(PROVIDER).getNode();
        ((CfnResource) provider.findChild("Handler"))
                .addPropertyOverride("LoggingConfig", Map.of("LogGroup", logs.group().getLogGroupName()));
        CfnResource role = (CfnResource) provider.findChild("Role");
        role.addPropertyDeletionOverride("ManagedPolicyArns");
        role.addPropertyOverride("Policies", List.of(InOrder.of(entry("PolicyName", "Rehearse"), entry("PolicyDocument",
                InOrder.of(entry("Version", "2012-10-17"), entry("Statement", List.of(
                        allow("InvokeTheNewVersion", List.of("lambda:InvokeFunction"),
                                function.getCurrentVersion().getFunctionArn()),
                        allow("Log", List.of("logs:CreateLogStream", "logs:PutLogEvents"),
                                logs.group().getLogGroupArn()))))))));
    }

    private static Map<String, Object> allow(String sid, List<String> actions, String resource) {
        return InOrder.of(entry("Sid", sid), entry("Effect", "Allow"), entry("Action", actions),
                entry("Resource", resource));
    }
}
