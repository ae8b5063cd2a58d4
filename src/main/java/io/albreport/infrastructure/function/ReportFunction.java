package io.albreport.infrastructure.function;

import java.util.Optional;
import java.util.regex.Pattern;

import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.ApplicationLogLevel;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.LayerVersion;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.lambda.VersionOptions;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.Construct;
import software.constructs.IDependable;

import io.albreport.infrastructure.alerting.AlertTopics;
import io.albreport.infrastructure.alerting.DeadLetterQueue;
import io.albreport.infrastructure.configuration.Configuration;
import io.albreport.infrastructure.configuration.FunctionSettings;
import io.albreport.infrastructure.template.Acceptance;

/** Makes the report: the function, its settings, its logs, and the queue of runs that failed for good. */
public final class ReportFunction extends Construct {
    private static final String HANDLER = "io.albreport.function.ReportHandler::handleRequest";

    /** What the CDK writes for a name that is known in the deployment only, with a number that follows from nothing. */
    private static final Pattern TOKEN = Pattern.compile("\\$\\{Token\\[[^]]*]}");

    /** The query gives up after 180 s; the rest is for reading, rendering and storing. */
    private static final Duration TIMEOUT = Duration.seconds(300);

    private final Alias live;
    private final Alias operations;
    private final Rehearsal rehearsal;
    private final ILogGroup logs;
    private final DeadLetterQueue failedRuns;

    /** @param linkAddress what links in mails begin with, where they have an endpoint */
    public ReportFunction(Construct scope, String id, Configuration configuration, Artifacts artifacts,
            AlertTopics topics, Optional<String> linkAddress) {
        super(scope, id);
        FunctionLogs kept = new FunctionLogs(this, "Logs", configuration.retention());
        kept.measureMemory(configuration.deployment().metricsNamespace());
        logs = kept.group();
        failedRuns = new DeadLetterQueue(this, "FailedRuns");
        ReportRole role = new ReportRole(this, "Permissions", configuration, topics, logs, failedRuns);
        Function function = builder(configuration, artifacts)
                .role(role.role())
                .logGroup(logs)
                .environment(FunctionVariables.of(configuration, topics, linkAddress))
                .build();
        function.addLayers(settings(artifacts));
        FaultExtension.in(this, "Faults", configuration).ifPresent(faults -> faults.into(function, role.role()));
        live = FunctionAliases.live(this, function, failedRuns);
        operations = FunctionAliases.operations(this, function);
        rehearsal = new Rehearsal(this, "Rehearsal", function, TIMEOUT, configuration.retention());
        rehearsal.after(role);
        rehearsal.before(live, operations);
        accept(function, configuration.function());
        CfnOutput.Builder.create(this, "Alias")
                .description("Function to invoke by hand, for example with {\"date\": \"YYYY-MM-DD\"}")
                .value(operations.getFunctionArn())
                .build();
    }

    /** What the schedule calls, and alarms watch: never the function itself, whose unpublished code has no snapshot. */
    public Alias live() {
        return live;
    }

    /** What operators and the health check call: the same version, and no alarm listens. */
    public Alias operations() {
        return operations;
    }

    public ILogGroup logs() {
        return logs;
    }

    /** Runs that failed for good, after Lambda's own retries. */
    public IQueue failedRuns() {
        return failedRuns.queue();
    }

    /** What must be there and up to date before a new version is tried. */
    public void needs(IDependable... needed) {
        rehearsal.after(needed);
    }

    /**
     * SnapStart: the run is a fraction of a minute, and loading classes would be much of it. Arm: nothing here is
     * native code, and a second costs a fifth less. Levels: Lambda says after each run what it used (INFO), and passes
     * on all that the function logs (DEBUG), or the few runs that log at DEBUG would be cut; at which level a run logs is
     * decided by {@link FunctionVariables}.
     * https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-log-level.html
     */
    private Function.Builder builder(Configuration configuration, Artifacts artifacts) {
        FunctionSettings settings = configuration.function();
        Function.Builder builder = artifacts.function(this, HANDLER)
                .description(description(configuration))
                .memorySize(settings.memoryMb())
                .timeout(TIMEOUT)
                .snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS)
                .applicationLogLevelV2(ApplicationLogLevel.DEBUG)
                .currentVersionOptions(VersionOptions.builder()
                        .description("One build with its settings, and its snapshot")
                        .build());
        settings.reservedConcurrency().ifPresent(builder::reservedConcurrentExecutions);
        return builder;
    }

    /**
     * A new version is published, and rehearsed in the deployment, only where the function itself differs. So it says
     * from which settings its table and workgroup come: with other ones a run is another, though its code is not.
     */
    private static String description(Configuration configuration) {
        String around = "%s %s".formatted(configuration.logs(), configuration.athena());
        return "Makes the daily report on the traffic of Application Load Balancers (logs and limits %08x)"
                .formatted(TOKEN.matcher(around).replaceAll("").hashCode());
    }

    /** A layer and not a variable: all variables together have 4 KB, and a hundred APIs need more. */
    private LayerVersion settings(Artifacts artifacts) {
        return LayerVersion.Builder.create(this, "Settings")
                .description("What the report says about which APIs")
                .code(Code.fromAsset(artifacts.settings().toString()))
                .build();
    }

    private static void accept(Function function, FunctionSettings settings) {
        Annotations.of(function).acknowledgeWarning("@aws-cdk/aws-lambda:snapStartRequirePublish",
                "the alias points at a published version");
        accept(function, settings,
                "Failed runs go to the queue that is the alias's on-failure destination, with the error and not only the event",
                "It talks to public AWS endpoints over TLS only; a VPC would add endpoints or NAT and protect nothing");
    }

    /**
     * What there is to accept in every function here.
     *
     * @param queue where failed runs go, if not to a dead-letter queue
     * @param network why it is in no VPC
     */
    public static void accept(Function function, FunctionSettings settings, String queue, String network) {
        String queues = "https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html";
        Acceptance.of("NIST.800.53.R5-LambdaDLQ", queue, queues).on(function);
        Acceptance.of("Serverless-LambdaDLQ", queue, queues).on(function);
        Acceptance.of("NIST.800.53.R5-LambdaInsideVPC", network,
                "https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html").on(function);
        if (settings.reservedConcurrency().isEmpty()) {
            Acceptance.of("NIST.800.53.R5-LambdaConcurrency",
                    "Turned off in the configuration: 100 executions must stay unreserved, which an account with a limit of 10 does not have",
                    "https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html").on(function);
        }
    }
}
