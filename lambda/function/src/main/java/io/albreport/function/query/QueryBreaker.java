package io.albreport.function.query;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;

import io.albreport.function.environment.ReportFailedException;

/**
 * Keeps runs from asking Athena again and again while it fails. It remembers as long as its execution environment
 * lives, which may be shorter than it stays open: the catch-up run is what brings a late report.
 */
public final class QueryBreaker {
    /** In a row. As many as one schedule's run with its two repetitions. */
    public static final int FAILURES = 3;

    /** Then one query is tried. */
    static final Duration OPEN = Duration.ofMinutes(5);

    private final CircuitBreaker breaker;

    public QueryBreaker(Clock clock) {
        breaker = CircuitBreaker.of("athena", CircuitBreakerConfig.custom()
                .slidingWindow(FAILURES, FAILURES, SlidingWindowType.COUNT_BASED)
                .failureRateThreshold(100)
                .waitDurationInOpenState(OPEN)
                .permittedNumberOfCallsInHalfOpenState(1)
                .clock(clock)
                .build());
    }

    /**
     * Asks, unless it is open.
     *
     * @throws ReportFailedException at once, while it is open
     */
    public <T> T ask(Supplier<T> query) {
        try {
            return breaker.executeSupplier(query);
        } catch (CallNotPermittedException e) {
            throw new ReportFailedException(
                    "Athena failed %d times in a row and is left alone for %d s: ask again later"
                            .formatted(FAILURES, OPEN.toSeconds()),
                    e);
        }
    }
}
