package io.albreport.function;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import software.amazon.awssdk.regions.Region;

import io.albreport.report.InvalidConfigException;

/**
 * What the drill is told by its environment, read and checked once at start.
 *
 * @param region where it runs, and where its own buckets are
 * @param replicaRegion where the other region's buckets are
 * @param logs empty when access logs are not replicated
 * @param service the name that logs and metrics carry
 * @param namespace of the metrics
 */
public record DrillEnvironment(Region region, String reportsBucket, Region replicaRegion, String replicaReportsBucket,
        Optional<Logs> logs, String service, String namespace) {

    private static final String LOG_FOLDERS = "LOG_FOLDERS";

    private static final Variable FOLDERS = new Variable("[^,/][^,]*/(,[^,/][^,]*/)*",
            "folders that end in '/', with commas between, or empty");

    private static final Map<String, Variable> VARIABLES = Map.of(
            "REPORTS_BUCKET", Variable.BUCKET,
            "REPLICA_REPORTS_BUCKET", Variable.BUCKET,
            "REPLICA_REGION", Variable.REGION,
            "LOGS", Variable.BUCKET,
            "REPLICA_LOGS", Variable.BUCKET,
            LOG_FOLDERS, FOLDERS,
            "POWERTOOLS_SERVICE_NAME", Variable.SERVICE,
            "POWERTOOLS_METRICS_NAMESPACE", Variable.NAMESPACE,
            "POWERTOOLS_LOGGER_SAMPLE_RATE", Variable.SAMPLE_RATE,
            "POWERTOOLS_LOG_LEVEL", Variable.LEVEL);

    /** Not looked at where no folders are named. */
    private static final Set<String> OF_LOGS = Set.of("LOGS", "REPLICA_LOGS", LOG_FOLDERS);

    /**
     * Access logs and their replicas.
     *
     * @param folders what keys begin with up to the day, such as
     *        {@code AWSLogs/123456789012/elasticloadbalancing/eu-west-1/}
     */
    public record Logs(String bucket, String replica, List<String> folders) {}

    /** The variables that the stack sets; that of the region comes from Lambda. */
    public static Set<String> keys() {
        return VARIABLES.keySet();
    }

    /**
     * Reads and checks all variables.
     *
     * @throws InvalidConfigException with one sentence, for the first that is missing or wrong
     */
    static DrillEnvironment from(Map<String, String> variables) {
        boolean withLogs = !"".equals(variables.get(LOG_FOLDERS));
        VARIABLES.keySet().stream().filter(key -> withLogs || !OF_LOGS.contains(key)).sorted()
                .forEach(key -> read(variables, key));
        return new DrillEnvironment(
                Region.of(Variable.OWN_REGION.checked("AWS_REGION", variables.get("AWS_REGION"))),
                read(variables, "REPORTS_BUCKET"), Region.of(read(variables, "REPLICA_REGION")),
                read(variables, "REPLICA_REPORTS_BUCKET"), withLogs ? Optional.of(logs(variables)) : Optional.empty(),
                read(variables, "POWERTOOLS_SERVICE_NAME"), read(variables, "POWERTOOLS_METRICS_NAMESPACE"));
    }

    private static Logs logs(Map<String, String> variables) {
        return new Logs(read(variables, "LOGS"), read(variables, "REPLICA_LOGS"),
                List.of(read(variables, LOG_FOLDERS).split(",")));
    }

    private static String read(Map<String, String> variables, String key) {
        return Objects.requireNonNull(VARIABLES.get(key), key).checked(key, variables.get(key));
    }
}
