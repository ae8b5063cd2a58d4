package io.albreport.report.verdict;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.albreport.report.model.Api;
import io.albreport.report.model.Incident;
import io.albreport.report.model.Incident.Cause;
import io.albreport.report.model.Incident.Dimension;
import io.albreport.report.model.Incident.Kind;
import io.albreport.report.model.LatencySketch;
import io.albreport.report.verdict.Slowdowns.Slowdown;
import io.albreport.report.wording.Figures;

/** Puts into words when an API was slower than usual, or else each of its routes, which may be too few of its requests to show. */
final class LatencyIncidents {
    private final Api api;
    private final ApiDay day;

    private LatencyIncidents(Api api, ApiDay day) {
        this.api = api;
        this.day = day;
    }

    /** Those of one API, in no order. */
    static List<Incident> of(Api api, ApiDay day) {
        return new LatencyIncidents(api, day).find();
    }

    private List<Incident> find() {
        List<PaceSlot> slots = day.paces();
        List<Incident> found = Slowdowns.find(slots).stream()
                .map(slow -> slowdown(slow, slots, routes(slow, slots), "")).toList();
        return found.isEmpty() ? day.routes().stream().flatMap(this::slowdowns).toList() : found;
    }

    private Stream<Incident> slowdowns(PacedRoute route) {
        Cause cause = new Cause(Dimension.ROUTE, List.of(route.route()), 1,
                Math.min(1, (double) route.requests() / api.totals().requests()));
        return Slowdowns.find(route.hours()).stream()
                .map(slow -> slowdown(slow, route.hours(), Optional.of(cause), " of " + route.route()));
    }

    private Incident slowdown(Slowdown slow, List<PaceSlot> slots, Optional<Cause> cause, String whose) {
        List<PaceSlot> within = slots.subList(slow.first(), slow.last() + 1);
        long answers = within.stream().mapToLong(PaceSlot::answers).sum();
        long slower = within.stream().mapToLong(slot -> slot.slowerThan(slow.slowPace())).sum();
        String what = "p%d%s was about %s %s, and %s in calmer times; %s of %s took %s or longer.".formatted(
                slow.percent(), whose, pace(Slowdowns.percentile(within, slow.percent())),
                Figures.span(within.getFirst().start(), within.getLast().end(), day.zone()), pace(slow.usual()),
                Figures.count(slower), Figures.count(answers, "answer", "answers"), pace(slow.slowPace()));
        List<Cause> causes = cause.stream().toList();
        return new Incident(api.name(), Kind.LATENCY, within.getFirst().start(), within.getLast().end(), answers,
                slower,
                List.of(), causes, whose.isEmpty() ? Incidents.text(what, causes) : what);
    }

    /** Of slow answers, routes are known by the hour. */
    private Optional<Cause> routes(Slowdown slow, List<PaceSlot> slots) {
        if (day.routes().isEmpty()) {
            return Optional.empty();
        }
        List<PaceSlot> hours = day.routes().getFirst().hours().stream()
                .filter(hour -> hour.end().isAfter(slots.get(slow.first()).start())
                        && hour.start().isBefore(slots.get(slow.last()).end()))
                .toList();
        List<Causes.Part> parts = day.routes().stream()
                .map(route -> new Causes.Part(route.route(), slower(slow, route.hours(), hours),
                        (double) route.requests() / api.totals().requests()))
                .toList();
        return Causes.of(Dimension.ROUTE, parts, slower(slow, slots, hours));
    }

    /** Slow answers in those slots that lie within others. */
    private static long slower(Slowdown slow, List<PaceSlot> slots, List<PaceSlot> within) {
        return slots.stream().filter(slot -> !slot.start().isBefore(within.getFirst().start())
                && slot.start().isBefore(within.getLast().end())).mapToLong(slot -> slot.slowerThan(slow.slowPace()))
                .sum();
    }

    private static String pace(int pace) {
        return Figures.milliseconds(LatencySketch.paceMs(pace));
    }
}
