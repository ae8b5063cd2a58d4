package io.albreport.function;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;
import software.amazon.lambda.powertools.metrics.Metrics;

/**
 * What Lambda calls. Every failure is thrown, so that Lambda counts it, tries again and hands it on; what is answered
 * is a success.
 */
public final class ReportHandler implements RequestStreamHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ReportHandler.class);

    private static final JsonMapper JSON = new JsonMapper();

    private final DailyReport reports;
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
        this(environment, Clients.in(environment.region()), Clock.systemUTC());
    }

    private ReportHandler(ReportEnvironment environment, Clients clients, Clock clock) {
        this(environment, clients, new AthenaQuery(clients.athena(), environment.workgroup(), environment.database()),
                clock);
    }

    /** Started with other services, another patience and another clock. */
    ReportHandler(ReportEnvironment environment, Clients clients, AthenaQuery athena, Clock clock) {
        this.reports = new DailyReport(environment, clients, athena, clock);
        this.metrics = RunMetrics.sink(environment);
        this.clock = clock;
        this.priming = Priming.registered(environment.settings());
    }

    /**
     * Makes a report, as the event asks.
     *
     * @param event {@code {"time": "2026-11-20T01:00:00Z"}} for the day before, {@code {"date": "2026-11-19"}} for
     *        that day, with {@code "replace": true} to make it again; {@code "dryRun": true} with either stores and
     *        mails nothing
     * @param answer gets {@code {"date", "outcome", "reports"}}; outcome is stored, alreadyThere or dryRun
     * @throws IllegalArgumentException for another event, with one sentence
     */
    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        PowertoolsLogging.initializeLogging(context);
        MDC.put("correlation_id", context.getAwsRequestId());
        try {
            JSON.writeValue(answer, run(RunRequest.parse(event, clock.instant()), context));
        } catch (IOException | RuntimeException e) {
            LOG.error("The run failed", e);
            throw e;
        } finally {
            PowertoolsLogging.clearState(true);
        }
    }

    private RunOutcome run(RunRequest request, Context context) {
        Instant start = clock.instant();
        LOG.info("Asked for the report of {} ({}{})", request.day(), request.kind(),
                request.replace() ? ", to replace one" : "");
        RunMetrics measured = new RunMetrics(request, start);
        try {
            return reports.run(request, measured);
        } finally {
            measured.emit(metrics, context);
        }
    }
}
