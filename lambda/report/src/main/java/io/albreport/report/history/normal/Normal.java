package io.albreport.report.history.normal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import io.albreport.report.history.days.KnownApi;
import io.albreport.report.history.days.KnownDay;
import io.albreport.report.history.days.Points;
import io.albreport.report.model.past.Change;
import io.albreport.report.model.past.Finding;

/**
 * Tells what is normal from what is not, by the days before: per API and measure, and robustly, so that a bad day among
 * them does not pass for normal.
 */
public final class Normal {
    /** Deviations that stand for an API or a status that came or went, which has none: above all but the wildest. */
    private static final double CAME_OR_WENT = 10;

    private final List<KnownDay> past;
    private final KnownDay today;
    private final Map<String, List<Change>> changes = new TreeMap<>();
    private final List<Weighed> findings = new ArrayList<>();

    private Normal(List<KnownDay> past, KnownDay today) {
        this.past = past;
        this.today = today;
    }

    /**
     * @param changes by API, of those that have requests today
     * @param findings those first that are furthest from normal, weighed with their API's share of requests
     * @param tests comparisons that could have found something by chance: a tenth of what is found may be false
     */
    public record Compared(Map<String, List<Change>> changes, List<Finding> findings, int tests) {}

    private record Weighed(Finding finding, double weight) {}

    /**
     * Requests and latencies are compared with the same weekday, shares of errors with all days; of these only more is
     * found. Days that are not whole say nothing.
     *
     * @param past sorted, each before today, at most 90 days
     */
    public static Compared of(List<KnownDay> past, KnownDay today) {
        Normal normal = new Normal(past, today);
        List<Comparison> comparisons = today.apis().keySet().stream().sorted()
                .flatMap(api -> Points.measures(api).stream().map(measure -> Comparison.of(past, today, api, measure)))
                .toList();
        double[] chances = comparisons.stream().filter(Comparison::isTested).mapToDouble(Comparison::chance).sorted()
                .toArray();
        double discoveries = Discoveries.limit(chances);
        comparisons.forEach(comparison -> normal.add(comparison, discoveries));
        normal.addPresence();
        List<Finding> findings = normal.findings.stream()
                .sorted(Comparator.comparingDouble(Weighed::weight).reversed()).map(Weighed::finding).toList();
        return new Compared(normal.changes, findings, chances.length);
    }

    private void add(Comparison comparison, double discoveries) {
        Finding finding = comparison.finding(discoveries);
        if (finding != null) {
            findings.add(new Weighed(finding, comparison.distance() * share(requests(comparison.api()))));
        }
        changes.computeIfAbsent(comparison.api(), api -> new ArrayList<>())
                .add(comparison.change(past, today, finding != null));
    }

    private void addPresence() {
        TreeSet<String> apis = new TreeSet<>(today.apis().keySet());
        past.forEach(day -> apis.addAll(day.apis().keySet()));
        for (String api : apis) {
            Presence presence = new Presence(past, today, api);
            double requests = requests(api) > 0 || past.isEmpty() ? requests(api) : presence.usual();
            double weight = CAME_OR_WENT * share(requests);
            presence.ofApi().ifPresent(finding -> findings.add(new Weighed(finding, weight)));
            presence.ofCodes().ifPresent(finding -> findings.add(new Weighed(finding, weight)));
        }
    }

    private double requests(String api) {
        KnownApi known = today.apis().get(api);
        return known == null ? 0 : known.requests();
    }

    private double share(double requests) {
        return requests / Math.max(1, today.requests());
    }
}
