package io.albreport.function.order;

import io.albreport.report.model.review.ReviewPeriod;

/**
 * A review that is to be made.
 *
 * @param period that is over
 */
public record ReviewRequest(ReviewPeriod period, RunRequest.Kind kind) implements Order {}
