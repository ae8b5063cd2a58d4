package io.albreport.function;

import java.time.Duration;
import java.util.Set;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.waiters.Waiter;
import software.amazon.awssdk.core.waiters.WaiterAcceptor;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.GetQueryExecutionResponse;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;

/** Runs one statement on Athena, in a workgroup that prescribes where results go and how much may be scanned. */
final class AthenaQuery {
    private static final Set<QueryExecutionState> ENDED = Set.of(QueryExecutionState.SUCCEEDED,
            QueryExecutionState.FAILED, QueryExecutionState.CANCELLED);

    private final AthenaClient athena;
    private final String workgroup;
    private final String database;
    private final Patience patience;

    AthenaQuery(AthenaClient athena, ReportEnvironment environment, Patience patience) {
        this.athena = athena;
        this.workgroup = environment.workgroup();
        this.database = environment.database();
        this.patience = patience;
    }

    /**
     * How long a query is waited for.
     *
     * @param poll from one look to the next
     * @param limit after which it is stopped
     */
    record Patience(Duration poll, Duration limit) {
        /** A day of 200 GB takes about a minute; the rest of the function's 300 s is for the report. */
        static final Patience USUAL = new Patience(Duration.ofSeconds(2), Duration.ofSeconds(180));
    }

    /**
     * Starts it and waits for its end. The request token is left to the SDK: one of our own, derived from the day, would
     * give every retry the failed query again.
     *
     * @throws QueryFailedException when it fails, is cancelled or takes too long; in the latter case it is stopped, so
     *         that it costs no more
     */
    QueryExecution run(String sql) {
        String id = athena.startQueryExecution(start -> start.queryString(sql).workGroup(workgroup)
                .queryExecutionContext(context -> context.database(database))).queryExecutionId();
        QueryExecution ended = waitFor(id);
        if (ended.status().state() != QueryExecutionState.SUCCEEDED) {
            throw new QueryFailedException("query %s is %s: %s".formatted(id, ended.status().stateAsString(),
                    ended.status().stateChangeReason()));
        }
        return ended;
    }

    private QueryExecution waitFor(String id) {
        try {
            return waiter().run(() -> athena.getQueryExecution(get -> get.queryExecutionId(id))).matched().response()
                    .orElseThrow().queryExecution();
        } catch (SdkException e) {
            athena.stopQueryExecution(stop -> stop.queryExecutionId(id));
            throw new QueryFailedException("query %s did not end within %d s and was stopped: %s".formatted(id,
                    patience.limit().toSeconds(), e.getMessage()), e);
        }
    }

    private Waiter<GetQueryExecutionResponse> waiter() {
        return Waiter.builder(GetQueryExecutionResponse.class)
                .addAcceptor(WaiterAcceptor.successOnResponseAcceptor(
                        answer -> ENDED.contains(answer.queryExecution().status().state())))
                .addAcceptor(WaiterAcceptor.retryOnResponseAcceptor(_ -> true))
                .overrideConfiguration(waiting -> waiting
                        .backoffStrategyV2(BackoffStrategy.fixedDelayWithoutJitter(patience.poll()))
                        .maxAttempts((int) patience.limit().dividedBy(patience.poll()) + 1)
                        .waitTimeout(patience.limit()))
                .build();
    }
}
