package io.albreport.local.generator.truth;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.albreport.local.generator.incidents.PlantedIncident;
import io.albreport.local.generator.landscape.TargetGroup;
import io.albreport.local.generator.request.Answer;
import io.albreport.local.generator.traffic.Request;
import io.albreport.local.generator.truth.ShareTally.Value;
import io.albreport.local.generator.truth.Truth.ApiTruth;
import io.albreport.local.generator.truth.Truth.IncidentTruth;
import io.albreport.local.generator.truth.Truth.RouteTruth;
import io.albreport.report.model.Api;
import io.albreport.report.model.Hour;
import io.albreport.report.model.Totals.Source;

/** Counts every request of the day as it is written; grows with the number of routes and clients, not of requests. */
public final class TruthTally {
    private static final int TOP_ROUTES = 20;
    private static final int HOURS = 24;
    /** Older lines end before the classification. */
    private static final int WIDTH_WITH_CLASSIFICATION = 29;
    private static final long MICROS_PER_HOUR = 3_600_000_000L;

    private final TrafficTally all = new TrafficTally();
    private final Map<String, TrafficTally> apis = new HashMap<>();
    private final Map<String, TreeSet<String>> targetGroups = new HashMap<>();
    private final List<TrafficTally> hours = Stream.generate(TrafficTally::new).limit(HOURS).toList();
    private final ShareTally<Route> routes = new ShareTally<>();
    private final ShareTally<Value> clients = new ShareTally<>();
    private final ShareTally<Value> agents = new ShareTally<>();
    private final ShareTally<Value> tls = new ShareTally<>();
    private final ShareTally<Value> classifications = new ShareTally<>();
    private final List<IncidentTally> incidents;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    public TruthTally(List<PlantedIncident> planted) {
        incidents = planted.stream().map(IncidentTally::new).toList();
    }

    /**
     * Counts one.
     *
     * @param width fields of its line
     * @param node of the load balancer that wrote it
     */
    public void add(Request request, int width, String node) {
        TargetGroup group = request.group();
        String api = group == null ? Api.NO_TARGET_GROUP : group.api();
        all.add(request, width);
        apis.computeIfAbsent(api, _ -> new TrafficTally()).add(request, width);
        TreeSet<String> arns = targetGroups.computeIfAbsent(api, _ -> new TreeSet<>());
        if (group != null) {
            arns.add(request.arn());
        }
        hours.get((int) (request.time() / MICROS_PER_HOUR % HOURS)).add(request, width);
        first = Math.min(first, request.time());
        last = Math.max(last, request.time());
        addShares(request, api, width);
        incidents.forEach(incident -> incident.add(request, width, node));
    }

    private void addShares(Request request, String api, int width) {
        Answer answer = request.answer();
        routes.add(new Route(api, request.call().method(), request.call().route()), answer);
        clients.add(new Value(request.client().ip()), answer);
        agents.add(new Value(request.agent().shown()), answer);
        tls.add(new Value(request.tls().protocol().equals("-") ? null : request.tls().protocol()), answer);
        classifications.add(new Value(width < WIDTH_WITH_CLASSIFICATION ? null : request.desync().shown()), answer);
    }

    public Truth truth(GeneratorOptions options, long filesRead, long filesSkipped, long outside) {
        long lines = all.requests() + outside + options.malformed();
        return new Truth(options.date(), filesRead, filesSkipped, lines, all.requests(), outside, options.malformed(),
                instant(first), instant(last), all.totals(), apiTruths(), hourTruths(options.date()), failingRoutes(),
                ShareTally.top(clients), ShareTally.top(agents), ShareTally.top(tls), ShareTally.top(classifications),
                incidentTruths(options.date().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()));
    }

    private @Nullable Instant instant(long micros) {
        return all.requests() == 0 ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private List<ApiTruth> apiTruths() {
        List<ApiTruth> truths = new ArrayList<>();
        apis.forEach((name, traffic) -> truths
                .add(new ApiTruth(name, List.copyOf(targetGroups.getOrDefault(name, new TreeSet<>())),
                        traffic.totals())));
        truths.sort(Comparator.comparingLong((ApiTruth api) -> api.totals().requests()).reversed()
                .thenComparing(ApiTruth::name));
        return truths;
    }

    private List<Hour> hourTruths(LocalDate date) {
        List<Hour> truths = new ArrayList<>();
        for (int hour = 0; hour < HOURS; hour++) {
            TrafficTally traffic = hours.get(hour);
            truths.add(new Hour(date.atTime(hour, 0).toInstant(ZoneOffset.UTC), hour, traffic.requests(),
                    traffic.status(), traffic.madeBy(Source.LOAD_BALANCER, 5),
                    traffic.madeBy(Source.TARGET, 5), traffic.latencies().percentile(95),
                    traffic.latencies().percentile(99),
                    traffic.latencies().timeouts()));
        }
        return truths;
    }

    private List<RouteTruth> failingRoutes() {
        return routes.counts().entrySet().stream().filter(e -> e.getValue().errors() > 0)
                .map(e -> new RouteTruth(e.getKey().method(), e.getKey().path(), e.getKey().api(),
                        e.getValue().requests(), e.getValue().clientErrors(), e.getValue().errors()))
                .sorted(Comparator.comparingLong(RouteTruth::errors).reversed()
                        .thenComparing(Comparator.comparingLong(RouteTruth::requests).reversed())
                        .thenComparing(RouteTruth::name, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(RouteTruth::api))
                .limit(TOP_ROUTES).toList();
    }

    private List<IncidentTruth> incidentTruths(Instant dayEnd) {
        return incidents.stream().filter(IncidentTally::hasHappened).map(incident -> incident.truth(dayEnd))
                .sorted(Comparator.comparing(IncidentTruth::start).thenComparing(IncidentTruth::api)).toList();
    }

    /** Of one API. */
    private record Route(String api, @Nullable String method, @Nullable String path) {}
}
