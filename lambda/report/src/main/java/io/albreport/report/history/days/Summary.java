package io.albreport.report.history.days;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.jspecify.annotations.Nullable;

import io.albreport.report.configuration.ApiRoutes;
import io.albreport.report.model.Api;
import io.albreport.report.model.Completeness;
import io.albreport.report.model.DataQuality;
import io.albreport.report.model.Incident;
import io.albreport.report.model.Latency;
import io.albreport.report.model.LatencySketch;
import io.albreport.report.model.Report;
import io.albreport.report.model.Totals;

/**
 * What later reports need of a day: {@code summary.json}, kept beside the report so that no day's logs are read twice.
 * All counts in it can be added up over days.
 *
 * @param schemaVersion raised when a field is renamed, removed or changes its meaning; new fields do not raise it
 * @param timeZone whose day it is; UTC where none is written, as in the first that were kept
 * @param bytesRead as stored
 * @param partial whether some time of the day has no line of any API
 * @param incidents of all APIs, the worst first
 * @param apis most requests first
 * @param learnt what later reports may tell paths as; none that is not as it should be, for it goes into a statement
 */
public record Summary(int schemaVersion, LocalDate date, ZoneId timeZone, long linesRead, long malformedLines,
        long bytesRead, boolean partial, List<Incident> incidents, List<ApiDay> apis,
        @JsonDeserialize(using = KeptRoutes.class) List<ApiRoutes> learnt) {

    /** 2: who made an error is said by what the client got, see {@link Totals.Source}. */
    public static final int SCHEMA_VERSION = 2;

    private static final ZoneId FIRST_ZONE = ZoneId.of("UTC");

    private static final JsonMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    /** Fields that came later are absent in what was kept before. */
    public Summary(int schemaVersion, LocalDate date, @Nullable ZoneId timeZone, long linesRead, long malformedLines,
            long bytesRead, boolean partial, @Nullable List<Incident> incidents, List<ApiDay> apis,
            @Nullable List<ApiRoutes> learnt) {
        this.schemaVersion = schemaVersion;
        this.date = date;
        this.timeZone = Objects.requireNonNullElse(timeZone, FIRST_ZONE);
        this.linesRead = linesRead;
        this.malformedLines = malformedLines;
        this.bytesRead = bytesRead;
        this.partial = partial;
        this.incidents = Objects.requireNonNullElse(incidents, List.of());
        this.apis = apis;
        this.learnt = Objects.requireNonNullElse(learnt, List.of());
    }

    /**
     * One API's day; errors are counted apart by who made them, as in {@link Totals}.
     *
     * @param targetGroups their ARNs: what tells two APIs of one name apart
     * @param partial whether some time of the day has no line of it
     * @param codes requests by status code, as logged
     * @param hourlyErrors answers 500-599
     */
    public record ApiDay(String name, List<String> targetGroups, boolean partial, long requests, Totals.Status status,
            Map<String, Long> codes, long elb4xx, long elb5xx, long target4xx, long target5xx, long receivedBytes,
            long sentBytes, List<Long> hourlyRequests, List<Long> hourlyErrors, Sketch latency) {

        /** As above: codes were not kept at first. */
        public ApiDay(String name, List<String> targetGroups, boolean partial, long requests, Totals.Status status,
                @Nullable Map<String, Long> codes, long elb4xx, long elb5xx, long target4xx, long target5xx,
                long receivedBytes, long sentBytes, List<Long> hourlyRequests, List<Long> hourlyErrors,
                Sketch latency) {
            this.name = name;
            this.targetGroups = targetGroups;
            this.partial = partial;
            this.requests = requests;
            this.status = Objects.requireNonNull(status);
            this.codes = Objects.requireNonNullElse(codes, Map.of());
            this.elb4xx = elb4xx;
            this.elb5xx = elb5xx;
            this.target4xx = target4xx;
            this.target5xx = target5xx;
            this.receivedBytes = receivedBytes;
            this.sentBytes = sentBytes;
            this.hourlyRequests = Objects.requireNonNull(hourlyRequests);
            this.hourlyErrors = Objects.requireNonNull(hourlyErrors);
            this.latency = Objects.requireNonNull(latency);
        }

        static ApiDay of(Api api, Completeness completeness) {
            Totals totals = api.totals();
            return new ApiDay(api.name(), api.targetGroups(), !completeness.of(api.name()).isEmpty(),
                    totals.requests(), totals.status(), codes(totals), totals.elb4xx(), totals.elb5xx(),
                    totals.target4xx(), totals.target5xx(), totals.receivedBytes(), totals.sentBytes(),
                    api.hourlyRequests(), api.hourlyErrors(), Sketch.of(totals.latencyMs()));
        }

        private static Map<String, Long> codes(Totals totals) {
            return totals.statusCodes().stream().collect(Collectors.toMap(Totals.StatusCode::code,
                    Totals.StatusCode::requests, Long::sum, TreeMap::new));
        }
    }

    /**
     * Latencies by logarithmic bucket: sketches of one accuracy add up bucket by bucket. Bucket i holds what is above
     * gamma^(i-1) ms and up to gamma^i ms, with gamma = (1 + accuracy) / (1 - accuracy); bucket -1000 holds 0 ms.
     *
     * @param accuracy relative
     * @param buckets how many of each, ascending; none is empty
     * @param timeouts requests without a time that rank behind all of them
     * @param maxMs the longest time, exact; null when there is none
     */
    public record Sketch(double accuracy, Map<Integer, Long> buckets, long timeouts, @Nullable Double maxMs) {

        static Sketch of(Latency latency) {
            TreeMap<Integer, Long> buckets = new TreeMap<>();
            latency.buckets().forEach(bucket -> buckets.merge(LatencySketch.bucket(bucket.ms()), bucket.count(),
                    Long::sum));
            return new Sketch(LatencySketch.ACCURACY, buckets, latency.timeouts(), latency.max());
        }

        /**
         * Requests with a latency, and those that timed out.
         *
         * @throws IllegalArgumentException when the buckets do not ascend, which percentiles rest upon
         */
        long timed() {
            long timed = timeouts;
            int last = Integer.MIN_VALUE;
            for (Map.Entry<Integer, Long> bucket : buckets.entrySet()) {
                if (bucket.getKey() <= last) {
                    throw new IllegalArgumentException("bucket %d after %d".formatted(bucket.getKey(), last));
                }
                last = bucket.getKey();
                timed += bucket.getValue();
            }
            return timed;
        }
    }

    /** Of a day from which nothing was learnt. */
    public static Summary of(Report report) {
        return of(report, List.of());
    }

    public static Summary of(Report report, List<ApiRoutes> learnt) {
        DataQuality quality = report.dataQuality();
        return new Summary(SCHEMA_VERSION, report.period().day(), report.period().zone(), quality.linesRead(),
                quality.malformedLines(), quality.bytesRead(), !report.completeness().ofAll().isEmpty(),
                report.incidents(),
                report.apis().stream().map(api -> ApiDay.of(api, report.completeness())).toList(), learnt);
    }

    /**
     * @throws IOException when it is none, or broke off
     */
    public static Summary read(InputStream json) throws IOException {
        return JSON.readValue(json, Summary.class);
    }

    /** The bytes of {@code summary.json}. */
    public byte[] toJson() {
        var bytes = new ByteArrayOutputStream();
        // A Writer of the JDK replaces a lone surrogate; Jackson's own encoder refuses it and would lose the day.
        try (Writer text = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
            JSON.writeValue(text, this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
