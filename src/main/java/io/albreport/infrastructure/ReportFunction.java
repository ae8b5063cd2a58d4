package io.albreport.infrastructure;

import java.util.Map;
import java.util.TreeMap;

import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.LayerVersion;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.lambda.VersionOptions;
import software.amazon.awscdk.services.lambda.destinations.SqsDestination;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/** Makes the report: the function, its settings, its logs, and the queue of runs that failed for good. */
final class ReportFunction extends Construct {
    private static final String HANDLER = "io.albreport.function.ReportHandler::handleRequest";

    /** The query gives up after 180 s; the rest is for reading, rendering and storing. */
    private static final Duration TIMEOUT = Duration.seconds(300);

    /** After Lambda's own two retries, one and two minutes later, the catch is complete: no later run surprises. */
    private static final Duration OLDEST_RUN = Duration.hours(1);

    private final Alias alias;

    ReportFunction(Construct scope, String id, Configuration configuration, Artifacts artifacts, AlertTopics topics) {
        super(scope, id);
        LogGroup logs = LogGroup.Builder.create(this, "Logs")
                .retention(configuration.retention().functionLogs())
                // They are wanted most when a stack had to be deleted.
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        DeadLetterQueue failedRuns = new DeadLetterQueue(this, "FailedRuns");
        ReportRole role = new ReportRole(this, "Permissions", configuration, topics, logs, failedRuns);
        Function function = builder(configuration, artifacts)
                .role(role.role())
                .logGroup(logs)
                .environment(environment(configuration.deployment(), topics))
                .build();
        function.addLayers(settings(artifacts));
        alias = live(function, failedRuns);
        accept(function, logs, configuration.function());
        CfnOutput.Builder.create(this, "Alias")
                .description("Function to invoke by hand, for example with {\"date\": \"YYYY-MM-DD\"}")
                .value(alias.getFunctionArn())
                .build();
    }

    /** What the schedule and operators call: never the function itself, whose unpublished code has no snapshot. */
    Alias alias() {
        return alias;
    }

    /**
     * SnapStart: the run is a fraction of a minute, and loading classes would be much of it. Arm: nothing here is
     * native code, and a second costs a fifth less.
     */
    private Function.Builder builder(Configuration configuration, Artifacts artifacts) {
        FunctionSettings settings = configuration.function();
        Function.Builder builder = Function.Builder.create(this, "Function")
                .description("Makes the daily report on the traffic of Application Load Balancers")
                .runtime(Runtime.JAVA_25)
                .architecture(Architecture.ARM_64)
                .handler(HANDLER)
                .code(Code.fromAsset(artifacts.functionJar().toString()))
                .memorySize(settings.memoryMb())
                .timeout(TIMEOUT)
                .snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS)
                .tracing(Tracing.ACTIVE)
                .currentVersionOptions(VersionOptions.builder()
                        .description("One build with its settings, and its snapshot")
                        .build());
        settings.reservedConcurrency().ifPresent(builder::reservedConcurrentExecutions);
        return builder;
    }

    private static Map<String, String> environment(Deployment deployment, AlertTopics topics) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("REPORTS_BUCKET", deployment.reports());
        environment.put("WORKGROUP", deployment.workgroup());
        environment.put("DATABASE", deployment.database());
        environment.put("REPORT_TOPIC", topics.report().getTopicArn());
        environment.put("REPORT_SETTINGS", "/opt/" + Artifacts.SETTINGS_FILE);
        environment.put("POWERTOOLS_SERVICE_NAME", "alb-report");
        environment.put("QUERY_TIMEOUT_SECONDS", "180");
        environment.put("POWERTOOLS_METRICS_NAMESPACE", "ALBReport/" + deployment.environment());
        environment.put("POWERTOOLS_LOGGER_SAMPLE_RATE", "0.01");
        environment.put("POWERTOOLS_LOG_LEVEL", "INFO");
        return environment;
    }

    /** A layer and not a variable: all variables together have 4 KB, and a hundred APIs need more. */
    private LayerVersion settings(Artifacts artifacts) {
        return LayerVersion.Builder.create(this, "Settings")
                .description("What the report says about which APIs")
                .code(Code.fromAsset(artifacts.settings().toString()))
                .build();
    }

    /** Retries and the destination belong to the alias: what is set on the function does not hold for its aliases. */
    private Alias live(Function function, DeadLetterQueue failedRuns) {
        return Alias.Builder.create(this, "Live")
                .aliasName("live")
                .description("The version that makes the daily report")
                .version(function.getCurrentVersion())
                .retryAttempts(2)
                .maxEventAge(OLDEST_RUN)
                .onFailure(new SqsDestination(failedRuns.queue()))
                .build();
    }

    private static void accept(Function function, LogGroup logs, FunctionSettings settings) {
        Annotations.of(function).acknowledgeWarning("@aws-cdk/aws-lambda:snapStartRequirePublish",
                "the alias points at a published version");
        String destination = "Failed runs go to the queue that is the alias's on-failure destination, with the error and not only the event";
        String queues = "https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html";
        Acceptance.of("NIST.800.53.R5-LambdaDLQ", destination, queues).on(function);
        Acceptance.of("Serverless-LambdaDLQ", destination, queues).on(function);
        Acceptance.of("NIST.800.53.R5-LambdaInsideVPC",
                "It talks to public AWS endpoints over TLS only; a VPC would add endpoints or NAT and protect nothing",
                "https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html").on(function);
        if (settings.reservedConcurrency().isEmpty()) {
            Acceptance.of("NIST.800.53.R5-LambdaConcurrency",
                    "Turned off in the configuration: 100 executions must stay unreserved, which an account with a limit of 10 does not have",
                    "https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html").on(function);
        }
        Acceptance.of("NIST.800.53.R5-CloudWatchLogGroupEncrypted",
                "CloudWatch Logs encrypts every group with a key of its own; no personal data is logged",
                "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html").on(logs);
    }
}
