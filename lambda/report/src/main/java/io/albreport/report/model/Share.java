package io.albreport.report.model;

import org.jspecify.annotations.Nullable;

/**
 * Requests that have one value in common: a client's address, a user agent, a TLS version, a classification.
 *
 * @param value decoded from the log's {@code \xHH} form; null where the log has none
 * @param clientErrors answers 400-499
 * @param errors answers 500-599
 */
public record Share(@Nullable String value, long requests, long clientErrors, long errors) {}
