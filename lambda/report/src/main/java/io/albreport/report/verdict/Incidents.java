package io.albreport.report.verdict;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.albreport.report.model.Api;
import io.albreport.report.model.Api.State;
import io.albreport.report.model.Completeness.Gap;
import io.albreport.report.model.Incident;
import io.albreport.report.model.Incident.Cause;
import io.albreport.report.model.Incident.Dimension;
import io.albreport.report.model.Incident.Kind;
import io.albreport.report.model.Totals.Source;
import io.albreport.report.model.Totals.StatusCode;
import io.albreport.report.verdict.TrafficSlot.FailedAnswers;
import io.albreport.report.wording.Figures;

/** Finds when an API's day was not as usual, and puts it into words. decisions/0013 has the rules and what they were tried on. */
public final class Incidents {
    /** What was failing first; then who fell silent; then what was slow; then what clients did wrong. */
    private static final Comparator<Incident> WORST_FIRST = Comparator.comparing(Incident::kind, Comparator
            .comparingInt(kind -> switch (kind) {
                case ERRORS -> 0;
                case SILENCE -> 1;
                case LATENCY -> 2;
                case CLIENT_ERRORS -> 3;
            })).thenComparing(Comparator.comparingLong(Incident::failed).reversed()).thenComparing(Incident::start)
            .thenComparing(Incident::api);

    /**
     * By Chernoff's bound one window in 60,000 gains so much by chance; of a healthy day's ten thousand, which overlap,
     * one in less than five hundred days was seen to. Four errors are no evidence, as for a verdict.
     */
    static final Surges.Rule ERRORS = new Surges.Rule(11, ErrorBudget.FEWEST_ERRORS);

    /** What clients do wrong comes in bursts anyway: a crawler, a mistyped link in a newsletter. */
    private static final Surges.Rule CLIENT_ERRORS = new Surges.Rule(50, 50);

    /** Of the share of requests that clients get wrong in calm times; less than a doubling is nobody's business. */
    private static final double SURGE_OF_CLIENT_ERRORS = 2;

    /** Below which share of client errors nobody looks. */
    private static final double TOLERATED_CLIENT_ERRORS = 0.02;

    private static final int MOST_STATUSES = 4;

    private final Api api;
    private final ApiDay day;

    private Incidents(Api api, ApiDay day) {
        this.api = api;
        this.day = day;
    }

    /**
     * Those of one API, in no order.
     *
     * @param api one that is judged
     * @param silent when it had no request, while others had
     */
    public static List<Incident> of(Api api, ApiDay day, List<Gap> silent) {
        boolean isFailing = api.state() == State.FAILING || api.state() == State.DOWN;
        Incidents found = new Incidents(api, day);
        return Stream.of(
                found.errors(Objects.requireNonNull(api.availabilityObjective()), isFailing).stream(),
                found.clientErrors().stream(),
                LatencyIncidents.of(api, day).stream(),
                silent.stream().map(gap -> silence(api.name(), gap, day.zone()))).flatMap(incidents -> incidents)
                .toList();
    }

    /** Worst first, and the worst of each API before the second of any: whoever reads five has read of five APIs. */
    public static List<Incident> worstFirst(List<Incident> incidents) {
        List<Incident> sorted = incidents.stream().sorted(WORST_FIRST).toList();
        Set<String> apis = new HashSet<>();
        Map<Boolean, List<Incident>> first = sorted.stream()
                .collect(Collectors.partitioningBy(incident -> apis.add(incident.api())));
        return Stream.of(true, false).flatMap(isFirst -> first.getOrDefault(isFirst, List.of()).stream()).toList();
    }

    /** An API that fails all day has no calm time to compare with: its day is the incident. */
    private List<Incident> errors(double objective, boolean failing) {
        List<Incident> found = surges(Kind.ERRORS, calm -> Math.max(1 - objective, calm), ERRORS);
        return found.isEmpty() && failing ? List.of(incident(Kind.ERRORS, day.slots())) : found;
    }

    private List<Incident> clientErrors() {
        return surges(Kind.CLIENT_ERRORS, calm -> Math.max(TOLERATED_CLIENT_ERRORS, SURGE_OF_CLIENT_ERRORS * calm),
                CLIENT_ERRORS);
    }

    /** @param normal the share of failures that is expected, by that of calm times */
    private List<Incident> surges(Kind kind, DoubleUnaryOperator normal, Surges.Rule rule) {
        List<TrafficSlot> slots = day.slots();
        long[] requests = requests(slots);
        long[] failed = failed(slots, statusClass(kind));
        double expected = normal.applyAsDouble(Surges.calm(requests, failed));
        if (expected >= 1) {
            return List.of();
        }
        return Surges.find(requests, failed, Math.max(expected, Double.MIN_NORMAL), rule).stream()
                .map(window -> incident(kind, slots.subList(window.first(), window.last() + 1))).toList();
    }

    private Incident incident(Kind kind, List<TrafficSlot> slots) {
        List<FailedAnswers> failed = slots.stream().flatMap(slot -> slot.failed(statusClass(kind)).stream()).toList();
        Instant start = failed.stream().map(FailedAnswers::first).min(Comparator.naturalOrder()).orElseThrow();
        Instant end = failed.stream().map(FailedAnswers::last).max(Comparator.naturalOrder()).orElseThrow();
        long requests = slots.stream().filter(slot -> slot.end().isAfter(start) && !slot.start().isAfter(end))
                .mapToLong(TrafficSlot::requests).sum();
        List<StatusCode> status = status(failed);
        long count = status.stream().mapToLong(StatusCode::requests).sum();
        List<Cause> causes = causes(statusClass(kind), slots.getFirst().start(), slots.getLast().end(), count);
        String what = "%s, %s of %s %s: %s.".formatted(span(start, end, day.zone()), Figures.count(count),
                Figures.count(requests, "request", "requests"),
                kind == Kind.ERRORS ? "failed" : "were refused as the client's fault", inWords(status));
        return new Incident(api.name(), kind, start, end, requests, count, status, causes, text(what, causes));
    }

    private List<Cause> causes(int statusClass, Instant from, Instant until, long failed) {
        return Stream.of(Dimension.values()).flatMap(dimension -> Causes.of(dimension, day.suspects().stream()
                .filter(suspect -> suspect.dimension() == dimension)
                .map(suspect -> new Causes.Part(suspect.value(), suspect.failed(statusClass, from, until),
                        suspect.shareOfRequests()))
                .toList(), failed).stream()).toList();
    }

    static String text(String what, List<Cause> causes) {
        return Stream.concat(Stream.of(what), causes.stream().map(Causes::inWords)).collect(Collectors.joining(" "));
    }

    private static Incident silence(String api, Gap gap, ZoneId zone) {
        return new Incident(api, Kind.SILENCE, gap.start(), gap.end(), 0, 0, List.of(), List.of(),
                "No request %s, while other APIs had some.".formatted(Figures.span(gap.start(), gap.end(), zone)));
    }

    private static List<StatusCode> status(List<FailedAnswers> failed) {
        List<StatusCode> status = new ArrayList<>();
        failed.stream().collect(Collectors.groupingBy(
                answers -> new StatusCode(answers.code(), answers.madeBy(), answers.reason(), 0),
                Collectors.summingLong(FailedAnswers::requests)))
                .forEach((key, count) -> status.add(new StatusCode(key.code(), key.madeBy(), key.reason(), count)));
        status.sort(StatusCode.MOST_FIRST);
        return List.copyOf(status);
    }

    private static String inWords(List<StatusCode> status) {
        String most = status.stream().limit(MOST_STATUSES)
                .map(one -> "%s by %s%s \u00D7 %s".formatted(one.code(),
                        one.madeBy() == Source.TARGET ? "targets" : "the load balancer",
                        one.reason() == null ? "" : " (" + one.reason() + ")", Figures.count(one.requests())))
                .collect(Collectors.joining(", "));
        return status.size() > MOST_STATUSES ? most + ", and others" : most;
    }

    private static String span(Instant start, Instant end, ZoneId zone) {
        String from = Figures.time(start, zone);
        String to = Figures.time(end, zone);
        return from.equals(to) ? "At " + from : "From %s to %s".formatted(from, to);
    }

    private static int statusClass(Kind kind) {
        return kind == Kind.ERRORS ? 5 : 4;
    }

    private static long[] requests(List<TrafficSlot> slots) {
        return slots.stream().mapToLong(TrafficSlot::requests).toArray();
    }

    private static long[] failed(List<TrafficSlot> slots, int statusClass) {
        return slots.stream().mapToLong(
                slot -> slot.failed(statusClass).stream().mapToLong(FailedAnswers::requests).sum()).toArray();
    }
}
