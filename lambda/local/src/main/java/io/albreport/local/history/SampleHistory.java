package io.albreport.local.history;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

import io.albreport.report.history.days.Summary;
import io.albreport.report.history.days.Summary.ApiDay;
import io.albreport.report.history.days.Summary.Sketch;
import io.albreport.report.model.Totals;

/**
 * Made-up days before a sample's: the shape of a week, growth, noise, and hardly an error but for one bad day, each as
 * a multiple of what the sample's own day has. Its day of trouble then stands out as one would.
 */
public final class SampleHistory {
    public static final int DAYS = 35;

    /** From Monday on, relative to the week's mean. */
    private static final double[] WEEK = {1.12, 1.18, 1.16, 1.14, 1.08, 0.70, 0.62};

    private static final double GROWTH_A_DAY = 0.002;
    private static final double NOISE = 0.05;
    private static final double USUAL_ERRORS = 0.0003;
    private static final int BAD_DAY = 9;
    private static final double BAD_DAYS_ERRORS = 0.012;
    private static final long SEED = 7;

    private final Summary day;
    private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);

    public SampleHistory(Summary day) {
        this.day = day;
    }

    /** Puts the days where the summaries of a history are. */
    public void keepIn(HistoryFolder folder) throws IOException {
        for (int ago = DAYS; ago > 0; ago--) {
            folder.keep(before(ago));
        }
    }

    private Summary before(int ago) {
        LocalDate date = day.date().minusDays(ago);
        double weekday = WEEK[date.getDayOfWeek().getValue() - 1] / WEEK[day.date().getDayOfWeek().getValue() - 1];
        double size = weekday * Math.exp(-GROWTH_A_DAY * ago);
        List<ApiDay> apis = new ArrayList<>();
        for (ApiDay api : day.apis()) {
            boolean isBad = ago == BAD_DAY && apis.isEmpty();
            apis.add(before(api, size * Math.exp(NOISE * random.nextGaussian()),
                    isBad ? BAD_DAYS_ERRORS : USUAL_ERRORS));
        }
        return new Summary(day.schemaVersion(), date, day.timeZone(), scaled(day.linesRead(), size), 0,
                scaled(day.bytesRead(), size), false, List.of(), apis, List.of());
    }

    private ApiDay before(ApiDay api, double size, double errorShare) {
        long clientErrors = scaled(api.status().clientErrors(), size);
        List<Long> hours = api.hourlyRequests().stream().map(count -> scaled(count, size)).toList();
        long requests = Math.max(clientErrors, hours.stream().mapToLong(Long::longValue).sum());
        long errors = Math.min(requests - clientErrors, Math.round(requests * errorShare * 2 * random.nextDouble()));
        boolean isReached = !api.targetGroups().isEmpty();
        return new ApiDay(api.name(), api.targetGroups(), false, requests,
                new Totals.Status(0, requests - clientErrors - errors, 0, clientErrors, errors, 0),
                codes(api, size), isReached ? 0 : clientErrors, isReached ? 0 : errors,
                isReached ? clientErrors : 0, isReached ? errors : 0, scaled(api.receivedBytes(), size),
                scaled(api.sentBytes(), size), hours, spread(errors, hours.size()), before(api.latency(), size));
    }

    /** The day's own: none of them is news. */
    private static Map<String, Long> codes(ApiDay api, double size) {
        Map<String, Long> codes = new TreeMap<>();
        api.codes().forEach((code, count) -> codes.put(code, Math.max(1, scaled(count, size))));
        return codes;
    }

    /** One after the other from midday on. */
    private static List<Long> spread(long errors, int hours) {
        List<Long> spread = new ArrayList<>();
        for (int hour = 0; hour < hours; hour++) {
            spread.add(errors / hours + (Math.floorMod(hour - hours / 2, hours) < errors % hours ? 1 : 0));
        }
        return spread;
    }

    private static Sketch before(Sketch latency, double size) {
        TreeMap<Integer, Long> buckets = new TreeMap<>();
        latency.buckets().forEach((bucket, count) -> buckets.put(bucket, Math.max(1, scaled(count, size))));
        return new Sketch(latency.accuracy(), buckets, 0, latency.maxMs());
    }

    private static long scaled(long count, double size) {
        return Math.round(count * size);
    }
}
