package io.albreport.function;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;
import software.amazon.lambda.powertools.metrics.Metrics;

import io.albreport.function.environment.AwsClients;
import io.albreport.function.environment.LoggedDays;
import io.albreport.function.environment.ReportEnvironment;
import io.albreport.function.health.HealthCheck;
import io.albreport.function.health.HealthCheck.Health;
import io.albreport.function.order.Order;
import io.albreport.function.order.RunRequest;
import io.albreport.function.query.AthenaQuery;
import io.albreport.function.run.DailyReport;
import io.albreport.function.run.RunMetrics;
import io.albreport.function.run.RunOutcome;

/**
 * What Lambda calls. Every failure is thrown, so that Lambda counts it, tries again and hands it on; what is answered
 * is a success.
 */
public final class ReportHandler implements RequestStreamHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ReportHandler.class);

    private static final JsonMapper JSON = new JsonMapper();

    private final DailyReport reports;
    private final LoggedDays logged;
    private final HealthCheck health;
    private final Metrics metrics;
    private final Clock clock;
    /** Kept: the context of checkpoints holds it weakly. */
    @SuppressWarnings({"unused", "FieldCanBeLocal"})
    private final Priming priming;

    /** Started by Lambda: all it needs is in the environment, which is read this once. */
    public ReportHandler() {
        this(ReportEnvironment.from(System.getenv()));
    }

    private ReportHandler(ReportEnvironment environment) {
        this(environment, AwsClients.in(environment.region()), Clock.systemUTC(), AthenaQuery.POLL_EVERY);
    }

    /** Started with other services, another clock and another patience. */
    ReportHandler(ReportEnvironment environment, AwsClients clients, Clock clock, Duration pollEvery) {
        this.reports = new DailyReport(environment, clients, clock, pollEvery);
        this.logged = environment.logged();
        this.health = new HealthCheck(environment, clients, clock);
        this.metrics = RunMetrics.sink(environment);
        this.clock = clock;
        this.priming = Priming.registered(environment.settings());
    }

    /**
     * Makes a report, as the event asks.
     *
     * @param event {@code {"time": "2026-11-20T01:00:00Z"}} for the day before, with {@code "catchUp": true} for the
     *        day's last try; {@code {"date": "2026-11-19"}} for that day, with {@code "replace": true} to make it
     *        again; {@code "dryRun": true} with either stores and mails nothing; {@code {}} is what a deployment sends, a dry run of yesterday;
     *        {@code {"check": "health"}} asks whether a report could be made
     * @param answer gets {@code {"date", "outcome", "reports"}}; outcome is stored, alreadyThere or dryRun; or
     *        {@code {"healthy", "confirmedSubscriptions", "dependencies"}}
     * @throws IllegalArgumentException for another event, with one sentence
     */
    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        PowertoolsLogging.initializeLogging(context);
        MDC.put("correlation_id", context.getAwsRequestId());
        try {
            Object outcome = switch (Order.parse(event, clock.instant())) {
                case RunRequest request -> run(request, context);
                case Order.HealthCheck _ -> checkHealth();
            };
            JSON.writeValue(answer, outcome);
        } catch (IOException | RuntimeException e) {
            LOG.error("The run failed", e);
            throw e;
        } finally {
            PowertoolsLogging.clearState(true);
        }
    }

    private RunOutcome run(RunRequest request, Context context) {
        Instant start = clock.instant();
        if (request.isChosen()) {
            logged.require(request.day(), start);
        }
        LOG.info("Asked for the report of {} ({})", request.day(), request.kind());
        RunMetrics measured = new RunMetrics(request, start, metrics);
        try {
            return reports.run(request, start.plusMillis(context.getRemainingTimeInMillis()), measured);
        } finally {
            measured.emit(context);
        }
    }

    private Health checkHealth() {
        Health found = health.check();
        RunMetrics.emit(found, metrics);
        return found;
    }
}
