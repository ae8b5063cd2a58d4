package io.albreport.function;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.MetricsFactory;

import io.albreport.function.AthenaQuery.Patience;
import io.albreport.function.RunRequest.Kind;

/**
 * What Lambda calls. One instance serves an execution environment; a failed run throws, so that Lambda counts it, tries
 * it again and at last hands it to the dead-letter queue.
 */
public final class ReportHandler implements RequestStreamHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ReportHandler.class);
    private static final JsonMapper JSON = new JsonMapper();

    private final Metrics metrics = MetricsFactory.getMetricsInstance();
    private final ReportRun run;

    /**
     * As Lambda makes it, from the environment.
     *
     * @throws RuntimeException when a variable or the settings file is missing or wrong
     */
    public ReportHandler() {
        this(ReportEnvironment.from(System.getenv()));
    }

    private ReportHandler(ReportEnvironment environment) {
        this(environment, Clients.of(environment.region()), Clock.systemUTC(), Patience.USUAL);
    }

    ReportHandler(ReportEnvironment environment, Clients clients, Clock clock, Patience patience) {
        run = new ReportRun(environment, clients, clock, patience);
    }

    /**
     * Makes the report that the event asks for, and answers with the day and what became of it.
     *
     * @throws IllegalArgumentException for an event that asks for nothing known
     * @throws RuntimeException when the report could not be made, stored or told of
     */
    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        PowertoolsLogging.initializeLogging(context);
        try {
            RunRequest request = RunRequest.parse(event);
            LOG.info("report of {}, {}", request.day(), request.kind());
            Outcome outcome = request.kind() == Kind.SCHEDULED ? measured(request, context) : run.run(request);
            LOG.info("report of {}: {}", request.day(), outcome.result());
            JSON.writeValue(answer, new TreeMap<>(Map.of("date", request.day().toString(), "outcome",
                    outcome.result().name(), "manifest", ReportStore.manifestKey(request.day()))));
        } finally {
            PowertoolsLogging.clearState(true);
        }
    }

    private Outcome measured(RunRequest request, Context context) throws IOException {
        metrics.captureColdStartMetric(context);
        RunMetrics runMetrics = new RunMetrics(metrics);
        boolean ended = false;
        try {
            Outcome outcome = run.run(request);
            runMetrics.succeeded(outcome);
            ended = true;
            return outcome;
        } finally {
            if (!ended) {
                runMetrics.failed();
            }
        }
    }
}
