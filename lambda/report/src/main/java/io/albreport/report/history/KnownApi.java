package io.albreport.report.history;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * One API's day, as history keeps it.
 *
 * @param partial whether some time of the day has no line of it
 * @param errors answers 500-599
 * @param clientErrors answers 400-499
 * @param timed requests with a latency, and those that timed out
 * @param slow those of them above the API's limit; 0 without a limit
 * @param p50Ms null when it falls among the timeouts, or none was timed; so are the others
 * @param codes status codes of its answers
 */
public record KnownApi(boolean partial, long requests, long errors, long clientErrors, long timed, long slow,
        @Nullable Double p50Ms, @Nullable Double p95Ms, @Nullable Double p99Ms, Set<String> codes) {}
