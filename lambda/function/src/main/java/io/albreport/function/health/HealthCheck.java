package io.albreport.function.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.athena.model.ResultConfiguration;
import software.amazon.awssdk.services.athena.model.WorkGroup;
import software.amazon.awssdk.services.athena.model.WorkGroupConfiguration;
import software.amazon.awssdk.services.athena.model.WorkGroupState;

import io.albreport.function.environment.AwsClients;
import io.albreport.function.environment.ReportEnvironment;
import io.albreport.function.s3.Location;
import io.albreport.report.wording.Legible;

/** Asks each service that a report needs for what it needs of it, without making a report or changing anything. */
public final class HealthCheck {
    private static final Logger LOG = LoggerFactory.getLogger(HealthCheck.class);

    /** Athena's name for the account's own catalogue. */
    private static final String CATALOG = "AwsDataCatalog";
    private static final String TABLE = "access_logs";
    private static final String TEMPLATE = "storage.location.template";

    private final ReportEnvironment environment;
    private final AwsClients clients;
    private final Clock clock;

    public HealthCheck(ReportEnvironment environment, AwsClients clients, Clock clock) {
        this.environment = environment;
        this.clients = clients;
        this.clock = clock;
    }

    /**
     * What was found.
     *
     * @param healthy whether all dependencies are
     * @param confirmedSubscriptions who gets the report; 0 also when that could not be asked
     */
    public record Health(boolean healthy, long confirmedSubscriptions, List<Dependency> dependencies) {}

    /**
     * One service or resource.
     *
     * @param reason in one sentence; null when it is healthy
     * @param milliseconds until it answered
     */
    record Dependency(String name, boolean healthy, @Nullable String reason, long milliseconds) {}

    /** Never throws: what cannot be asked is not healthy. */
    public Health check() {
        List<Dependency> all = new ArrayList<>();
        all.add(ask("workgroup", this::workgroup));
        all.add(ask("table", () -> tableFolder().isEmpty() ? missingTemplate() : null));
        all.add(ask("access logs", this::accessLogs));
        all.add(ask("query results", () -> bucket(resultBucket())));
        all.add(ask("reports", () -> bucket(environment.reportsBucket())));
        long[] confirmed = {0};
        all.add(ask("subscriptions", () -> {
            confirmed[0] = confirmedSubscriptions();
            return confirmed[0] > 0 ? null : "nobody has confirmed a subscription to " + environment.topic();
        }));
        return new Health(all.stream().allMatch(Dependency::healthy), confirmed[0], List.copyOf(all));
    }

    private Dependency ask(String name, Supplier<@Nullable String> question) {
        Instant start = clock.instant();
        String reason;
        try {
            reason = question.get();
        } catch (SdkException | IllegalStateException e) {
            reason = Legible.shortened(Legible.of(String.valueOf(e.getMessage())));
        }
        Dependency answer = new Dependency(name, reason == null, reason,
                Duration.between(start, clock.instant()).toMillis());
        if (!answer.healthy()) {
            LOG.warn("{} is not healthy: {}", name, reason);
        }
        return answer;
    }

    private @Nullable String workgroup() {
        WorkGroupState state = describeWorkgroup().state();
        return state == WorkGroupState.ENABLED
                ? null
                : "the workgroup %s is %s: enable it".formatted(environment.workgroup(), state);
    }

    private WorkGroup describeWorkgroup() {
        return clients.athena().getWorkGroup(get -> get.workGroup(environment.workgroup())).workGroup();
    }

    private Map<String, String> tableParameters() {
        return clients.athena().getTableMetadata(get -> get.catalogName(CATALOG).databaseName(environment.database())
                .tableName(TABLE)).tableMetadata().parameters();
    }

    /** The folder of the first account and region, {@code s3://bucket/prefix/.../region/}. */
    private Optional<String> tableFolder() {
        Map<String, String> parameters = tableParameters();
        return Optional.ofNullable(parameters.get(TEMPLATE))
                .map(template -> template.replace("${day}", "")
                        .replace("${account}", first(parameters.get("projection.account.values")))
                        .replace("${region}", first(parameters.get("projection.region.values"))));
    }

    private static String first(@Nullable String values) {
        return values == null ? "" : values.split(",", 2)[0];
    }

    private String missingTemplate() {
        return "the table %s.%s has no %s: deploy the Report stack again".formatted(environment.database(), TABLE,
                TEMPLATE);
    }

    private @Nullable String accessLogs() {
        Location folder = Location.of(tableFolder().orElseThrow(() -> new IllegalStateException(missingTemplate())));
        boolean found = clients.s3().listObjectsV2(list -> list.bucket(folder.bucket()).prefix(folder.key()).maxKeys(1))
                .keyCount() > 0;
        return found
                ? null
                : "no access log is in s3://%s/%s: turn on access logs of a load balancer"
                        .formatted(folder.bucket(), folder.key());
    }

    private String resultBucket() {
        return Optional.ofNullable(describeWorkgroup().configuration()).map(WorkGroupConfiguration::resultConfiguration)
                .map(ResultConfiguration::outputLocation).map(output -> Location.of(output).bucket())
                .orElseThrow(() -> new IllegalStateException(
                        "the workgroup %s has no place for results: deploy the Report stack again"
                                .formatted(environment.workgroup())));
    }

    private @Nullable String bucket(String name) {
        clients.s3().headBucket(head -> head.bucket(name));
        return null;
    }

    private long confirmedSubscriptions() {
        String confirmed = clients.sns().getTopicAttributes(get -> get.topicArn(environment.topic())).attributes()
                .getOrDefault("SubscriptionsConfirmed", "0");
        return Long.parseLong(confirmed);
    }
}
