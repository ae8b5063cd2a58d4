package io.albreport.function.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.athena.model.ResultConfiguration;
import software.amazon.awssdk.services.athena.model.WorkGroup;
import software.amazon.awssdk.services.athena.model.WorkGroupConfiguration;
import software.amazon.awssdk.services.athena.model.WorkGroupState;

import io.albreport.function.environment.AwsClients;
import io.albreport.function.environment.ReportEnvironment;
import io.albreport.function.s3.Location;
import io.albreport.report.model.Period;
import io.albreport.report.wording.Legible;

/** Asks each service that a report needs for what it needs of it, without making a report or changing anything. */
public final class HealthCheck {
    private static final Logger LOG = LoggerFactory.getLogger(HealthCheck.class);

    /** From this status on, the fault is the service's. */
    private static final int SERVER_FAULT = 500;

    /** Of a question that may be asked again. */
    private static final int ATTEMPTS = 3;

    private final ReportEnvironment environment;
    private final AwsClients clients;
    private final DeliveredLogs logs;
    private final Clock clock;

    public HealthCheck(ReportEnvironment environment, AwsClients clients, Clock clock) {
        this.environment = environment;
        this.clients = clients;
        this.logs = new DeliveredLogs(environment, clients);
        this.clock = clock;
    }

    /**
     * What was found.
     *
     * @param healthy whether all dependencies are; null when none is known not to be, and some could not be asked
     * @param confirmedSubscriptions who gets the report; null when that could not be asked
     */
    public record Health(@Nullable Boolean healthy, @Nullable Long confirmedSubscriptions,
            List<Dependency> dependencies) {}

    /**
     * One service or resource.
     *
     * @param healthy null when it could not be asked
     * @param reason in one sentence; null when it is healthy
     * @param milliseconds until it answered
     */
    record Dependency(String name, @Nullable Boolean healthy, @Nullable String reason, long milliseconds) {}

    /** Whatever a service does, this answers, within the time that is left: what cannot be asked is not known. */
    public Health check() {
        List<Dependency> all = new ArrayList<>();
        all.add(ask("workgroup", this::workgroup));
        all.add(ask("table", this::table));
        all.add(ask("access logs", this::accessLogs));
        all.add(ask("query results", () -> bucket(resultBucket())));
        all.add(ask("reports", () -> bucket(environment.reportsBucket())));
        @Nullable
        Long[] confirmed = new @Nullable Long[1];
        all.add(ask("subscriptions", () -> {
            long subscribers = confirmedSubscriptions(environment.topic());
            confirmed[0] = subscribers;
            return subscribers > 0 ? null : nobody(environment.topic());
        }));
        environment.alertTopics().forEach((name, topic) -> all.add(ask("subscriptions to %s alerts".formatted(name),
                () -> confirmedSubscriptions(topic) > 0 ? null : nobody(topic))));
        return new Health(allOf(all), confirmed[0], List.copyOf(all));
    }

    private static @Nullable Boolean allOf(List<Dependency> dependencies) {
        List<@Nullable Boolean> found = dependencies.stream().<@Nullable Boolean>map(Dependency::healthy).toList();
        return found.contains(false) ? Boolean.FALSE : found.contains(null) ? null : Boolean.TRUE;
    }

    private Dependency ask(String name, Supplier<@Nullable String> question) {
        Instant start = clock.instant();
        String reason;
        boolean isKnown = true;
        try {
            reason = question.get();
        } catch (RuntimeException e) {
            reason = Legible.shortened(Legible.of(String.valueOf(e.getMessage())));
            isKnown = isAnswer(e);
        }
        if (reason != null) {
            LOG.warn("{} {}: {}", name, isKnown ? "is not healthy" : "could not be asked", reason);
        }
        return new Dependency(name, isKnown ? reason == null : null, reason,
                Duration.between(start, clock.instant()).toMillis());
    }

    /** Whether a failure is an answer: a refusal, or what was found; not silence, and not a fault that may pass. */
    private static boolean isAnswer(RuntimeException failure) {
        return failure instanceof IllegalStateException || (failure instanceof SdkServiceException refusal
                && refusal.statusCode() < SERVER_FAULT && !refusal.isThrottlingException());
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

    private @Nullable String table() {
        logs.folders();
        return null;
    }

    /** Of the newest day that is over or since. */
    private @Nullable String accessLogs() {
        LocalDate newest = LocalDate.ofInstant(clock.instant(), environment.settings().timeZone()).minusDays(1);
        List<LocalDate> folders = Period.ofDay(newest, environment.settings().timeZone()).deliveryDays();
        return logs.missing(folders.getFirst(), folders.getLast())
                .map(missing -> missing + ": turn on access logs of a load balancer").orElse(null);
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

    private static String nobody(String topic) {
        return "nobody has confirmed a subscription to " + topic;
    }

    /** The client makes one attempt, lest a mail goes out twice; a question may be asked again. */
    private long confirmedSubscriptions(String topic) {
        for (int attempt = 1;; attempt++) {
            try {
                return askForSubscriptions(topic);
            } catch (SdkException e) {
                if (attempt == ATTEMPTS || isAnswer(e)) {
                    throw e;
                }
            }
        }
    }

    private long askForSubscriptions(String topic) {
        String confirmed = clients.sns().getTopicAttributes(get -> get.topicArn(topic)).attributes()
                .getOrDefault("SubscriptionsConfirmed", "0");
        return Long.parseLong(confirmed);
    }
}
