package io.albreport.function;

import java.time.Duration;

import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

import io.albreport.function.Outcome.Made;
import io.albreport.report.DataQuality;

/**
 * What CloudWatch learns of a scheduled run, as embedded metrics in the log. Runs by hand are for somebody who looks on;
 * they emit nothing, so that no alarm and no objective counts them.
 */
final class RunMetrics {
    /** What the service level objective calls on time, from the start of the run. */
    private static final Duration ON_TIME = Duration.ofSeconds(60);

    private final Metrics metrics;

    RunMetrics(Metrics metrics) {
        this.metrics = metrics;
    }

    /** A run that ended well. A run that found the day's report there has nothing to measure but that. */
    void succeeded(Outcome outcome) {
        outcome.made().ifPresent(this::made);
        ended(outcome.made().isPresent(), true);
    }

    /** A run that threw. */
    void failed() {
        ended(false, false);
    }

    private void made(Made made) {
        DataQuality quality = made.quality();
        add("AthenaQueryDuration", made.query().totalExecutionTimeInMillis(), MetricUnit.MILLISECONDS);
        add("AthenaDataScannedBytes", made.query().dataScannedInBytes(), MetricUnit.BYTES);
        add("TotalRequestsProcessed", quality.requestsCounted(), MetricUnit.COUNT);
        add("MalformedLines", quality.malformedLines(), MetricUnit.COUNT);
        add("EmptyReport", quality.requestsCounted() == 0 ? 1 : 0, MetricUnit.COUNT);
        add("PdfSizeBytes", made.pdfBytes(), MetricUnit.BYTES);
        add("S3UploadDuration", made.upload().toMillis(), MetricUnit.MILLISECONDS);
        add("ReportsOnTime", made.took().compareTo(ON_TIME) <= 0 ? 1 : 0, MetricUnit.COUNT);
        add("DataFreshness", made.age().toSeconds(), MetricUnit.SECONDS);
    }

    private void ended(boolean delivered, boolean present) {
        add("ReportsAttempted", 1, MetricUnit.COUNT);
        add("ReportsDelivered", delivered ? 1 : 0, MetricUnit.COUNT);
        add("ReportPresent", present ? 1 : 0, MetricUnit.COUNT);
        metrics.flush();
    }

    private void add(String name, long value, MetricUnit unit) {
        metrics.addMetric(name, (double) value, unit);
    }
}
