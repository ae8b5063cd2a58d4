package io.albreport.function;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;
import software.amazon.lambda.powertools.metrics.Metrics;

import io.albreport.function.drill.DrillEnvironment;
import io.albreport.function.drill.DrillOutcome;
import io.albreport.function.drill.DrillRun;
import io.albreport.function.environment.AwsClients;
import io.albreport.function.environment.TimeLimit;
import io.albreport.function.order.Order;
import io.albreport.function.run.RunMetrics;

/**
 * What Lambda calls for a recovery drill. A drill that found something wrong is a success, and its metrics say what; one
 * that could not look is thrown.
 */
public final class DrillHandler implements RequestStreamHandler {
    private static final Logger LOG = LoggerFactory.getLogger(DrillHandler.class);

    private static final JsonMapper JSON = new JsonMapper();

    private final DrillRun drill;
    private final Metrics metrics;
    private final Clock clock;
    private final ZoneId zone;

    /** Started by Lambda: all it needs is in the environment, which is read this once. */
    public DrillHandler() {
        this(DrillEnvironment.from(System.getenv()));
    }

    private DrillHandler(DrillEnvironment environment) {
        this(environment, AwsClients.s3(environment.region(), AwsClients.http()),
                AwsClients.s3(environment.replicaRegion(), AwsClients.http()), Clock.systemUTC());
    }

    /** Started with other services and another clock. */
    DrillHandler(DrillEnvironment environment, S3Client s3, S3Client replicaS3, Clock clock) {
        this.drill = new DrillRun(environment, s3, replicaS3, clock);
        this.metrics = RunMetrics.sink(environment.namespace(), environment.service());
        this.clock = clock;
        this.zone = environment.timeZone();
    }

    /**
     * Looks whether the other region has what it should have.
     *
     * @param event {@code {"time": "2026-11-20T03:00:00Z"}} or, for now, {@code {}}; reports count up to the day
     *        before
     * @param answer gets {@code {"checked", "missing", "unequal", "percent", "reportOnBothSides"}}; percent is null when
     *        there was nothing to check
     * @throws IllegalArgumentException for another event, with one sentence
     */
    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        PowertoolsLogging.initializeLogging(context);
        MDC.put("correlation_id", context.getAwsRequestId());
        var limit = new TimeLimit(clock.instant().plusMillis(context.getRemainingTimeInMillis()), clock);
        try {
            LocalDate day = day(event, clock.instant(), zone);
            DrillOutcome outcome = limit.during(() -> drill.run(day));
            RunMetrics.emit(outcome, metrics);
            JSON.writeValue(answer, outcome);
        } catch (IOException | RuntimeException | Error e) {
            LOG.error("The drill failed", e);
            throw e;
        } finally {
            PowertoolsLogging.clearState(true);
        }
    }

    static LocalDate day(InputStream event, Instant now, ZoneId zone) throws IOException {
        JsonNode document = Order.document(event, Set.of("time"));
        return document.isEmpty()
                ? LocalDate.ofInstant(now, zone).minusDays(1)
                : Order.dayBefore(document.path("time"), zone);
    }
}
