package io.albreport.infrastructure.recovery;

import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.lambda.destinations.SqsDestination;
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.Construct;

import io.albreport.infrastructure.alerting.DeadLetterQueue;
import io.albreport.infrastructure.configuration.Configuration;
import io.albreport.infrastructure.configuration.Deployment;
import io.albreport.infrastructure.configuration.RecoverySettings;
import io.albreport.infrastructure.function.Artifacts;
import io.albreport.infrastructure.function.FunctionLogs;
import io.albreport.infrastructure.function.FunctionVariables;
import io.albreport.infrastructure.function.ReportFunction;

import static io.albreport.infrastructure.configuration.Deployment.Role.FIRST;

/**
 * Looks every day whether the other region has what it would need: the function, its role, its logs, and the queue of
 * drills that could not look. A function of its own, since it may read there what the report's function never reads.
 */
public final class RecoveryDrill extends Construct {
    private static final String HANDLER = "io.albreport.function.DrillHandler::handleRequest";

    /** Some hundred calls to the other side of the world, and a few files of tens of megabytes. */
    private static final Duration TIMEOUT = Duration.seconds(300);

    /** Kept are a page of names or a file of a report; with less, the share of a CPU that comes with it is too small. */
    private static final int MEMORY_MB = 1024;

    private static final Duration OLDEST_DRILL = Duration.hours(1);

    private final Function function;
    private final DeadLetterQueue failed;
    private final LocalTime time;

    private RecoveryDrill(Construct scope, String id, Configuration configuration, Deployment there,
            RecoverySettings recovery, Artifacts artifacts) {
        super(scope, id);
        time = time(configuration, recovery);
        failed = new DeadLetterQueue(this, "FailedDrills");
        FunctionLogs logs = new FunctionLogs(this, "Logs", configuration.retention());
        DrillRole role = new DrillRole(this, "Permissions", configuration, there, logs.group(), failed);
        Function.Builder builder = artifacts.function(this, HANDLER)
                .description("Looks whether the other region has the newest reports and access logs")
                .memorySize(MEMORY_MB)
                .timeout(TIMEOUT)
                .role(role.role())
                .logGroup(logs.group())
                .environment(variables(configuration, there))
                .retryAttempts(2)
                .maxEventAge(OLDEST_DRILL)
                .onFailure(new SqsDestination(failed.queue()));
        configuration.function().reservedConcurrency().ifPresent(_ -> builder.reservedConcurrentExecutions(1));
        function = builder.build();
        ReportFunction.accept(function, configuration.function(),
                "Failed drills go to the queue that is the on-failure destination, with the error and not only the event",
                "It talks to S3 in two regions over TLS only; a VPC would add NAT and protect nothing");
    }

    /** None where there is one region. */
    public static Optional<RecoveryDrill> in(Construct scope, String id, Configuration configuration,
            Artifacts artifacts) {
        return configuration.recovery().map(recovery -> new RecoveryDrill(scope, id, configuration,
                configuration.deployment().other().orElseThrow(), recovery, artifacts));
    }

    public IFunction function() {
        return function;
    }

    /** Drills that could not start, or could not look, after all repetitions. */
    public IQueue failed() {
        return failed.queue();
    }

    /** The same in both regions: after either may have made the report, and the other may have got it. */
    public LocalTime time() {
        return time;
    }

    private static LocalTime time(Configuration configuration, RecoverySettings recovery) {
        LocalTime own = configuration.schedule().time();
        return (configuration.deployment().role() == FIRST ? own.plus(recovery.takeover()) : own)
                .plus(RecoverySettings.DRILL_AFTER_TAKEOVER);
    }

    /** Sorted, so that a template does not change by chance. */
    private static Map<String, String> variables(Configuration configuration, Deployment there) {
        Deployment here = configuration.deployment();
        Map<String, String> variables = new TreeMap<>(FunctionVariables.ofLogsAndMetrics(configuration));
        variables.put("REPORTS_BUCKET", here.reports());
        variables.put("REPLICA_REPORTS_BUCKET", there.reports());
        variables.put("REPLICA_REGION", there.region());
        variables.put("TIME_ZONE", configuration.report().timeZone().getId());
        variables.put("LOGS", here.bucket("access-logs"));
        variables.put("REPLICA_LOGS", there.bucket("access-logs"));
        variables.put("LOG_FOLDERS", String.join(",", DrillRole.logFolders(configuration)));
        return variables;
    }
}
