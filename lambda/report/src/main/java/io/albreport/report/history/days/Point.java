package io.albreport.report.history.days;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import io.albreport.report.model.past.Measure;

/**
 * One measure of one API on a whole day.
 *
 * @param value in the measure's own unit
 * @param scaled where days differ by about the same noise: ln(requests + 1), ln(milliseconds), asin(sqrt(share))
 * @param cases errors of a share, requests otherwise
 * @param of requests that the value is made from
 */
public record Point(LocalDate date, double value, double scaled, long cases, long of) {
    /** Timed requests below which a percentile says little of the next day's. */
    private static final long LEAST_TIMED = 1_000;

    /** The logs' resolution: a latency of less is no latency of nothing. */
    private static final double LEAST_MS = 1;

    /** Null where the day says too little. */
    public static @Nullable Point of(LocalDate date, KnownApi api, Measure measure) {
        return switch (measure) {
            case REQUESTS -> requests(date, api.requests());
            case ERROR_SHARE -> share(date, api.errors(), api.requests());
            case CLIENT_ERROR_SHARE -> share(date, api.clientErrors(), api.requests());
            case P50_MS -> latency(date, api.p50Ms(), api.timed());
            case P95_MS -> latency(date, api.p95Ms(), api.timed());
            case P99_MS -> latency(date, api.p99Ms(), api.timed());
        };
    }

    public static Point requests(LocalDate date, long count) {
        return new Point(date, count, Math.log1p((double) count), count, count);
    }

    /** Another level of the same days. */
    public Point moved(double by) {
        return new Point(date, value, scaled + by, cases, of);
    }

    /** Null of no request. By Anscombe, "The transformation of Poisson, binomial and negative-binomial data" (Biometrika 35, 1948). */
    public static @Nullable Point share(LocalDate date, long cases, long of) {
        if (of == 0) {
            return null;
        }
        double share = (cases + 3.0 / 8) / (of + 3.0 / 4);
        return new Point(date, (double) cases / of, Math.asin(Math.sqrt(share)), cases, of);
    }

    private static @Nullable Point latency(LocalDate date, @Nullable Double ms, long timed) {
        return ms == null || timed < LEAST_TIMED
                ? null
                : new Point(date, ms, Math.log(Math.max(ms, LEAST_MS)), timed, timed);
    }
}
