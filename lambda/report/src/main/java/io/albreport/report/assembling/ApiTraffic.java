package io.albreport.report.assembling;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import io.albreport.report.model.Api.Target;
import io.albreport.report.model.Incident.Dimension;
import io.albreport.report.statement.LoggedText;
import io.albreport.report.statement.ResultRow;
import io.albreport.report.verdict.ApiDay;
import io.albreport.report.verdict.PaceSlot;
import io.albreport.report.verdict.PacedRoute;
import io.albreport.report.verdict.Suspect;
import io.albreport.report.verdict.TrafficSlot;

/** One API's traffic, being added up. */
final class ApiTraffic {
    /** The lists of routes that the statement cuts, by the names of its columns. */
    private static final List<String> ROUTE_LISTS = List.of("failing", "failing_often", "slow", "busy", "most");

    /** A target that is none: what the load balancer answered by itself, or what a Lambda function did. */
    private static final String NO_TARGET = "-";

    private final SlotNames names;
    private final boolean countsRedirects;
    private final Tally tally = new Tally();
    private final Slots slots;
    /** As they are packed, until the day is put together: what they say takes several times as much memory. */
    private final List<String> packedPaces = new ArrayList<>();
    private final List<String> packedRoutes = new ArrayList<>();
    private final TreeSet<String> targetGroups = new TreeSet<>();
    private final Map<String, List<Listed>> routes = new HashMap<>();
    private final List<Listed> targets = new ArrayList<>();
    private final Map<String, Failing> suspects = new LinkedHashMap<>();

    /**
     * What failed of one value.
     *
     * @param requests that have it; of a client, only those that failed
     */
    private record Failing(Dimension dimension, String value, long requests, NavigableMap<Instant, Long> clientErrors,
            NavigableMap<Instant, Long> errors) {
        Suspect toSuspect(double shareOfRequests) {
            return new Suspect(dimension, value, shareOfRequests, clientErrors, errors);
        }
    }

    ApiTraffic(SlotNames names, boolean countsRedirects) {
        this.names = names;
        this.countsRedirects = countsRedirects;
        this.slots = new Slots(names);
    }

    Tally tally() {
        return tally;
    }

    void add(ResultRow row, List<Answered> answers) {
        for (Answered answered : answers) {
            tally.add(answered, countsRedirects);
            slots.add(answered);
        }
        tally.addBytes(row.number("received"), row.number("sent"));
        row.list("target_groups").stream().filter(group -> !group.equals("-")).forEach(targetGroups::add);
    }

    void addPaces(ResultRow row) {
        packedPaces.addAll(row.lines("paces"));
    }

    void addRoutes(ResultRow row) {
        ROUTE_LISTS.forEach(list -> routes.computeIfAbsent(list, _ -> new ArrayList<>())
                .addAll(row.lines(list).stream().map(Listed::of).toList()));
        packedRoutes.addAll(row.lines("paced_routes"));
        addSuspects(Dimension.ROUTE, row);
    }

    void addTargets(ResultRow row) {
        row.lines("most").stream().map(Listed::of).forEach(targets::add);
        addSuspects(Dimension.TARGET, row);
    }

    void addSuspects(Dimension dimension, ResultRow row) {
        row.lines("error_suspects").forEach(packed -> addSuspect(dimension, packed));
        row.lines("client_error_suspects").forEach(packed -> addSuspect(dimension, packed));
    }

    List<String> targetGroups() {
        return List.copyOf(targetGroups);
    }

    List<Long> hourlyRequests() {
        return slots.hourlyRequests();
    }

    List<Long> hourlyErrors() {
        return slots.hourlyErrors();
    }

    List<Listed> routes(String list) {
        return routes.getOrDefault(list, List.of());
    }

    List<Target> targets(int most) {
        return targets.stream().filter(target -> !NO_TARGET.equals(target.value())).sorted(Listed.MOST_FIRST)
                .limit(most)
                .map(target -> new Target(decoded(target.value()), target.requests(), target.errors(),
                        target.p95Ms()))
                .toList();
    }

    List<TrafficSlot> toSlots() {
        return slots.toSlots();
    }

    /** @param shareOfClient of all requests */
    ApiDay toDay(ZoneId zone, ToDoubleFunction<String> shareOfClient) {
        Map<Integer, SortedMap<Integer, Long>> paces = paces(String.join(",", packedPaces), names::of);
        return new ApiDay(zone, slots.toSlots(),
                IntStream.range(0, names.count()).mapToObj(slot -> new PaceSlot(names.start(slot), TrafficSlot.LENGTH,
                        paces.getOrDefault(slot, new TreeMap<>()))).toList(),
                suspects.values().stream().map(failing -> failing.toSuspect(failing.dimension() == Dimension.CLIENT
                        ? shareOfClient.applyAsDouble(failing.value())
                        : (double) failing.requests() / tally.requests())).toList(),
                packedRoutes.stream().map(this::pacedRoute).toList());
    }

    /** @param packed its requests, its paces by the hour, and its name */
    private PacedRoute pacedRoute(String packed) {
        String[] parts = packed.split(" ", 3);
        Map<Integer, SortedMap<Integer, Long>> byHour = paces(parts[1], names::hourOf);
        return new PacedRoute(routeName(parts[2]), Long.parseLong(parts[0]),
                IntStream.range(0, names.hours()).mapToObj(hour -> new PaceSlot(names.startOfHour(hour),
                        Duration.between(names.startOfHour(hour), names.endOfHour(hour)),
                        byHour.getOrDefault(hour, new TreeMap<>()))).toList());
    }

    /**
     * Answers by their pace, by the place of their slot or hour.
     *
     * @param packed {@code name:pace:answers} each, with commas between
     */
    private static Map<Integer, SortedMap<Integer, Long>> paces(String packed, ToIntFunction<String> placeOf) {
        Map<Integer, SortedMap<Integer, Long>> paces = new HashMap<>();
        for (String one : packed.isEmpty() ? new String[0] : packed.split(",", -1)) {
            String[] parts = one.split(":", -1);
            paces.computeIfAbsent(placeOf.applyAsInt(parts[0]), _ -> new TreeMap<>()).merge(Integer.valueOf(parts[1]),
                    Long.valueOf(parts[2]), Long::sum);
        }
        return paces;
    }

    /** @param packed its requests; class, slot and number of what failed, {@code 5031:12}, with commas between; its value */
    private void addSuspect(Dimension dimension, String packed) {
        String[] parts = packed.split(" ", 3);
        String value = dimension == Dimension.ROUTE ? routeName(parts[2]) : decoded(parts[2]);
        if (suspects.containsKey(dimension + value) || value.equals(NO_TARGET) || value.isEmpty()) {
            return;
        }
        Failing failing = new Failing(dimension, value, Long.parseLong(parts[0]), new TreeMap<>(), new TreeMap<>());
        for (String one : parts[1].split(",", -1)) {
            int colon = one.indexOf(':');
            (one.charAt(0) == '5' ? failing.errors() : failing.clientErrors()).merge(
                    names.start(names.of(one.substring(1, colon))), Long.valueOf(one.substring(colon + 1)), Long::sum);
        }
        suspects.put(dimension + value, failing);
    }

    private static String routeName(String packed) {
        return RouteName.of(packed.isEmpty() ? null : packed).text();
    }

    private static String decoded(@Nullable String logged) {
        return Objects.requireNonNull(LoggedText.decode(logged));
    }
}
