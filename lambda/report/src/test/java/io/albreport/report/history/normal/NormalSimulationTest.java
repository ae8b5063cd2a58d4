package io.albreport.report.history.normal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.albreport.report.history.days.KnownApi;
import io.albreport.report.history.days.KnownDay;
import io.albreport.report.history.days.Points;
import io.albreport.report.history.days.SimulatedApi;
import io.albreport.report.model.past.Finding;
import io.albreport.report.model.past.Finding.Kind;
import io.albreport.report.model.past.Measure;

import static org.assertj.core.api.Assertions.assertThat;

/** Days drawn by chance with a fixed seed, whose truth is known; it prints its table. */
@DisplayName("R7: healthy days have no finding, and what differs is found")
class NormalSimulationTest {
    private static final int TRIALS = 1_000;
    private static final int FOUND_TRIALS = 200;

    /** Days of history, noise, growth in 28 days. */
    @ParameterizedTest(name = "{0} days, noise {1}, growth {2}")
    @DisplayName("Few healthy days are marked: of requests at most 0.3 %, unless they are wild")
    @CsvSource({"14, 0.05, 0", "14, 0.08, 0", "14, 0.2, 0", "28, 0.05, 0", "28, 0.08, 0", "28, 0.2, 0", "56, 0.08, 0",
            "56, 0.2, 0", "84, 0.2, 0", "84, 0.08, 0.1"})
    void healthy(int history, double noise, double growth) {
        Map<Measure, Integer> flags = new EnumMap<>(Measure.class);
        int levels = 0;
        Random chance = new Random(history * 100L + Math.round(noise * 100));
        for (int trial = 0; trial < TRIALS; trial++) {
            SimulatedApi api = new SimulatedApi(2_000 * Math.exp(5 * chance.nextDouble()), noise, growth, 0.001, 120);
            for (Finding finding : findings(api.days(history + 1 + trial % 7, chance))) {
                flags.merge(finding.measure(), finding.kind() == Kind.ANOMALY ? 1 : 0, Integer::sum);
                levels += finding.kind() == Kind.LEVEL ? 1 : 0;
            }
        }
        System.out.printf("healthy: %d days, noise %.0f %%, growth %.0f %%: of %,d API-days flagged %s, levels %d%n",
                history, noise * 100, growth * 100, TRIALS, flags, levels);
        boolean wild = noise > 0.1;
        flags.forEach((measure, flagged) -> assertThat(flagged / (double) TRIALS).as(measure.name())
                .isLessThanOrEqualTo(mostFlagged(measure, history, wild)));
    }

    /**
     * What the rule achieves: of requests 0.3 %. Not so with noise of 20 % and few weeks, where 25 % is no change;
     * nor for errors, whose share differs by half from day to day: on the logarithm, a deviation of 0.5.
     */
    private static double mostFlagged(Measure measure, int history, boolean wild) {
        if (Points.isShare(measure)) {
            return history < 28 ? 0.025 : 0.015;
        }
        if (history >= 56) {
            return wild ? 0.005 : 0.003;
        }
        if (wild) {
            return 0.03;
        }
        return measure == Measure.REQUESTS ? 0.003 : 0.005;
    }

    @ParameterizedTest(name = "{0} days, noise {1}")
    @DisplayName("Fewer requests, a doubled p95 and ten times the errors are found")
    @CsvSource({"28, 0.05", "28, 0.08", "28, 0.2", "56, 0.08", "84, 0.08", "84, 0.2"})
    void found(int history, double noise) {
        double fewer = found(history, noise, Measure.REQUESTS, api -> SimulatedApi.requests(api, 0.6));
        double slower = found(history, noise, Measure.P95_MS, api -> SimulatedApi.slower(api, 2));
        double errors = found(history, noise, Measure.ERROR_SHARE, api -> SimulatedApi.errors(api, 10));
        System.out.printf("found: %d days, noise %.0f %%: requests -40 %% %.1f %%, p95 doubled %.1f %%, "
                + "errors tenfold %.1f %%%n", history, noise * 100, fewer * 100, slower * 100, errors * 100);
        // With noise of 20 %, 40 % less is within 3.5 deviations; and ten times the errors of a good day may be few.
        assertThat(fewer).isGreaterThanOrEqualTo(noise < 0.1 ? 0.9 : 0.15);
        assertThat(slower).isGreaterThanOrEqualTo(noise < 0.1 ? 0.95 : 0.75);
        assertThat(errors).isGreaterThanOrEqualTo(0.85);
    }

    @Test
    @DisplayName("After a deployment each day is found until the level is new; then none is")
    void deployment() {
        Random chance = new Random(7);
        int levels = 0;
        int after = 0;
        for (int trial = 0; trial < 100; trial++) {
            List<KnownDay> before = SimulatedApi.of(20_000, 0.08).days(56, chance);
            List<KnownDay> days = new ArrayList<>(before);
            for (int day = 56; day < 70; day++) {
                KnownApi api = SimulatedApi.requests(SimulatedApi.of(20_000, 0.08).on(day, chance), 0.6);
                days.add(SimulatedApi.day(day, Map.of("orders", api)));
                List<Finding> found = findings(days).stream().filter(one -> one.measure() == Measure.REQUESTS).toList();
                levels += found.stream().anyMatch(finding -> finding.kind() == Kind.LEVEL) ? 1 : 0;
                after += day > 62 ? found.size() : 0;
            }
        }
        System.out.printf("sim: deployment: %d new levels of 100, %d of 700 days after them found%n", levels, after);
        assertThat(levels).isBetween(95, 100);
        assertThat(after).isLessThanOrEqualTo(7);
    }

    @Test
    @DisplayName("Of few requests a day, of days that are missing or not whole, nothing more is found")
    void sparse() {
        Random chance = new Random(9);
        int few = 0;
        int holes = 0;
        for (int trial = 0; trial < 300; trial++) {
            few += findings(new SimulatedApi(20, 0.8, 0, 0.01, 100).days(57 + trial % 7, chance)).size();
            List<KnownDay> days = SimulatedApi.of(20_000, 0.08).days(57 + trial % 7, chance);
            List<KnownDay> known = new ArrayList<>();
            for (KnownDay day : days.subList(0, days.size() - 1)) {
                double fate = chance.nextDouble();
                if (fate > 0.1) {
                    known.add(fate > 0.2
                            ? day
                            : new KnownDay(day.date(), true, 0, 0, SimulatedApi.with(day,
                                    api -> SimulatedApi.requests(api, 0.3)).apis()));
                }
            }
            known.add(days.getLast());
            holes += (int) findings(known).stream().filter(one -> one.measure() == Measure.REQUESTS).count();
        }
        System.out.printf("sim: of 300 days each, found of few requests %d, with a fifth of the days lost %d%n", few,
                holes);
        assertThat(few).isZero();
        assertThat(holes).isLessThanOrEqualTo(2);
    }

    private static double found(int history, double noise, Measure measure, UnaryOperator<KnownApi> changed) {
        Random chance = new Random(history * 100L + Math.round(noise * 100));
        int found = 0;
        for (int trial = 0; trial < FOUND_TRIALS; trial++) {
            List<KnownDay> days = SimulatedApi.of(20_000, noise).days(history + 1 + trial % 7, chance);
            KnownDay today = SimulatedApi.with(days.getLast(), changed);
            found += Normal.of(days.subList(0, days.size() - 1), today).findings().stream()
                    .anyMatch(finding -> finding.measure() == measure) ? 1 : 0;
        }
        return found / (double) FOUND_TRIALS;
    }

    private static List<Finding> findings(List<KnownDay> days) {
        return Normal.of(days.subList(0, days.size() - 1), days.getLast()).findings();
    }
}
