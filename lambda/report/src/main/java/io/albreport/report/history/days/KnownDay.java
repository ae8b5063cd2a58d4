package io.albreport.report.history.days;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.LongStream;

import org.jspecify.annotations.Nullable;

import io.albreport.report.configuration.LatencyGoal;
import io.albreport.report.configuration.ReportConfig;

/**
 * What history keeps in memory of a day's summary, a few hundred bytes an API.
 *
 * @param partial whether some time of the day has no line of any API: it tells nothing of what is normal
 * @param bytesRead of logs, as stored
 * @param peakHour requests of all APIs in the day's busiest hour
 * @param apis by name, the requests that reached no target group among them
 */
public record KnownDay(LocalDate date, boolean partial, long bytesRead, long peakHour, Map<String, KnownApi> apis) {

    /** A status code that so few answers have is no news. */
    private static final long FEWEST_OF_A_CODE = 10;

    /** @param config says which latencies are above their limit */
    public static KnownDay of(Summary summary, ReportConfig config) {
        return of(summary, config, 1);
    }

    /** The report's own day, of which status codes are told only if a few answers have them. */
    public static KnownDay ofReport(Summary summary, ReportConfig config) {
        return of(summary, config, FEWEST_OF_A_CODE);
    }

    private static KnownDay of(Summary summary, ReportConfig config, long leastOfCode) {
        Map<String, KnownApi> apis = new LinkedHashMap<>();
        long[] hours = new long[summary.apis().stream().mapToInt(api -> api.hourlyRequests().size()).max().orElse(1)];
        for (Summary.ApiDay api : summary.apis()) {
            apis.put(api.name(), KnownApi.of(api, limitMs(config.latencyOf(api.name())), leastOfCode));
            for (int hour = 0; hour < api.hourlyRequests().size(); hour++) {
                hours[hour] += api.hourlyRequests().get(hour);
            }
        }
        return new KnownDay(summary.date(), summary.partial(), summary.bytesRead(),
                LongStream.of(hours).max().orElse(0),
                Collections.unmodifiableMap(apis));
    }

    private static @Nullable Double limitMs(@Nullable LatencyGoal goal) {
        return goal == null ? null : goal.withinMs();
    }

    /** Of all APIs, and of those that reached none. */
    public long requests() {
        return apis.values().stream().mapToLong(KnownApi::requests).sum();
    }

    /** The same day with one API, which is all of them together; it has no latency. */
    public KnownDay together(String name) {
        return new KnownDay(date, partial, bytesRead, peakHour, Map.of(name, KnownApi.together(apis.values())));
    }
}
