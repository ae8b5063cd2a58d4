package io.albreport.function;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

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
import io.albreport.function.environment.ReportFailedException;
import io.albreport.function.environment.TimeLimit;
import io.albreport.function.health.HealthCheck;
import io.albreport.function.health.HealthCheck.Health;
import io.albreport.function.order.Order;
import io.albreport.function.order.ReviewRequest;
import io.albreport.function.order.RunRequest;
import io.albreport.function.query.AthenaQuery;
import io.albreport.function.run.DailyReport;
import io.albreport.function.run.PeriodReview;
import io.albreport.function.run.ReviewMetrics;
import io.albreport.function.run.RunMetrics;
import io.albreport.function.run.RunOutcome;
import io.albreport.function.run.Watchdog;
import io.albreport.function.store.Edition;

/**
 * What Lambda calls. Every failure is thrown, so that Lambda counts it, tries again and hands it on; what is answered
 * is a success.
 */
public final class ReportHandler implements RequestStreamHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ReportHandler.class);

    private static final JsonMapper JSON = new JsonMapper();

    private final DailyReport reports;
    private final PeriodReview reviews;
    private final LoggedDays logged;
    private final HealthCheck health;
    private final Metrics metrics;
    private final ZoneId zone;
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
        this(environment, clients, clock, new DailyReport(environment, clients, clock, pollEvery));
    }

    /** Started with another way to make reports. */
    ReportHandler(ReportEnvironment environment, AwsClients clients, Clock clock, DailyReport reports) {
        this.reports = reports;
        this.reviews = new PeriodReview(environment, clients, clock);
        this.logged = environment.logged();
        this.health = new HealthCheck(environment, clients, clock);
        this.metrics = RunMetrics.sink(environment);
        this.zone = environment.settings().timeZone();
        this.clock = clock;
        this.priming = Priming.registered(environment.settings());
    }

    /**
     * Makes a report, as the event asks.
     *
     * @param event {@code {"time": "2026-11-20T01:00:00Z"}} for the day before, with {@code "catchUp": true} for the
     *        day's last try; {@code {"date": "2026-11-19"}} for that day, with {@code "replace": true} to make it
     *        again; {@code "dryRun": true} with either stores and mails nothing; {@code {}} is what a deployment sends,
     *        a dry run of yesterday; with {@code "review": "week"} or {@code "month"} beside the time or the date, the
     *        review of the last that ended before the time, or that the date is part of; with {@code "from"} and
     *        {@code "to"} beside the date, or alone, the report of that time; {@code {"check": "health"}} asks whether a
     *        report could be made
     * @param answer gets {@code {"date", "outcome", "reports"}}; outcome is stored, alreadyThere or dryRun, and of a
     *        review also waiting, when its last day has no report yet, or nothing; or
     *        {@code {"healthy", "confirmedSubscriptions", "dependencies"}}, with null for what could not be found out
     * @throws IllegalArgumentException for another event, with one sentence
     */
    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        PowertoolsLogging.initializeLogging(context);
        MDC.put("correlation_id", context.getAwsRequestId());
        var limit = new TimeLimit(clock.instant().plusMillis(context.getRemainingTimeInMillis()), clock);
        try {
            Object outcome = switch (Order.parse(event, clock.instant(), zone)) {
                case RunRequest request -> run(request, limit, context);
                case ReviewRequest request -> review(request, limit);
                case Order.HealthCheck _ -> limit.during(this::checkHealth);
            };
            JSON.writeValue(answer, outcome);
        } catch (IOException | RuntimeException | Error e) {
            LOG.error("The run failed", e);
            throw e;
        } finally {
            PowertoolsLogging.clearState(true);
        }
    }

    private RunOutcome run(RunRequest request, TimeLimit limit, Context context) {
        Instant start = clock.instant();
        if (request.isChosen()) {
            logged.require(request.period(), start);
        }
        LOG.info("Asked for the {} ({})", Edition.of(request.period()), request.kind());
        RunMetrics measured = new RunMetrics(request, start, metrics);
        try (Watchdog _ = Watchdog.until(limit.deadline(), start, () -> {
            measured.emit(context);
            limit.during(() -> speakFor(request, limit));
        })) {
            return limit.during(() -> reports.run(request, limit.deadline(), measured));
        } finally {
            measured.emit(context);
        }
    }

    private RunOutcome review(ReviewRequest request, TimeLimit limit) {
        LOG.info("Asked for the review of {} ({})", request.period().name(), request.kind());
        ReviewMetrics measured = new ReviewMetrics(request, metrics);
        try {
            return limit.during(() -> reviews.run(request, limit.deadline(), measured));
        } finally {
            measured.emit();
        }
    }

    /** Called for a run that Lambda is about to end, which it does without a word. */
    private Void speakFor(RunRequest request, TimeLimit limit) {
        LOG.error("The run for the {} has not ended, and Lambda ends it at {}", Edition.of(request.period()),
                limit.deadline());
        reports.tellLate(request, new ReportFailedException("the run took too long and was ended"), limit.deadline());
        return null;
    }

    private Health checkHealth() {
        Health found = health.check();
        RunMetrics.emit(found, metrics);
        return found;
    }
}
