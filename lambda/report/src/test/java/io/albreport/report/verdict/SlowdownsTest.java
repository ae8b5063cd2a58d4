package io.albreport.report.verdict;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import org.apache.commons.numbers.gamma.Erfc;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.albreport.report.verdict.Slowdowns.Slowdown;

import static org.assertj.core.api.Assertions.assertThat;

/** Days with a known truth, drawn by chance with a fixed seed; decisions/0015 has the table that this prints. */
@DisplayName("R10: a shift of latency is found when it was, and healthy days have none")
@Execution(ExecutionMode.CONCURRENT)
class SlowdownsTest {
    private static final int SLOTS = 144;
    private static final int DAYS = 500;
    private static final double PACE = 6 * Math.log(1.01 / 0.99);
    private static final double MEDIAN_MS = 80;
    private static final int FASTEST = -20;
    private static final int SLOWEST = 140;
    private static final Map<Law, double[]> EXPECTED = new ConcurrentHashMap<>();

    @Test
    void a_day_without_an_answer_has_none() {
        assertThat(Slowdowns.find(day(0, 0.8, 0, 0, 1, 1, new Random(1)))).isEmpty();
    }

    @Test
    void both_percentiles_make_one_incident() {
        assertThat(Slowdowns.find(day(500, 0.6, 84, 110, 3, 1, new Random(1)))).singleElement()
                .satisfies(slow -> assertThat(slow.percent()).isEqualTo(50));
    }

    @Test
    void an_outage_of_a_night_is_apart_from_one_of_the_evening() {
        List<PaceSlot> day = new ArrayList<>(day(500, 0.6, 10, 16, 4, 1, new Random(1)));
        day.subList(120, 126).clear();
        day.addAll(120, day(500, 0.6, 120, 126, 4, 1, new Random(2)).subList(120, 126));

        assertThat(Slowdowns.find(day)).extracting(Slowdown::first).containsExactly(10, 120);
    }

    /** Answers in ten minutes, and how far they spread: from a service that does one thing to one that does everything. */
    @ParameterizedTest
    @CsvSource({"5, 0.8", "50, 0.4", "50, 1.2", "700, 0.4", "700, 0.8", "700, 1.2", "20000, 0.4", "20000, 1.2"})
    void a_healthy_day_has_none(int answers, double spread) {
        Random chance = new Random(answers);
        int flagged = 0;
        for (int day = 0; day < DAYS; day++) {
            flagged += Slowdowns.find(day(answers, spread, 0, 0, 1, 1, chance)).isEmpty() ? 0 : 1;
        }

        System.out.printf("healthy, %,d answers in ten minutes, spread %.1f: %d of %d days flagged%n", answers, spread,
                flagged, DAYS);
        assertThat(flagged).isLessThanOrEqualTo(DAYS / 500);
    }

    /** For two hours, a share of answers takes so many times longer. */
    @ParameterizedTest
    @CsvSource({"100, 0.4, 2, 1", "300, 0.8, 2, 1", "700, 0.8, 2, 1", "700, 0.8, 4, 0.2", "20000, 0.8, 2, 1",
            "20000, 0.8, 4, 0.2"})
    void two_hours_are_found(int answers, double spread, double times, double share) {
        Random chance = new Random(answers);
        int found = 0;
        for (int day = 0; day < DAYS; day++) {
            int at = 12 + chance.nextInt(110);
            found += Slowdowns.find(day(answers, spread, at, at + 12, times, share, chance)).stream()
                    .anyMatch(slow -> slow.first() < at + 12 && slow.last() >= at) ? 1 : 0;
        }

        System.out.printf("%,d answers in ten minutes, spread %.1f, %.0f %% take %.0f times as long for two hours: "
                + "found on %d of %d days%n", answers, spread, share * 100, times, found, DAYS);
        assertThat(found).isGreaterThanOrEqualTo(DAYS * 95 / 100);
    }

    /** Logarithmically normal latencies, a tenth slower in the busiest hour than in the quietest one. */
    private static List<PaceSlot> day(int answers, double spread, int from, int to, double times, double share,
            Random chance) {
        List<PaceSlot> slots = new ArrayList<>();
        for (int slot = 0; slot < SLOTS; slot++) {
            double load = 1 - 0.5 * Math.cos(2 * Math.PI * slot / SLOTS);
            boolean isSlow = slot >= from && slot < to;
            double[] expected = EXPECTED.computeIfAbsent(new Law(slot, spread, isSlow ? times : 1, isSlow ? share : 0),
                    law -> law.probabilities(load));
            TreeMap<Integer, Long> paces = new TreeMap<>();
            for (int pace = FASTEST; pace < SLOWEST; pace++) {
                long count = poisson(answers * load * expected[pace - FASTEST], chance);
                if (count > 0) {
                    paces.put(pace, count);
                }
            }
            slots.add(
                    new PaceSlot(Instant.EPOCH.plus(TrafficSlot.LENGTH.multipliedBy(slot)), TrafficSlot.LENGTH, paces));
        }
        return slots;
    }

    /** How latencies are spread over ten minutes, a share of them so many times longer. */
    private record Law(int slot, double spread, double times, double share) {
        private double[] probabilities(double load) {
            double median = Math.log(MEDIAN_MS) + 0.1 * load;
            return IntStream.range(FASTEST, SLOWEST).mapToDouble(pace -> (1 - share) * within(pace, median, spread)
                    + share * within(pace, median + Math.log(times), spread)).toArray();
        }
    }

    private static double within(int pace, double median, double spread) {
        return above(pace * PACE, median, spread) - above((pace + 1) * PACE, median, spread);
    }

    private static double above(double value, double median, double spread) {
        return Erfc.value((value - median) / (spread * Math.sqrt(2))) / 2;
    }

    /** By Knuth's product of uniform numbers; by the normal law where that is long. */
    private static long poisson(double mean, Random chance) {
        if (mean > 40) {
            return Math.max(0, Math.round(mean + Math.sqrt(mean) * chance.nextGaussian()));
        }
        if (mean < 1e-9) {
            return 0;
        }
        double limit = Math.exp(-mean);
        long count = 0;
        for (double product = chance.nextDouble(); product > limit; product *= chance.nextDouble()) {
            count++;
        }
        return count;
    }
}
