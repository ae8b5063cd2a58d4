package io.albreport.local.generator.incidents;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import io.albreport.local.generator.incidents.PlantedIncident.Harm;
import io.albreport.local.generator.incidents.PlantedIncident.Kind;
import io.albreport.local.generator.incidents.Span.Length;
import io.albreport.local.generator.landscape.Dice;
import io.albreport.local.generator.landscape.Failure;
import io.albreport.local.generator.landscape.LoadBalancer;
import io.albreport.local.generator.landscape.Slot;
import io.albreport.local.generator.landscape.TargetGroup;

/**
 * Draws which incidents a day gets: each API one at most, but for one that gets a second. Places and lengths take turns
 * with the seed, so that a few days have all of them; when, on which API and how badly is chance.
 *
 * <p>
 * Only what is plain to see is planted, by what is expected of so many requests: whoever finds it not has overlooked it,
 * and has not been unlucky. A day of few requests has fewer incidents, or none.
 */
public final class IncidentPlan {
    private static final List<Kind> OF_A_DAY = List.of(Kind.ERRORS, Kind.ERRORS, Kind.ERRORS, Kind.CLIENT_ERRORS,
            Kind.LATENCY, Kind.SILENCE);
    private static final List<Dimension> NOWHERE = List.of();
    private static final List<List<Dimension>> OF_ERRORS = List.of(NOWHERE, List.of(Dimension.TARGET),
            List.of(Dimension.ROUTE), List.of(Dimension.NODE), List.of(Dimension.CLIENT), List.of(Dimension.HOST));
    private static final List<List<Dimension>> OF_CLIENT_ERRORS = List.of(List.of(Dimension.ROUTE, Dimension.CLIENT),
            List.of(Dimension.ROUTE), NOWHERE);
    private static final List<List<Dimension>> OF_LATENCY = List.of(List.of(Dimension.ROUTE), NOWHERE);
    private static final List<List<Failure>> FAILURES = List.of(List.of(Failure.TARGET_500),
            List.of(Failure.TARGET_500, Failure.TARGET_503), List.of(Failure.TARGET_502), List.of(Failure.BAD_GATEWAY),
            List.of(Failure.TIMEOUT), List.of(Failure.BAD_GATEWAY, Failure.TIMEOUT));

    private static final int TRIES = 500;
    /** What never began has not stopped. */
    private static final int SILENT_AFTER = 3 * Slot.PER_HOUR;
    /** In five minutes of its quietest hour. Who is silent now and then by nature does not fall silent. */
    private static final double NEVER_QUIET = 1.5;

    private final LocalDate day;
    private final long requests;
    private final long seed;
    private final Dice dice;
    private final List<Site> sites;
    private final double weightOfDay;
    private final List<PlantedIncident> planted = new ArrayList<>();

    private IncidentPlan(LocalDate day, long requests, long seed, List<LoadBalancer> balancers) {
        this.day = day;
        this.requests = requests;
        this.seed = seed;
        this.dice = new Dice(seed);
        this.sites = balancers.stream().flatMap(balancer -> balancer.groups().stream()
                .filter(group -> group.kind() != TargetGroup.Kind.WEB_SOCKET).map(group -> new Site(balancer, group)))
                .toList();
        this.weightOfDay = IntStream.range(0, Slot.PER_DAY)
                .mapToDouble(slot -> balancers.stream().mapToLong(balancer -> balancer.weight(slot)).sum()).sum();
    }

    private record Site(LoadBalancer balancer, TargetGroup group) {
        boolean isOf(PlantedIncident incident) {
            return incident.group().api().equals(group.api());
        }
    }

    /**
     * In no order.
     *
     * @param requests of the whole day
     */
    public static List<PlantedIncident> draw(LocalDate day, long requests, long seed, List<LoadBalancer> balancers) {
        IncidentPlan plan = new IncidentPlan(day, requests, seed, balancers);
        OF_A_DAY.forEach(kind -> plan.plant(kind, plan.untouched()));
        plan.plant(Kind.ERRORS, plan.failing());
        return List.copyOf(plan.planted);
    }

    private List<Site> untouched() {
        return sites.stream().filter(site -> planted.stream().noneMatch(site::isOf)).toList();
    }

    private List<Site> failing() {
        return sites.stream().filter(site -> planted.stream()
                .anyMatch(incident -> incident.kind() == Kind.ERRORS && site.isOf(incident))).toList();
    }

    /** Where the length whose turn it is would not be plain to see, another. */
    private void plant(Kind kind, List<Site> candidates) {
        Length[] lengths = Length.values();
        for (int i = 0; i < lengths.length * TRIES && !candidates.isEmpty(); i++) {
            long turn = seed + seed / lengths.length + planted.size() + i / TRIES;
            Site site = dice.anyOf(candidates);
            PlantedIncident incident = drawn(kind, lengths[Math.floorMod(turn, lengths.length)], site);
            if (isPlain(incident) && isApart(incident)) {
                planted.add(incident);
                return;
            }
        }
    }

    private PlantedIncident drawn(Kind kind, Length length, Site site) {
        List<List<Dimension>> places = places(kind);
        long before = planted.stream().filter(incident -> incident.kind() == kind).count();
        long turn = seed * Collections.frequency(OF_A_DAY, kind) + before;
        Place place = Place.draw(places.get(Math.floorMod(turn, places.size())), site.balancer(), site.group(), dice);
        return new PlantedIncident(kind, site.group(), Span.draw(length, day, dice), place, permille(kind, place),
                harm(kind, place, site.group()));
    }

    private static List<List<Dimension>> places(Kind kind) {
        return switch (kind) {
            case ERRORS -> OF_ERRORS;
            case CLIENT_ERRORS -> OF_CLIENT_ERRORS;
            case LATENCY -> OF_LATENCY;
            case SILENCE -> List.of(NOWHERE);
        };
    }

    private int permille(Kind kind, Place place) {
        boolean isNowhere = place.values().isEmpty();
        return switch (kind) {
            case ERRORS -> isNowhere ? dice.between(150, 600) : dice.between(600, 950);
            case CLIENT_ERRORS -> isNowhere ? dice.between(500, 800) : dice.between(900, 1000);
            case LATENCY -> dice.oneIn(2) ? 150 : 1000;
            case SILENCE -> 1000;
        };
    }

    private Harm harm(Kind kind, Place place, TargetGroup group) {
        return switch (kind) {
            case ERRORS -> failing(group.kind() == TargetGroup.Kind.LAMBDA
                    ? List.of(Failure.LAMBDA_INVALID_RESPONSE)
                    : dice.anyOf(FAILURES));
            case CLIENT_ERRORS -> {
                String status = place.values().containsKey(Dimension.CLIENT)
                        ? "429"
                        : place.values().isEmpty() ? "401" : "404";
                yield (good, _) -> good.refused(status);
            }
            case LATENCY -> {
                int factor = dice.between(5, 10);
                yield (good, _) -> good.slowed(factor);
            }
            case SILENCE -> (good, _) -> good;
        };
    }

    private static Harm failing(List<Failure> failures) {
        return (good, dice) -> good.failed(dice.anyOf(failures));
    }

    /** Some dozens of failures, and no drop in the ocean. Client errors are many on a healthy day, too. */
    private boolean isPlain(PlantedIncident incident) {
        double share = incident.shareOfRequests();
        double wrong = expected(incident) * share;
        return switch (incident.kind()) {
            case ERRORS -> wrong >= 20 && share >= 0.1;
            case CLIENT_ERRORS -> wrong >= 100 && share >= 0.3;
            case LATENCY -> wrong >= 150 && share >= 0.1;
            case SILENCE -> wrong >= 60 && incident.span().first().number() >= SILENT_AFTER
                    && isNeverQuiet(incident.group());
        };
    }

    /** Requests of the API while it lasts, within the day. */
    private double expected(PlantedIncident incident) {
        return IntStream.range(incident.span().first().number(), incident.span().end().number())
                .filter(slot -> new Slot(day, slot).isInDay())
                .mapToDouble(slot -> expected(incident.group(), slot)).sum();
    }

    private double expected(TargetGroup group, int slot) {
        return requests * group.weight(slot) / weightOfDay;
    }

    private boolean isNeverQuiet(TargetGroup group) {
        return IntStream.range(0, Slot.PER_DAY).mapToDouble(slot -> expected(group, slot)).min()
                .orElse(0) >= NEVER_QUIET;
    }

    private boolean isApart(PlantedIncident incident) {
        return planted.stream().noneMatch(other -> other.group().api().equals(incident.group().api())
                && other.span().isNear(incident.span()));
    }
}
