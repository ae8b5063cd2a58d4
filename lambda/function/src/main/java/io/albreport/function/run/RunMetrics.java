package io.albreport.function.run;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import com.amazonaws.services.lambda.runtime.Context;
import software.amazon.cloudwatchlogs.emf.config.EnvironmentConfigurationProvider;
import software.amazon.cloudwatchlogs.emf.environment.Environments;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.MetricsBuilder;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

import io.albreport.function.drill.DrillOutcome;
import io.albreport.function.environment.ReportEnvironment;
import io.albreport.function.health.HealthCheck;
import io.albreport.function.order.RunRequest;
import io.albreport.function.query.AthenaQuery;
import io.albreport.report.model.Delivery;
import io.albreport.report.model.Report;
import io.albreport.report.model.review.ReviewPeriod;

/**
 * What a run measures of itself, written as a line of the embedded metric format at its end; that it tries, it says
 * before, since a run that Lambda ends has no end of its own. Alarms and objectives are about the schedule: runs that an
 * operator starts measure nothing, so that a rehearsal neither wakes anyone nor makes a bad month look better. A
 * deployment says no more than that there was nothing before it.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format.html">
 *      Embedded metric format</a>
 */
public final class RunMetrics implements PublishingMeasures {
    /** What the objectives count, from the start of the run to the manifest; 60 s is on time. */
    private static final Map<String, Duration> WITHIN = Map.of("ReportsWithin30Seconds", Duration.ofSeconds(30),
            "ReportsOnTime", Duration.ofSeconds(60), "ReportsWithin90Seconds", Duration.ofSeconds(90));

    private static final String ATTEMPTED = "ReportsAttempted";

    private final RunRequest request;
    private final Instant start;
    private final Metrics sink;
    private final Map<String, Measured> measured = new LinkedHashMap<>();
    private boolean attempted = true;
    private boolean counted;
    private boolean isWritten;

    private record Measured(long value, MetricUnit unit) {}

    public RunMetrics(RunRequest request, Instant start, Metrics sink) {
        this.request = request;
        this.start = start;
        this.sink = sink;
    }

    /** On standard output, as in Lambda: elsewhere the library would look for an agent, and wait for it. */
    public static Metrics sink(ReportEnvironment environment) {
        return sink(environment.namespace(), environment.service());
    }

    public static Metrics sink(String namespace, String service) {
        EnvironmentConfigurationProvider.getConfig().setEnvironmentOverride(Environments.Lambda);
        return MetricsBuilder.builder().withNamespace(namespace).withService(service).build();
    }

    /** There is no report, and this run sets out to make it. */
    synchronized void attempting() {
        if (request.kind().isScheduled() && !counted) {
            counted = true;
            sink.addMetric(ATTEMPTED, 1, MetricUnit.COUNT);
            flush(sink);
        }
    }

    /** Before this deployment no review may have been due: those that are missing are looked for from now on. */
    void reviewsBegin() {
        Stream.of(ReviewPeriod.Kind.values())
                .forEach(kind -> sink.addMetric(ReviewMetrics.present(kind), 1, MetricUnit.COUNT));
        flush(sink);
    }

    /** Before this deployment no report was due. */
    void newInstallation() {
        sink.addMetric("NewInstallation", 1, MetricUnit.COUNT);
        flush(sink);
    }

    void queried(AthenaQuery.Finished query) {
        add("AthenaQueryDuration", query.duration().toMillis(), MetricUnit.MILLISECONDS);
        add("AthenaDataScannedBytes", query.bytesScanned(), MetricUnit.BYTES);
    }

    void rendered(Report report, long pdfBytes) {
        add("TotalRequestsProcessed", report.dataQuality().requestsCounted(), MetricUnit.COUNT);
        add("LinesRead", report.dataQuality().linesRead(), MetricUnit.COUNT);
        add("MalformedLines", report.dataQuality().malformedLines(), MetricUnit.COUNT);
        add("EmptyReport", report.dataQuality().requestsCounted() == 0 ? 1 : 0, MetricUnit.COUNT);
        add("PdfSizeBytes", pdfBytes, MetricUnit.BYTES);
        Delivery.Change change = report.dataQuality().delivery().sinceDayBefore();
        if (change != null) {
            add("LateLines", change.lateLines(), MetricUnit.COUNT);
            add("SilentFolders", change.silentFolders().size(), MetricUnit.COUNT);
        }
    }

    @Override
    public void count(String name, long value) {
        add(name, value, MetricUnit.COUNT);
    }

    @Override
    public void uploaded(Duration duration) {
        add("S3UploadDuration", duration.toMillis(), MetricUnit.MILLISECONDS);
        PublishingMeasures.super.uploaded(duration);
    }

    /** The report's manifest is there, and this run wrote it. */
    @Override
    public void delivered(Instant now) {
        Instant end = request.period().end();
        Duration took = Duration.between(start, now);
        add("ReportsDelivered", 1, MetricUnit.COUNT);
        WITHIN.forEach((name, limit) -> add(name, took.compareTo(limit) <= 0 ? 1 : 0, MetricUnit.COUNT));
        add("DataFreshness", Duration.between(end, now).toSeconds(), MetricUnit.SECONDS);
        add("ReportPresent", 1, MetricUnit.COUNT);
    }

    /** Another run made it: this one did not try, and counts neither as a success nor as a failure. */
    @Override
    public synchronized void alreadyThere() {
        attempted = false;
        add("ReportPresent", 1, MetricUnit.COUNT);
    }

    /** Writes all, once, whoever is first to say so; what a failed run did not come to counts as not done. */
    public synchronized void emit(Context context) {
        if (!request.kind().isScheduled() || isWritten) {
            return;
        }
        isWritten = true;
        if (attempted) {
            if (!counted) {
                add(ATTEMPTED, 1, MetricUnit.COUNT);
            }
            Measured none = new Measured(0, MetricUnit.COUNT);
            measured.putIfAbsent("ReportsDelivered", none);
            WITHIN.keySet().forEach(name -> measured.putIfAbsent(name, none));
        }
        sink.captureColdStartMetric(context);
        measured.forEach((name, value) -> sink.addMetric(name, (double) value.value(), value.unit()));
        flush(sink);
    }

    /** What a health check found; what it could not find out is neither good nor bad, and not measured. */
    public static void emit(HealthCheck.Health health, Metrics metrics) {
        if (health.healthy() != null) {
            metrics.addMetric("HealthCheckPassed", health.healthy() ? 1 : 0, MetricUnit.COUNT);
        }
        if (health.confirmedSubscriptions() != null) {
            metrics.addMetric("ConfirmedSubscriptions", (double) health.confirmedSubscriptions(), MetricUnit.COUNT);
        }
        if (health.healthy() != null || health.confirmedSubscriptions() != null) {
            flush(metrics);
        }
    }

    /** What a drill found. A success rate of nothing is none. */
    public static void emit(DrillOutcome drill, Metrics metrics) {
        metrics.addMetric("DrillObjectsChecked", drill.checked(), MetricUnit.COUNT);
        if (drill.percent() != null) {
            metrics.addMetric("DrillSuccess", drill.percent(), MetricUnit.PERCENT);
        }
        metrics.addMetric("ReportOnBothSides", drill.reportOnBothSides() ? 1 : 0, MetricUnit.COUNT);
        flush(metrics);
    }

    static void flush(Metrics metrics) {
        // Else a run after a restored snapshot would carry the snapshot's time.
        metrics.setTimestamp(Instant.now());
        metrics.flush();
    }

    private synchronized void add(String name, long value, MetricUnit unit) {
        measured.put(name, new Measured(value, unit));
    }
}
