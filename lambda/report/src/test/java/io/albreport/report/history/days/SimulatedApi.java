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
 * @param noise deviation of the logarithm of requests and latencies
 * @param growth of requests over 28 days, relative
 */
public record SimulatedApi(double requests, double noise, double growth, double errorShare, double p95Ms) {
    static final LocalDate MONDAY = LocalDate.of(2026, 8, 3);

    private static final double[] WEEK = {1, 1.05, 1.05, 1, 0.95, 0.45, 0.35};

    /** Deviation of the logarithm of a day's share of errors: some days are worse. */
    private static final double ERROR_NOISE = 0.5;

    public static SimulatedApi of(double requests, double noise) {
        return new SimulatedApi(requests, noise, 0, 0.001, 120);
    }

    public KnownApi on(int day, Random chance) {
        double level = requests * WEEK[Math.floorMod(day, 7)] * Math.pow(1 + growth, day / 28.0);
        long count = Math.round(level * wobble(noise, chance));
        long errors = Math.min(count, poisson(count * errorShare * wobble(ERROR_NOISE, chance), chance));
        long clientErrors = Math.min(count - errors, poisson(count * 0.02 * wobble(ERROR_NOISE / 2, chance), chance));
        double slower = p95Ms * wobble(noise / 2, chance);
        return new KnownApi(false, count, errors, clientErrors, count, 0, slower / 3 * wobble(noise / 2, chance),
                slower * wobble(noise / 2, chance), slower * 2 * wobble(noise, chance), Set.of("200", "404", "502"));
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

    public static KnownApi errors(KnownApi api, double factor) {
        return new KnownApi(api.partial(), api.requests(), Math.round(api.errors() * factor), api.clientErrors(),
                api.timed(), 0, api.p50Ms(), api.p95Ms(), api.p99Ms(), api.codes());
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
