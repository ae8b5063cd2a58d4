package io.albreport.function.run;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

import io.albreport.function.announcing.Announcer;
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
        counts.put(present(request.period().kind()), 1L);
    }

    @Override
    public void uploaded(Duration duration) {
        counts.put("S3UploadFailures", 0L);
    }

    @Override
    public void uploadFailed() {
        counts.put("S3UploadFailures", 1L);
    }

    @Override
    public void delivered(Instant now) {
        present();
    }

    @Override
    public void alreadyThere() {
        present();
    }

    @Override
    public void mailed(Announcer.Told told) {
        if (told == Announcer.Told.NOW || told == Announcer.Told.REFUSED) {
            counts.put("SnsPublishFailures", told == Announcer.Told.REFUSED ? 1L : 0L);
        }
    }

    /** Writes all. */
    public void emit() {
        if (request.kind().isScheduled() && !counts.isEmpty()) {
            counts.forEach((name, count) -> sink.addMetric(name, (double) count, MetricUnit.COUNT));
            RunMetrics.flush(sink);
        }
    }
}
