package io.albreport.function.run;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

import io.albreport.function.order.ReviewRequest;
import io.albreport.report.model.review.ReviewPeriod;

/**
 * What a run for a review measures of itself. Like those of reports, only runs of the schedule measure something; each of
 * them looks whether the review is there, so that one that is missing is noticed within a day.
 */
public final class ReviewMetrics implements PublishingMeasures {
    private final ReviewRequest request;
    private final Metrics sink;
    private final Map<String, Long> counts = new LinkedHashMap<>();

    public ReviewMetrics(ReviewRequest request, Metrics sink) {
        this.request = request;
        this.sink = sink;
    }

    /** The metric that says that the last review of a kind is there. */
    static String present(ReviewPeriod.Kind kind) {
        return switch (kind) {
            case WEEK -> "WeeklyReviewPresent";
            case MONTH -> "MonthlyReviewPresent";
        };
    }

    /** It is there, or there is nothing to review. */
    void present() {
        count(present(request.period().kind()), 1);
    }

    @Override
    public void count(String name, long value) {
        counts.put(name, value);
    }

    @Override
    public void delivered(Instant now) {
        present();
    }

    @Override
    public void alreadyThere() {
        present();
    }

    /** Writes all. */
    public void emit() {
        if (request.kind().isScheduled() && !counts.isEmpty()) {
            counts.forEach((name, count) -> sink.addMetric(name, (double) count, MetricUnit.COUNT));
            RunMetrics.flush(sink);
        }
    }
}
