package io.albreport.function;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.EngineVersion;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import software.amazon.awssdk.services.athena.model.QueryExecutionStatistics;

import io.albreport.report.Legible;

/**
 * Runs one statement on Athena and waits for its end. Where the answer goes, how it is encrypted and how much may be
 * scanned is the workgroup's to say.
 *
 * @param pollEvery time between two questions for the state
 * @param giveUpAfter time from the start on after which the query is stopped
 */
record AthenaQuery(AthenaClient athena, String workgroup, String database, Duration pollEvery, Duration giveUpAfter) {
    /** A day's query takes 5 to 60 s: often enough not to matter, and 90 questions at most. */
    static final Duration POLL_EVERY = Duration.ofSeconds(2);

    /** Leaves two of the function's five minutes for reading, rendering, storing and mailing. */
    static final Duration GIVE_UP_AFTER = Duration.ofMinutes(3);

    AthenaQuery(AthenaClient athena, String workgroup, String database) {
        this(athena, workgroup, database, POLL_EVERY, GIVE_UP_AFTER);
    }

    /**
     * A query that ended well.
     *
     * @param output the S3 location of the result, a CSV file
     * @param engine such as {@code Athena engine version 3}
     * @param bytesScanned as stored; what Athena charges for
     * @param duration as Athena measured it, waiting in its queue included
     */
    record Finished(String id, String output, String engine, long bytesScanned, Duration duration) {}

    /**
     * Runs the statement.
     *
     * @throws ReportFailedException when it fails, is cancelled or takes too long, with Athena's reason
     * @throws SdkException when Athena cannot be asked; a query that was started is stopped
     */
    Finished run(String statement) {
        // No request token of our own: Athena answers one it knows with that earlier query, even a failed one.
        // https://docs.aws.amazon.com/athena/latest/APIReference/API_StartQueryExecution.html
        String id = athena.startQueryExecution(request -> request.queryString(statement).workGroup(workgroup)
                .queryExecutionContext(context -> context.database(database))).queryExecutionId();
        QueryExecution ended;
        try {
            ended = awaitEnd(id);
        } catch (RuntimeException e) {
            stop(id, e);
            throw e;
        }
        if (ended.status().state() != QueryExecutionState.SUCCEEDED) {
            throw new ReportFailedException("Athena query %s %s: %s".formatted(id,
                    ended.status().state() == QueryExecutionState.FAILED ? "failed" : "was cancelled", reason(ended)));
        }
        return finished(id, ended);
    }

    private QueryExecution awaitEnd(String id) {
        long start = System.nanoTime();
        while (true) {
            QueryExecution execution = athena.getQueryExecution(request -> request.queryExecutionId(id))
                    .queryExecution();
            QueryExecutionState state = execution.status().state();
            switch (state) {
                case SUCCEEDED, FAILED, CANCELLED -> {
                    return execution;
                }
                case QUEUED, RUNNING, UNKNOWN_TO_SDK_VERSION -> pause(id);
            }
            if (System.nanoTime() - start >= giveUpAfter.toNanos()) {
                throw new ReportFailedException(
                        "Athena query %s was still %s after %d s and was given up".formatted(id,
                                state.toString().toLowerCase(Locale.ROOT), giveUpAfter.toSeconds()));
            }
        }
    }

    private void pause(String id) {
        try {
            Thread.sleep(pollEvery);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReportFailedException("waiting for Athena query %s was interrupted".formatted(id), e);
        }
    }

    /** A query that nobody waits for would go on scanning, and cost. */
    private void stop(String id, RuntimeException reason) {
        try {
            athena.stopQueryExecution(request -> request.queryExecutionId(id));
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
