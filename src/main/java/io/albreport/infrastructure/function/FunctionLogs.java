package io.albreport.infrastructure.function;

import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.cloudwatch.Unit;
import software.amazon.awscdk.services.logs.FilterPattern;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.MetricFilter;
import software.constructs.Construct;

import io.albreport.infrastructure.configuration.RetentionSettings;
import io.albreport.infrastructure.template.Acceptance;

/** What a function logs, kept as configured. */
public final class FunctionLogs extends Construct {
    private final LogGroup group;

    public FunctionLogs(Construct scope, String id, RetentionSettings retention) {
        this(scope, id, retention, "no personal data is logged");
    }

    /** @param content what is in them, and why a key of CloudWatch's is good enough for it */
    public FunctionLogs(Construct scope, String id, RetentionSettings retention, String content) {
        super(scope, id);
        group = LogGroup.Builder.create(this, "Group")
                .retention(retention.functionLogs())
                .deletionProtectionEnabled(retention.protectLogs())
                .removalPolicy(kept(retention))
                .build();
        Acceptance.of("NIST.800.53.R5-CloudWatchLogGroupEncrypted",
                "CloudWatch Logs encrypts every group with a key of its own; " + content,
                "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html").on(group);
    }

    /**
     * They are wanted most when a stack had to be deleted. What a first deployment made that fails, CloudFormation
     * would delete; protected, it could not, and would be stuck there. Their names are CloudFormation's own, so that
     * none is in the way of another try.
     */
    private static RemovalPolicy kept(RetentionSettings retention) {
        return retention.protectLogs() ? RemovalPolicy.RETAIN : RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;
    }

    public ILogGroup group() {
        return group;
    }

    /**
     * The metric MemoryUsed, in MB, without dimensions. Lambda publishes none: it says what a run used at most in a log
     * line after the run, which is an object of known shape where the function logs in JSON format.
     * https://docs.aws.amazon.com/lambda/latest/dg/telemetry-schema-reference.html
     */
    void measureMemory(String namespace) {
        MetricFilter.Builder.create(this, "MemoryUsed")
                .logGroup(group)
                .filterPattern(FilterPattern.stringValue("$.type", "=", "platform.report"))
                .metricNamespace(namespace)
                .metricName("MemoryUsed")
                .metricValue("$.record.metrics.maxMemoryUsedMB")
                .unit(Unit.MEGABYTES)
                .build();
    }
}
