package io.albreport.report.history.days;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * An API's days with a known truth: a working week, growth, and noise whose logarithm is normal.
 *
 * @param requests on a Monday at first
 * @param noise deviation of the logarithm of requests, and of each latency
 * @param errorNoise of the share of errors, beside what chance does to their number
 * @param growth of requests over 28 days, relative
 */
public record SimulatedApi(double requests, double noise, double errorNoise, double growth, double errorShare) {
    static final LocalDate MONDAY = LocalDate.of(2026, 8, 3);

    private static final double[] WEEK = {1, 1.05, 1.05, 1, 0.95, 0.45, 0.35};

    private static final double P95_MS = 120;

    public static SimulatedApi of(double requests, double noise) {
        return new SimulatedApi(requests, noise, noise, 0, 0.001);
    }

    public SimulatedApi growing(double by) {
        return new SimulatedApi(requests, noise, errorNoise, by, errorShare);
    }

    public SimulatedApi failing(double share) {
        return new SimulatedApi(requests, noise, errorNoise, growth, share);
    }

    public SimulatedApi erring(double withNoise) {
        return new SimulatedApi(requests, noise, withNoise, growth, errorShare);
    }

    public KnownApi on(int day, Random chance) {
        double level = requests * WEEK[Math.floorMod(day, 7)] * Math.pow(1 + growth, day / 28.0);
        long count = Math.round(level * wobble(noise, chance));
        long errors = Math.min(count, poisson(count * errorShare * wobble(errorNoise, chance), chance));
        long clientErrors = Math.min(count - errors, poisson(count * 0.02 * wobble(errorNoise, chance), chance));
        // Half of the variance is the day's, and half the percentile's own.
        double part = noise * Math.sqrt(0.5);
        double p95Ms = P95_MS * wobble(part, chance);
        return new KnownApi(false, count, errors, clientErrors, count, 0, p95Ms / 3 * wobble(part, chance),
                p95Ms * wobble(part, chance), p95Ms * 2 * wobble(part, chance), Set.of("200", "404", "502"));
    }

    public static KnownDay day(int day, Map<String, KnownApi> apis) {
        long requests = apis.values().stream().mapToLong(KnownApi::requests).sum();
        return new KnownDay(MONDAY.plusDays(day), false, requests * 60, requests / 12, apis);
    }

    public List<KnownDay> days(int days, Random chance) {
        List<KnownDay> known = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            known.add(day(day, Map.of("orders", on(day, chance))));
        }
        return known;
    }

    public static List<KnownDay> with(List<KnownDay> days, UnaryOperator<KnownApi> changed) {
        return days.stream().map(day -> with(day, changed)).toList();
    }

    public static KnownDay with(KnownDay day, UnaryOperator<KnownApi> changed) {
        return new KnownDay(day.date(), day.partial(), day.bytesRead(), day.peakHour(),
                Map.of("orders", changed.apply(Objects.requireNonNull(day.apis().get("orders")))));
    }

    public static KnownApi requests(KnownApi api, double factor) {
        return new KnownApi(api.partial(), Math.round(api.requests() * factor), Math.round(api.errors() * factor),
                Math.round(api.clientErrors() * factor), Math.round(api.timed() * factor), 0, api.p50Ms(), api.p95Ms(),
                api.p99Ms(), api.codes());
    }

    public static KnownApi slower(KnownApi api, double factor) {
        return new KnownApi(api.partial(), api.requests(), api.errors(), api.clientErrors(), api.timed(), 0,
                times(api.p50Ms(), factor), times(api.p95Ms(), factor), times(api.p99Ms(), factor), api.codes());
    }

    private static @Nullable Double times(@Nullable Double value, double factor) {
        return value == null ? null : value * factor;
    }

    private static double wobble(double noise, Random chance) {
        return Math.exp(noise * chance.nextGaussian());
    }

    /** By Knuth for few; of many it is all but normal. */
    private static long poisson(double mean, Random chance) {
        if (mean > 60) {
            return Math.max(0, Math.round(mean + Math.sqrt(mean) * chance.nextGaussian()));
        }
        double product = chance.nextDouble();
        long count = 0;
        while (product > Math.exp(-mean)) {
            product *= chance.nextDouble();
            count++;
        }
        return count;
    }
}
