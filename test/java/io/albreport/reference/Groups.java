package io.albreport.reference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

import org.jspecify.annotations.Nullable;

import io.albreport.report.model.Hour;
import io.albreport.report.model.Period;
import io.albreport.report.model.Routes;
import io.albreport.report.model.Share;
import io.albreport.report.model.Totals.Source;

/** Divides requests into groups that have something in common. */
final class Groups {
    private static final Comparator<String> NULLS_LAST = Comparator.nullsLast(Comparator.naturalOrder());
    private static final Comparator<Routes.Route> MOST_FIRST = Comparator.comparingLong(Routes.Route::requests)
            .reversed().thenComparing(route -> route.method() == null ? null : route.method() + " " + route.route(),
                    NULLS_LAST)
            .thenComparing(Routes.Route::api);

    private Groups() {}

    static <K> Map<K, List<LoggedRequest>> by(Function<LoggedRequest, K> key, List<LoggedRequest> requests) {
        Map<K, List<LoggedRequest>> groups = new LinkedHashMap<>();
        requests.forEach(r -> groups.computeIfAbsent(key.apply(r), _ -> new ArrayList<>()).add(r));
        return groups;
    }

    static List<Share> top(int top, Function<LoggedRequest, @Nullable String> value, List<LoggedRequest> requests) {
        return by(r -> new Text(value.apply(r)), requests).entrySet().stream()
                .map(e -> new Share(e.getKey().value(), e.getValue().size(), Sums.ofClass(4, e.getValue()),
                        Sums.ofClass(5, e.getValue())))
                .sorted(Comparator.comparingLong(Share::requests).reversed().thenComparing(Share::value, NULLS_LAST))
                .limit(top).toList();
    }

    static List<Hour> hours(Period period, List<LoggedRequest> requests) {
        return Span.hours(period).stream().map(hour -> hour(hour.start(), hour.start().atZone(period.zone()).getHour(),
                within(hour, requests))).toList();
    }

    static List<LoggedRequest> within(Span span, List<LoggedRequest> requests) {
        return requests.stream().filter(request -> span.holds(request.time())).toList();
    }

    private static Hour hour(Instant start, int hour, List<LoggedRequest> requests) {
        return new Hour(start, hour, requests.size(), Sums.status(requests),
                Sums.madeBy(Source.LOAD_BALANCER, 5, requests),
                Sums.madeBy(Source.TARGET, 5, requests), ExactLatency.p95(requests), ExactLatency.p99(requests),
                ExactLatency.timeouts(requests));
    }

    static Routes routes(int top, Function<LoggedRequest, String> api, List<LoggedRequest> requests) {
        List<Routes.Route> routes = by(r -> new ApiRoute(api.apply(r), r.route()), requests).entrySet().stream()
                .map(e -> route(e.getKey(), e.getValue())).toList();
        return new Routes(
                top(top, route -> route.errors() > 0, route -> route.errors(), routes),
                top(top, route -> route.errors() > 0 && route.requests() >= Routes.MINIMUM_SAMPLE,
                        route -> (double) route.errors() / route.requests(), routes),
                top(top, route -> ranked(route) >= Routes.MINIMUM_SAMPLE, route -> withinOnePercent(route.p99Ms()),
                        routes),
                top(top, route -> route.totalMs() > 0, route -> route.totalMs(), routes),
                top(top, route -> true, route -> 0, routes));
    }

    private static List<Routes.Route> top(int top, Predicate<Routes.Route> belongs, ToDoubleFunction<Routes.Route> most,
            List<Routes.Route> routes) {
        return routes.stream().filter(belongs)
                .sorted(Comparator.comparingDouble(most).reversed().thenComparing(MOST_FIRST)).limit(top).toList();
    }

    private static long ranked(Routes.Route route) {
        return route.count() + route.timeouts();
    }

    /** Latencies that the report cannot tell apart are as slow as each other; no answer is slower than any. */
    private static double withinOnePercent(@Nullable Double ms) {
        return ms == null ? Double.POSITIVE_INFINITY : Math.ceil(Math.log(ms) / Math.log(1.01 / 0.99));
    }

    private static Routes.Route route(ApiRoute key, List<LoggedRequest> requests) {
        return new Routes.Route(key.route().method(), key.route().path(), key.api(), requests.size(),
                Sums.ofClass(4, requests), Sums.ofClass(5, requests), ExactLatency.p95(requests),
                ExactLatency.p99(requests), ExactLatency.totalMs(requests), ExactLatency.count(requests),
                ExactLatency.timeouts(requests));
    }

    private record ApiRoute(String api, Route route) {}

    private record Text(@Nullable String value) {}
}
