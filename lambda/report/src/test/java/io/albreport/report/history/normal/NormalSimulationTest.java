package io.albreport.report.history.normal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.albreport.report.history.days.KnownApi;
import io.albreport.report.history.days.KnownDay;
import io.albreport.report.history.days.Points;
import io.albreport.report.history.days.SimulatedApi;
import io.albreport.report.history.days.SimulationTable;
import io.albreport.report.model.past.Finding;
import io.albreport.report.model.past.Finding.Kind;
import io.albreport.report.model.past.Measure;

import static io.albreport.report.history.days.SimulationTable.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Days drawn by chance with a fixed seed, whose truth is known; it prints its table. Where a bar lies beyond what R7 can
 * see, {@link Reach} says so by arithmetic, and what is asked instead.
 */
@DisplayName("R7: healthy days have no finding, and what differs is found")
@Execution(ExecutionMode.CONCURRENT)
class NormalSimulationTest {
    private static final SimulationTable TABLE = new SimulationTable(
            "R7: days with a finding, in %. In brackets: how many are asked for, at least.",
            "day", "history", "noise", "of errors", "drawn", "requests", "p50", "p95", "p99", "5xx", "4xx",
            "new level");

    /** Of tests that follow an API for weeks. */
    private static final int STORIES = 100;

    @AfterAll
    static void print() {
        TABLE.print();
    }

    @ParameterizedTest(name = "{0} days, noise {1}, of errors {2}, growth {3}")
    @DisplayName("Of healthy days 0.3 % are marked at most, with each measure")
    @CsvSource({"14, 0.05, 0.05, 0", "14, 0.08, 0.08, 0", "14, 0.2, 0.2, 0", "14, 0.08, 0.5, 0", "28, 0.05, 0.05, 0",
            "28, 0.08, 0.08, 0", "28, 0.2, 0.2, 0", "28, 0.08, 0.5, 0", "56, 0.05, 0.05, 0", "56, 0.08, 0.08, 0",
            "56, 0.2, 0.2, 0", "56, 0.08, 0.5, 0", "56, 0.08, 0.08, 0.1", "84, 0.2, 0.2, 0"})
    void healthy(int history, double noise, double errorNoise, double growth) {
        Random chance = new Random(history * 100L + Math.round(noise * 100));
        Map<Measure, Integer> marked = new EnumMap<>(Measure.class);
        int levels = 0;
        int trials = healthyTrials(history);
        for (int trial = 0; trial < trials; trial++) {
            SimulatedApi api = SimulatedApi.of(2_000 * Math.exp(5 * chance.nextDouble()), noise).erring(errorNoise)
                    .growing(growth);
            for (Finding finding : findings(api.days(history + 1 + trial % 7, chance))) {
                marked.merge(finding.measure(), finding.kind() == Kind.ANOMALY ? 1 : 0, Integer::sum);
                levels += finding.kind() == Kind.LEVEL ? 1 : 0;
            }
        }
        row(growth == 0 ? "healthy" : "healthy, 10 % more in 28 days", history, noise, errorNoise, trials,
                measure -> percent(marked.getOrDefault(measure, 0) / (double) trials, 2),
                percent(levels / (double) trials, 2));
        assertThat(Measure.values()).allSatisfy(measure -> assertThat(marked.getOrDefault(measure, 0) / (double) trials)
                .as(measure.name()).isLessThanOrEqualTo(mostMarked(measure, history, errorNoise, trials)));
    }

    /** Where shares differ by half from day to day, what R7 is bound to mark of such days, and what chance adds to that. */
    private static double mostMarked(Measure measure, int history, double errorNoise, int trials) {
        if (!Points.isShare(measure) || errorNoise <= 0.2) {
            return Reach.FALSE_FLAGS;
        }
        double bound = Reach.falseOfShares(errorNoise, history);
        return bound + Reach.Z_95 * Math.sqrt(bound / trials);
    }

    @ParameterizedTest(name = "{0} days, noise {1}, of errors {2}")
    @DisplayName("Fewer requests, a doubled p95 and ten times the errors are found, where that is in reach")
    @CsvSource({"14, 0.05, 0.05", "14, 0.08, 0.08", "14, 0.2, 0.2", "28, 0.05, 0.05", "28, 0.08, 0.08", "28, 0.2, 0.2",
            "28, 0.08, 0.5", "56, 0.08, 0.08", "56, 0.2, 0.2", "84, 0.08, 0.08", "84, 0.2, 0.2", "84, 0.08, 0.5"})
    void found(int history, double noise, double errorNoise) {
        SimulatedApi api = SimulatedApi.of(20_000, noise).erring(errorNoise);
        int weeks = history / 7;
        // Of an API with 20 errors a day, and shares as wild as that, no rule meets both bars.
        double failing = Reach.hasTenfold(errorNoise, 20) ? 0.95 : 0.85;
        List<Found> found = List.of(
                new Found(Measure.REQUESTS, Reach.found(0.6, weeks, noise, 0.9),
                        found(history, api, Measure.REQUESTS, fewer(api))),
                new Found(Measure.P95_MS, Reach.found(2, weeks, noise, 0.95), found(history, api, Measure.P95_MS,
                        (day, chance) -> SimulatedApi.slower(api.on(day, chance), 2))),
                new Found(Measure.ERROR_SHARE, failing, found(history, api, Measure.ERROR_SHARE,
                        (day, chance) -> api.failing(0.01).on(day, chance))));
        row("-40 %, p95 doubled, 5xx tenfold", history, noise, errorNoise, foundTrials(history),
                measure -> found.stream().filter(one -> one.measure() == measure).map(Found::told).findFirst()
                        .orElse(""),
                "");
        assertThat(found).allSatisfy(one -> assertThat(one.share()).as(one.measure().name())
                .isGreaterThanOrEqualTo(one.least()));
    }

    @ParameterizedTest(name = "{0} days, noise {1}")
    @DisplayName("With any noise a drop is found that is as large as the arithmetic asks for")
    @CsvSource({"14, 0.08", "14, 0.2", "28, 0.2", "56, 0.2"})
    void inReach(int history, double noise) {
        SimulatedApi api = SimulatedApi.of(20_000, noise);
        double ratio = Reach.ratioOfR7(noise, history / 7, Reach.Z_90);
        Found found = new Found(Measure.REQUESTS, 0.9, found(history, api, Measure.REQUESTS,
                (day, chance) -> SimulatedApi.requests(api.on(day, chance), ratio)));
        row("-%s %%, the least in reach".formatted(percent(1 - ratio, 0)), history, noise, noise, foundTrials(history),
                measure -> measure == Measure.REQUESTS ? found.told() : "", "");
        assertThat(found.share()).isGreaterThanOrEqualTo(0.9);
    }

    /** Of days that changed. */
    private record Found(Measure measure, double least, double share) {
        String told() {
            return "%s (%s)".formatted(percent(share, 1), percent(least, 1));
        }
    }

    @Test
    @DisplayName("What is in reach follows from the noise: a drop of 40 % up to 8 to 10 %, with any rule up to 13 %")
    void reach() {
        assertThat(Reach.ofR7(0.6, 2, Reach.Z_90)).isCloseTo(0.057, within(5e-4));
        assertThat(Reach.ofR7(0.6, 4, Reach.Z_90)).isCloseTo(0.080, within(5e-4));
        assertThat(Reach.ofR7(0.6, 12, Reach.Z_90)).isCloseTo(0.098, within(5e-4));
        assertThat(Reach.ofAnyRule(0.6, Reach.Z_90)).isCloseTo(0.127, within(5e-4));
        assertThat(Reach.ofR7(2, 4, Reach.Z_95)).isCloseTo(0.103, within(5e-4));
        assertThat(Reach.ofAnyRule(2, Reach.Z_95)).isCloseTo(0.158, within(5e-4));
        assertThat(Reach.hasTenfold(0.2, 20)).isTrue();
        assertThat(Reach.hasTenfold(0.5, 20)).isFalse();
        assertThat(Reach.falseOfShares(0.5, 1_000)).isCloseTo(0.006, within(5e-4));
        assertThat(Reach.falseOfShares(0.5, 28)).isCloseTo(0.017, within(5e-4));
    }

    @Test
    @DisplayName("After a deployment each day is found until the level is new; then none is")
    void deployment() {
        Random chance = new Random(7);
        SimulatedApi api = SimulatedApi.of(20_000, 0.08);
        int first = 0;
        int levels = 0;
        int after = 0;
        for (int story = 0; story < STORIES; story++) {
            List<KnownDay> days = new ArrayList<>(api.days(56, chance));
            for (int day = 56; day < 70; day++) {
                days.add(SimulatedApi.day(day, Map.of("orders", fewer(api).apply(day, chance))));
                List<Finding> found = ofRequests(days);
                first += day < 62 ? found.size() : 0;
                levels += found.stream().anyMatch(finding -> finding.kind() == Kind.LEVEL) ? 1 : 0;
                after += day > 62 ? found.size() : 0;
            }
        }
        story("-40 % for good: days 1 to 6", 56, 6 * STORIES, first);
        story("-40 % for good: told as a new level", 56, STORIES, levels);
        story("-40 % for good: days 8 to 14", 56, 7 * STORIES, after);
        // The more of them there are, the more noise the days before seem to have.
        assertThat(first).isGreaterThanOrEqualTo(8 * 6 * STORIES / 10);
        assertThat(levels).isBetween(95, 100);
        assertThat(after / (7.0 * STORIES)).isLessThanOrEqualTo(Reach.FALSE_FLAGS);
    }

    @Test
    @DisplayName("Of few requests a day nothing is found")
    void sparse() {
        Random chance = new Random(9);
        int found = 0;
        for (int trial = 0; trial < 1_000; trial++) {
            found += findings(SimulatedApi.of(20, 0.8).failing(0.01).days(29 + trial % 7, chance)).size();
        }
        story("healthy, of 20 requests, any measure", 28, 1_000, found);
        assertThat(found).isZero();
    }

    @Test
    @DisplayName("With a tenth of the days missing, and a tenth not whole, no more is marked, and drops are found")
    void holes() {
        Random chance = new Random(10);
        SimulatedApi api = SimulatedApi.of(20_000, 0.08);
        int marked = 0;
        int found = 0;
        for (int trial = 0; trial < 1_000; trial++) {
            int last = 35 + trial % 7;
            List<KnownDay> days = new ArrayList<>(withHoles(api.days(last, chance), chance));
            days.add(SimulatedApi.day(last, Map.of("orders", api.on(last, chance))));
            marked += ofRequests(days).size();
            days.set(days.size() - 1, SimulatedApi.with(days.getLast(), today -> SimulatedApi.requests(today, 0.6)));
            found += ofRequests(days).size();
        }
        story("healthy, a fifth of the days lost", 35, 1_000, marked);
        story("-40 %, a fifth of the days lost", 35, 1_000, found);
        assertThat(marked / 1_000.0).isLessThanOrEqualTo(Reach.FALSE_FLAGS);
        assertThat(found / 1_000.0).isGreaterThanOrEqualTo(Reach.found(0.6, 3, 0.08, 0.9));
    }

    private static List<KnownDay> withHoles(List<KnownDay> days, Random chance) {
        return days.stream().flatMap(day -> {
            double fate = chance.nextDouble();
            KnownDay third = SimulatedApi.with(day, api -> SimulatedApi.requests(api, 0.3));
            return fate < 0.1
                    ? Stream.of()
                    : Stream.of(fate > 0.2 ? day : new KnownDay(day.date(), true, 0, 0, third.apis()));
        }).toList();
    }

    /** On day 58, a Wednesday, there are as few requests as on a Sunday. */
    @Test
    @DisplayName("A holiday is found, and leaves what is normal on that weekday, and on the others, as it was")
    void holiday() {
        Random chance = new Random(11);
        SimulatedApi api = SimulatedApi.of(20_000, 0.08);
        int found = 0;
        int after = 0;
        for (int story = 0; story < STORIES; story++) {
            List<KnownDay> days = new ArrayList<>(api.days(58, chance));
            days.add(SimulatedApi.day(58, Map.of("orders",
                    SimulatedApi.requests(api.on(58, chance), 0.35 / 1.05))));
            found += ofRequests(days).size();
            for (int day = 59; day < 87; day++) {
                days.add(SimulatedApi.day(day, Map.of("orders", api.on(day, chance))));
                after += ofRequests(days).size();
            }
        }
        story("holiday: a Wednesday like a Sunday", 58, STORIES, found);
        story("holiday: the four weeks after it", 58, 28 * STORIES, after);
        assertThat(found).isEqualTo(STORIES);
        assertThat(after / (28.0 * STORIES)).isLessThanOrEqualTo(Reach.FALSE_FLAGS);
    }

    @Test
    @DisplayName("A new API is told once; for 14 days nothing is found of it, and then as little as of others")
    void newApi() {
        Random chance = new Random(12);
        SimulatedApi api = SimulatedApi.of(20_000, 0.08);
        int told = 0;
        int first = 0;
        int then = 0;
        for (int story = 0; story < STORIES; story++) {
            List<KnownDay> days = new ArrayList<>(api.days(21, chance));
            for (int day = 21; day < 49; day++) {
                days.add(SimulatedApi.day(day, Map.of("orders", api.on(day, chance), "carts", api.on(day, chance))));
                List<Finding> found = findings(days).stream().filter(one -> "carts".equals(one.api())).toList();
                told += day == 21 && kinds(found).equals(List.of(Kind.NEW)) ? 1 : 0;
                first += day > 21 && day < 35 ? found.size() : 0;
                then += day > 34 ? (int) found.stream().filter(one -> one.measure() == Measure.REQUESTS).count() : 0;
            }
        }
        story("new API: told on its first day", 0, STORIES, told);
        story("new API: days 2 to 14, any measure", 1, 13 * STORIES, first);
        story("new API: days 15 to 28", 14, 14 * STORIES, then);
        assertThat(told).isEqualTo(STORIES);
        assertThat(first).isZero();
        assertThat(then / (14.0 * STORIES)).isLessThanOrEqualTo(Reach.FALSE_FLAGS);
    }

    /** From day 42 on it has 30 % fewer requests each day, and none from day 63 on. */
    @Test
    @DisplayName("An API that fades away is found while it does, told once when it is gone, and never again")
    void dyingApi() {
        Random chance = new Random(13);
        SimulatedApi api = SimulatedApi.of(20_000, 0.08);
        int found = 0;
        int gone = 0;
        int after = 0;
        for (int story = 0; story < STORIES; story++) {
            List<KnownDay> days = new ArrayList<>(together(api, 42, chance));
            boolean fading = false;
            for (int day = 42; day < 77; day++) {
                KnownApi carts = SimulatedApi.requests(api.on(day, chance), Math.pow(0.7, day - 41.0));
                days.add(SimulatedApi.day(day, day < 63
                        ? Map.of("orders", api.on(day, chance), "carts", carts)
                        : Map.of("orders", api.on(day, chance))));
                List<Finding> its = findings(days).stream().filter(one -> "carts".equals(one.api())).toList();
                fading |= day < 45 && its.stream().anyMatch(one -> one.measure() == Measure.REQUESTS);
                gone += day == 63 && kinds(its).equals(List.of(Kind.GONE)) ? 1 : 0;
                after += day > 63 ? its.size() : 0;
            }
            found += fading ? 1 : 0;
        }
        story("30 % fewer each day: found in 3 days", 42, STORIES, found);
        story("30 % fewer each day: gone, on its first day", 42, STORIES, gone);
        story("30 % fewer each day: 13 days after that", 42, 13 * STORIES, after);
        assertThat(found).isGreaterThanOrEqualTo(95);
        assertThat(gone).isEqualTo(STORIES);
        assertThat(after).isZero();
    }

    private static List<KnownDay> together(SimulatedApi api, int days, Random chance) {
        List<KnownDay> known = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            known.add(SimulatedApi.day(day, Map.of("orders", api.on(day, chance), "carts", api.on(day, chance))));
        }
        return known;
    }

    /** Enough to tell 0.3 %; of a long history, which takes long and has fewer, some less. */
    private static int healthyTrials(int history) {
        return history < 28 ? 20_000 : history < 56 ? 6_000 : 2_000;
    }

    private static int foundTrials(int history) {
        return history < 56 ? 1_000 : 400;
    }

    private static BiFunction<Integer, Random, KnownApi> fewer(SimulatedApi api) {
        return (day, chance) -> SimulatedApi.requests(api.on(day, chance), 0.6);
    }

    private static double found(int history, SimulatedApi api, Measure measure,
            BiFunction<Integer, Random, KnownApi> today) {
        Random chance = new Random(history);
        int found = 0;
        for (int trial = 0; trial < foundTrials(history); trial++) {
            int last = history + trial % 7;
            List<KnownDay> days = new ArrayList<>(api.days(last, chance));
            days.add(SimulatedApi.day(last, Map.of("orders", today.apply(last, chance))));
            found += findings(days).stream().anyMatch(finding -> finding.measure() == measure) ? 1 : 0;
        }
        return found / (double) foundTrials(history);
    }

    private static List<Finding> findings(List<KnownDay> days) {
        return Normal.of(days.subList(0, days.size() - 1), days.getLast()).findings();
    }

    private static List<Finding> ofRequests(List<KnownDay> days) {
        return findings(days).stream().filter(finding -> finding.measure() == Measure.REQUESTS).toList();
    }

    private static List<Kind> kinds(List<Finding> findings) {
        return findings.stream().map(Finding::kind).toList();
    }

    private static void story(String day, int history, int drawn, int found) {
        row(day, history, 0.08, 0.08, drawn,
                measure -> measure == Measure.REQUESTS ? percent(found / (double) drawn, 2) : "", "");
    }

    private static void row(String day, int history, double noise, double errorNoise, int drawn,
            Function<Measure, String> found, String levels) {
        List<String> cells = new ArrayList<>(List.of(day, String.valueOf(history), percent(noise, 0),
                percent(errorNoise, 0), "%,d".formatted(drawn)));
        Stream.of(Measure.REQUESTS, Measure.P50_MS, Measure.P95_MS, Measure.P99_MS, Measure.ERROR_SHARE,
                Measure.CLIENT_ERROR_SHARE).map(found).forEach(cells::add);
        cells.add(levels);
        TABLE.row(cells.toArray(String[]::new));
    }
}
