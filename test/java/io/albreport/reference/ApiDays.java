package io.albreport.reference;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
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
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int ROUTES = 8;
    private static final int SUSPECTS = 8;
    private static final double GAMMA = 1.01 / 0.99;
    private static final int BUCKETS_PER_PACE = 6;
    private static final int BUCKET_OF_NOTHING = -1000;

    private ApiDays() {}

    /** @param clients those with most requests, most first, and of how many all are */
    static ApiDay of(Period period, List<LoggedRequest> requests, List<Share> clients, long all) {
        return new ApiDay(TenMinutes.of(period, requests), paces(period, TEN_MINUTES, requests),
                Stream.of(suspects(Dimension.TARGET, request -> request.line().target(), requests),
                        suspects(Dimension.ROUTE, ApiDays::route, requests),
                        clients(clients, all,
                                suspects(Dimension.CLIENT, request -> request.line().clientIp(), requests)),
                        suspects(Dimension.HOST, LoggedRequest::host, requests),
                        suspects(Dimension.NODE, LoggedRequest::node, requests)).flatMap(List::stream).toList(),
                routes(period, requests));
    }

    private static String route(LoggedRequest request) {
        Route route = request.route();
        return route.method() == null
                ? "requests that could not be parsed"
                : route.method() + " " + route.path();
    }

    private static List<Suspect> suspects(Dimension dimension, Function<LoggedRequest, @Nullable String> value,
            List<LoggedRequest> requests) {
        List<LoggedRequest> known = requests.stream()
                .filter(request -> value.apply(request) != null && !"-".equals(value.apply(request))).toList();
        List<Map.Entry<String, List<LoggedRequest>>> groups = List
                .copyOf(Groups.by(request -> String.valueOf(value.apply(request)), known).entrySet());
        Set<String> worst = new HashSet<>(worst(dimension, 5, groups));
        worst.addAll(worst(dimension, 4, groups));
        return groups.stream().filter(group -> worst.contains(group.getKey()))
                .map(group -> new Suspect(dimension, group.getKey(), (double) group.getValue().size() / requests.size(),
                        failed(4, group.getValue()), failed(5, group.getValue())))
                .toList();
    }

    /** Those with the worst ten minutes; of those alike, with more requests, and of clients with more that failed. */
    private static List<String> worst(Dimension dimension, int statusClass,
            List<Map.Entry<String, List<LoggedRequest>>> groups) {
        Comparator<Map.Entry<String, List<LoggedRequest>>> byPeak = Comparator.comparingLong(
                group -> failed(statusClass, group.getValue()).values().stream().mapToLong(n -> n).max().orElse(0));
        Comparator<Map.Entry<String, List<LoggedRequest>>> byRequests = Comparator
                .comparingLong(group -> group.getValue().stream()
                        .filter(request -> dimension != Dimension.CLIENT || request.statusClass() >= 4).count());
        return groups.stream().filter(group -> !failed(statusClass, group.getValue()).isEmpty())
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

    private static NavigableMap<Instant, Long> failed(int statusClass, List<LoggedRequest> requests) {
        NavigableMap<Instant, Long> slots = new TreeMap<>();
        requests.stream().filter(request -> request.statusClass() == statusClass).forEach(request -> slots
                .merge(start(request.time(), TEN_MINUTES), 1L, Long::sum));
        return slots;
    }

    private static List<PacedRoute> routes(Period period, List<LoggedRequest> requests) {
        return Groups.by(ApiDays::route, requests).entrySet().stream()
                .map(group -> new PacedRoute(group.getKey(), group.getValue().size(),
                        paces(period, HOUR, group.getValue())))
                .sorted(Comparator.comparingLong(PacedRoute::requests).reversed().thenComparing(PacedRoute::route))
                .limit(ROUTES).toList();
    }

    private static List<PaceSlot> paces(Period period, Duration length, List<LoggedRequest> requests) {
        NavigableMap<Instant, TreeMap<Integer, Long>> paces = new TreeMap<>();
        for (LoggedRequest request : requests) {
            Double ms = request.latencyMs();
            if (ms != null) {
                paces.computeIfAbsent(start(request.time(), length), _ -> new TreeMap<>())
                        .merge(pace(ms), 1L, Long::sum);
            }
        }
        List<PaceSlot> slots = new ArrayList<>();
        for (Instant start = period.start(); start.isBefore(period.end()); start = start.plus(length)) {
            slots.add(new PaceSlot(start, length, paces.getOrDefault(start, new TreeMap<>())));
        }
        return slots;
    }

    private static int pace(double ms) {
        int bucket = ms > 1e-6 ? (int) Math.ceil(Math.log(ms) / Math.log(GAMMA)) : BUCKET_OF_NOTHING;
        return Math.floorDiv(bucket, BUCKETS_PER_PACE);
    }

    private static Instant start(Instant time, Duration length) {
        long seconds = length.toSeconds();
        return Instant.ofEpochSecond(time.getEpochSecond() / seconds * seconds);
    }
}
