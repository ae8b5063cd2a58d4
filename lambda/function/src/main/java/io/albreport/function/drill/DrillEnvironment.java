package io.albreport.function.drill;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import software.amazon.awssdk.regions.Region;

import io.albreport.function.environment.Variable;
import io.albreport.report.configuration.InvalidConfigException;
import io.albreport.report.configuration.ReportConfig;

import static io.albreport.function.environment.Variable.LEVEL;
import static io.albreport.function.environment.Variable.NAMESPACE;
import static io.albreport.function.environment.Variable.OWN_REGION;
import static io.albreport.function.environment.Variable.REPORTS_BUCKET;
import static io.albreport.function.environment.Variable.SAMPLE_RATE;
import static io.albreport.function.environment.Variable.SERVICE;

/**
 * What the drill is told by its environment, read and checked once at start.
 *
 * @param region where it runs, and where its own buckets are
 * @param replicaRegion where the other region's buckets are
 * @param logs empty when access logs are not replicated
 * @param timeZone whose days reports are of
 * @param service the name that logs and metrics carry
 * @param namespace of the metrics
 */
public record DrillEnvironment(Region region, String reportsBucket, Region replicaRegion, String replicaReportsBucket,
        Optional<Logs> logs, ZoneId timeZone, String service, String namespace) {

    private static final Variable REPLICA_REPORTS_BUCKET = Variable.bucket("REPLICA_REPORTS_BUCKET");
    private static final Variable REPLICA_REGION = new Variable("REPLICA_REGION", Variable.REGION, "a Region");
    private static final Variable LOGS = Variable.bucket("LOGS");
    private static final Variable REPLICA_LOGS = Variable.bucket("REPLICA_LOGS");
    private static final Variable LOG_FOLDERS = new Variable("LOG_FOLDERS", "[^,/][^,]*/(,[^,/][^,]*/)*",
            "folders that end in '/', with commas between, or empty");
    private static final Variable TIME_ZONE = new Variable("TIME_ZONE", "[A-Za-z0-9/_+-]+", "the name of a time zone");

    private static final List<Variable> VARIABLES = List.of(REPORTS_BUCKET, REPLICA_REPORTS_BUCKET, REPLICA_REGION,
            LOGS, REPLICA_LOGS, LOG_FOLDERS, TIME_ZONE, SERVICE, NAMESPACE, SAMPLE_RATE, LEVEL);

    /** Not looked at where no folders are named. */
    private static final Set<Variable> OF_LOGS = Set.of(LOGS, REPLICA_LOGS, LOG_FOLDERS);

    /**
     * Access logs and their replicas.
     *
     * @param folders what keys begin with up to the day, such as
     *        {@code AWSLogs/123456789012/elasticloadbalancing/eu-west-1/}
     */
    public record Logs(String bucket, String replica, List<String> folders) {}

    /** The variables that the stack sets; that of the region comes from Lambda. */
    public static Set<String> keys() {
        return Variable.keys(VARIABLES);
    }

    /**
     * Reads and checks all variables.
     *
     * @throws InvalidConfigException with one sentence, for the first that is missing or wrong
     */
    public static DrillEnvironment from(Map<String, String> variables) {
        boolean withLogs = !"".equals(variables.get(LOG_FOLDERS.key()));
        VARIABLES.stream().filter(variable -> withLogs || !OF_LOGS.contains(variable))
                .forEach(variable -> variable.in(variables));
        return new DrillEnvironment(Region.of(OWN_REGION.in(variables)), REPORTS_BUCKET.in(variables),
                Region.of(REPLICA_REGION.in(variables)), REPLICA_REPORTS_BUCKET.in(variables),
                withLogs ? Optional.of(logs(variables)) : Optional.empty(),
                TIME_ZONE.in(variables, ReportConfig::timeZoneNamed),
                SERVICE.in(variables),
                NAMESPACE.in(variables));
    }

    private static Logs logs(Map<String, String> variables) {
        return new Logs(LOGS.in(variables), REPLICA_LOGS.in(variables),
                List.of(LOG_FOLDERS.in(variables).split(",")));
    }
}
