package io.albreport.reference;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.albreport.report.model.Incident.Dimension;
import io.albreport.report.model.Period;
import io.albreport.report.model.Share;
import io.albreport.report.verdict.ApiDay;
import io.albreport.report.verdict.PaceSlot;
import io.albreport.report.verdict.PacedRoute;
import io.albreport.report.verdict.Suspect;

/** One API's requests by time, and by all that may be a cause: as few of each as the statement tells. */
final class ApiDays {
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final int ROUTES = 8;
    private static final int SUSPECTS = 8;
    private static final double GAMMA = 1.01 / 0.99;
    private static final int BUCKETS_PER_PACE = 6;
    private static final int BUCKET_OF_NOTHING = -1000;

    private ApiDays() {}

    /** @param clients those with most requests, most first, and of how many all are */
    static ApiDay of(Period period, List<LoggedRequest> requests, List<Share> clients, long all) {
        return new ApiDay(period.zone(), TenMinutes.of(period, requests), paces(Span.tenMinutes(period), requests),
                Stream.of(suspects(period, Dimension.TARGET, request -> request.line().target(), requests),
                        suspects(period, Dimension.ROUTE, ApiDays::route, requests),
                        clients(clients, all,
                                suspects(period, Dimension.CLIENT, request -> request.line().clientIp(), requests)),
                        suspects(period, Dimension.HOST, LoggedRequest::host, requests),
                        suspects(period, Dimension.NODE, LoggedRequest::node, requests)).flatMap(List::stream).toList(),
                routes(period, requests));
    }

    private static String route(LoggedRequest request) {
        Route route = request.route();
        return route.method() == null
                ? "requests that could not be parsed"
                : route.method() + " " + route.path();
    }

    private static List<Suspect> suspects(Period period, Dimension dimension,
            Function<LoggedRequest, @Nullable String> value,
            List<LoggedRequest> requests) {
        List<LoggedRequest> known = requests.stream()
                .filter(request -> value.apply(request) != null && !"-".equals(value.apply(request))).toList();
        List<Map.Entry<String, List<LoggedRequest>>> groups = List
                .copyOf(Groups.by(request -> String.valueOf(value.apply(request)), known).entrySet());
        Set<String> worst = new HashSet<>(worst(period, dimension, 5, groups));
        worst.addAll(worst(period, dimension, 4, groups));
        return groups.stream().filter(group -> worst.contains(group.getKey()))
                .map(group -> new Suspect(dimension, group.getKey(), (double) group.getValue().size() / requests.size(),
                        failed(period, 4, group.getValue()), failed(period, 5, group.getValue())))
                .toList();
    }

    /** Those with the worst ten minutes; of those alike, with more requests, and of clients with more that failed. */
    private static List<String> worst(Period period, Dimension dimension, int statusClass,
            List<Map.Entry<String, List<LoggedRequest>>> groups) {
        Comparator<Map.Entry<String, List<LoggedRequest>>> byPeak = Comparator.comparingLong(
                group -> failed(period, statusClass, group.getValue()).values().stream().mapToLong(n -> n).max()
                        .orElse(0));
        Comparator<Map.Entry<String, List<LoggedRequest>>> byRequests = Comparator
                .comparingLong(group -> group.getValue().stream()
                        .filter(request -> dimension != Dimension.CLIENT || request.statusClass() >= 4).count());
        return groups.stream().filter(group -> !failed(period, statusClass, group.getValue()).isEmpty())
                .sorted(byPeak.reversed().thenComparing(byRequests.reversed()).thenComparing(Map.Entry::getKey))
                .limit(SUSPECTS).map(Map.Entry::getKey).toList();
    }

    /** Of all requests, and of one that is not listed, at most as many as the last that is. */
    private static List<Suspect> clients(List<Share> listed, long all, List<Suspect> clients) {
        Map<String, Long> requests = new HashMap<>();
        listed.forEach(client -> requests.put(String.valueOf(client.value()), client.requests()));
        return clients.stream().map(client -> new Suspect(client.dimension(), client.value(),
                (double) requests.getOrDefault(client.value(), listed.getLast().requests()) / all,
                client.clientErrors(), client.errors())).toList();
    }

    private static NavigableMap<Instant, Long> failed(Period period, int statusClass, List<LoggedRequest> requests) {
        NavigableMap<Instant, Long> slots = new TreeMap<>();
        requests.stream().filter(request -> request.statusClass() == statusClass).forEach(request -> slots
                .merge(period.start().plus(TEN_MINUTES.multipliedBy(
                        Duration.between(period.start(), request.time()).dividedBy(TEN_MINUTES))), 1L, Long::sum));
        return slots;
    }

    private static List<PacedRoute> routes(Period period, List<LoggedRequest> requests) {
        return Groups.by(ApiDays::route, requests).entrySet().stream()
                .map(group -> new PacedRoute(group.getKey(), group.getValue().size(),
                        paces(Span.hours(period), group.getValue())))
                .sorted(Comparator.comparingLong(PacedRoute::requests).reversed().thenComparing(PacedRoute::route))
                .limit(ROUTES).toList();
    }

    private static List<PaceSlot> paces(List<Span> spans, List<LoggedRequest> requests) {
        return spans.stream().map(span -> {
            TreeMap<Integer, Long> paces = new TreeMap<>();
            Groups.within(span, requests).stream().map(LoggedRequest::latencyMs).filter(Objects::nonNull)
                    .forEach(ms -> paces.merge(pace(ms), 1L, Long::sum));
            return new PaceSlot(span.start(), span.length(), paces);
        }).toList();
    }

    private static int pace(double ms) {
        int bucket = ms > 1e-6 ? (int) Math.ceil(Math.log(ms) / Math.log(GAMMA)) : BUCKET_OF_NOTHING;
        return Math.floorDiv(bucket, BUCKETS_PER_PACE);
    }
}
