package io.albreport.report.rendering;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.albreport.report.model.Api;
import io.albreport.report.model.DataQuality;
import io.albreport.report.model.Latency;
import io.albreport.report.model.LatencySketch;
import io.albreport.report.model.Report;
import io.albreport.report.model.Totals;

/**
 * What later reports need of a day: {@code summary.json}, kept beside the report so that no day's logs are read twice.
 * Everything in it can be added up over days.
 *
 * @param schemaVersion raised when a field is renamed, removed or changes its meaning; new fields do not raise it
 * @param bytesRead as stored
 * @param apis most requests first
 */
public record Summary(int schemaVersion, LocalDate date, long linesRead, long malformedLines, long bytesRead,
        List<ApiDay> apis) {

    /** 2: who made an error is said by what the client got, see {@link Totals.Source}. */
    static final int SCHEMA_VERSION = 2;

    /**
     * One API's day; errors are counted apart by who made them, as in {@link Totals}.
     *
     * @param targetGroups their ARNs: what tells two APIs of one name apart
     * @param hourlyErrors answers 500-599
     */
    public record ApiDay(String name, List<String> targetGroups, long requests, Totals.Status status, long elb4xx,
            long elb5xx, long target4xx, long target5xx, long receivedBytes, long sentBytes, List<Long> hourlyRequests,
            List<Long> hourlyErrors, Sketch latency) {

        static ApiDay of(Api api) {
            Totals totals = api.totals();
            return new ApiDay(api.name(), api.targetGroups(), totals.requests(), totals.status(), totals.elb4xx(),
                    totals.elb5xx(), totals.target4xx(), totals.target5xx(), totals.receivedBytes(),
                    totals.sentBytes(), api.hourlyRequests(), api.hourlyErrors(), Sketch.of(totals.latencyMs()));
        }
    }

    /**
     * Latencies by logarithmic bucket: sketches of one accuracy add up bucket by bucket. Bucket i holds what is above
     * gamma^(i-1) ms and up to gamma^i ms, with gamma = (1 + accuracy) / (1 - accuracy); bucket -1000 holds 0 ms.
     *
     * @param accuracy relative
     * @param buckets how many of each; none is empty
     * @param timeouts requests without a time that rank behind all of them
     * @param maxMs the longest time, exact; null when there is none
     */
    public record Sketch(double accuracy, TreeMap<Integer, Long> buckets, long timeouts, @Nullable Double maxMs) {

        static Sketch of(Latency latency) {
            TreeMap<Integer, Long> buckets = new TreeMap<>();
            latency.buckets().forEach(bucket -> buckets.merge(LatencySketch.bucket(bucket.ms()), bucket.count(),
                    Long::sum));
            return new Sketch(LatencySketch.ACCURACY, buckets, latency.timeouts(), latency.max());
        }
    }

    public static Summary of(Report report) {
        DataQuality quality = report.dataQuality();
        return new Summary(SCHEMA_VERSION, report.period().day(), quality.linesRead(), quality.malformedLines(),
                quality.bytesRead(), report.apis().stream().map(ApiDay::of).toList());
    }

    /** The bytes of {@code summary.json}. */
    public byte[] toJson() {
        return JsonReport.write(this);
    }
}
