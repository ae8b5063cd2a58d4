package io.albreport.function.query;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.waiters.Waiter;
import software.amazon.awssdk.core.waiters.WaiterAcceptor;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.EngineVersion;
import software.amazon.awssdk.services.athena.model.GetQueryExecutionResponse;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import software.amazon.awssdk.services.athena.model.QueryExecutionStatistics;

import io.albreport.function.environment.ReportFailedException;
import io.albreport.function.environment.TimeLimit;
import io.albreport.report.wording.Legible;

/**
 * Runs one statement on Athena and waits for its end. Where the answer goes, how it is encrypted and how much may be
 * scanned is the workgroup's to say.
 *
 * @param pollEvery time between two questions for the state
 */
public record AthenaQuery(AthenaClient athena, String workgroup, String database, Duration pollEvery) {
    private static final Logger LOG = LoggerFactory.getLogger(AthenaQuery.class);

    /** A day's query takes 5 to 60 s: often enough not to matter, and 90 questions at most. */
    public static final Duration POLL_EVERY = Duration.ofSeconds(2);

    private static final Set<QueryExecutionState> ENDED = Set.of(QueryExecutionState.SUCCEEDED,
            QueryExecutionState.FAILED, QueryExecutionState.CANCELLED);

    /**
     * A query that ended well.
     *
     * @param output the S3 location of the result, a CSV file
     * @param engine such as {@code Athena engine version 3}
     * @param bytesScanned as stored; what Athena charges for
     * @param duration as Athena measured it, waiting in its queue included
     */
    public record Finished(String id, String output, String engine, long bytesScanned, Duration duration) {}

    /**
     * Runs the statement.
     *
     * @param giveUpAfter time from the start on after which the query is stopped; without any, none is started
     * @throws ReportFailedException when it fails, is cancelled or takes too long, with Athena's reason; and when Athena
     *         does not answer
     * @throws SdkException when Athena refuses; a query that was started is stopped
     */
    public Finished run(String statement, Duration giveUpAfter) {
        if (!giveUpAfter.isPositive()) {
            throw new ReportFailedException("too little time is left for a query, so that none was started");
        }
        // No request token of our own: Athena answers one it knows with that earlier query, even a failed one.
        // https://docs.aws.amazon.com/athena/latest/APIReference/API_StartQueryExecution.html
        // Nor is an earlier result reused: the folder of the next day, which is read too, is still being filled.
        String id = athena.startQueryExecution(request -> request.queryString(statement).workGroup(workgroup)
                .queryExecutionContext(context -> context.database(database))).queryExecutionId();
        LOG.debug("started query {}, giving it {} s", id, giveUpAfter.toSeconds());
        QueryExecution ended = awaitEnd(id, giveUpAfter);
        if (ended.status().state() != QueryExecutionState.SUCCEEDED) {
            throw new ReportFailedException("Athena query %s %s: %s".formatted(id,
                    ended.status().state() == QueryExecutionState.FAILED ? "failed" : "was cancelled", reason(ended)));
        }
        return finished(id, ended);
    }

    private QueryExecution awaitEnd(String id, Duration giveUpAfter) {
        try {
            return waiter(giveUpAfter).run(() -> athena.getQueryExecution(request -> request.queryExecutionId(id)))
                    .matched()
                    .response().orElseThrow().queryExecution();
        } catch (SdkException e) {
            RuntimeException reason = e.getCause() instanceof SdkException asked
                    ? named(asked)
                    : new ReportFailedException(
                            "Athena query %s did not end within %d s and was stopped".formatted(id,
                                    giveUpAfter.toSeconds()),
                            e);
            stop(id, reason);
            throw reason;
        }
    }

    /** Where it was not Athena that answered, the SDK does not say whom it asked. */
    private static RuntimeException named(SdkException failure) {
        return failure instanceof SdkClientException
                ? new ReportFailedException("Athena cannot be asked: " + failure.getMessage(), failure)
                : failure;
    }

    private Waiter<GetQueryExecutionResponse> waiter(Duration giveUpAfter) {
        return Waiter.builder(GetQueryExecutionResponse.class)
                .addAcceptor(WaiterAcceptor.successOnResponseAcceptor(
                        answer -> ENDED.contains(answer.queryExecution().status().state())))
                .addAcceptor(WaiterAcceptor.retryOnResponseAcceptor(_ -> true))
                .overrideConfiguration(waiting -> waiting
                        .backoffStrategyV2(BackoffStrategy.fixedDelayWithoutJitter(pollEvery))
                        .maxAttempts(Integer.MAX_VALUE)
                        .waitTimeout(giveUpAfter))
                .build();
    }

    /** A query that nobody waits for would go on scanning, and cost. */
    private void stop(String id, RuntimeException reason) {
        try {
            TimeLimit.last(() -> athena.stopQueryExecution(request -> request.queryExecutionId(id)));
        } catch (SdkException e) {
            reason.addSuppressed(e);
        }
    }

    private static String reason(QueryExecution execution) {
        String reason = execution.status().stateChangeReason();
        return reason == null ? "Athena gave no reason" : Legible.shortened(Legible.of(reason));
    }

    private static Finished finished(String id, QueryExecution execution) {
        QueryExecutionStatistics statistics = execution.statistics();
        EngineVersion engine = execution.engineVersion();
        return new Finished(id, execution.resultConfiguration().outputLocation(),
                engine == null ? "Athena" : Objects.requireNonNullElse(engine.effectiveEngineVersion(), "Athena"),
                statistics == null ? 0 : orZero(statistics.dataScannedInBytes()),
                Duration.ofMillis(statistics == null ? 0 : orZero(statistics.totalExecutionTimeInMillis())));
    }

    private static long orZero(@Nullable Long number) {
        return number == null ? 0 : number;
    }
}
