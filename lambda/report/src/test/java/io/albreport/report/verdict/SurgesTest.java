package io.albreport.report.verdict;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.albreport.report.verdict.Surges.Window;

import static org.assertj.core.api.Assertions.assertThat;

/** Days with a known truth, most of them drawn by chance with a fixed seed; decisions/0013 has the table that this prints. */
@DisplayName("R10: incidents are found when they were, and healthy days have none")
class SurgesTest {
    private static final int SLOTS = 144;
    private static final double ALLOWED = 0.001;
    private static final int DAYS = 2_000;

    @Test
    void two_outages_stay_apart() {
        long[] requests = steady(200);
        long[] failed = new long[SLOTS];
        set(failed, 30, 33, 180);
        set(failed, 100, 101, 200);

        assertThat(find(requests, failed)).containsExactly(new Window(30, 32), new Window(100, 100));
    }

    @Test
    void one_that_comes_and_goes_is_one() {
        long[] requests = steady(200);
        long[] failed = new long[SLOTS];
        for (int slot = 40; slot < 60; slot += 2) {
            failed[slot] = 150;
        }

        assertThat(find(requests, failed)).containsExactly(new Window(40, 58));
    }

    @Test
    void a_rise_within_is_no_other_incident() {
        long[] requests = steady(500);
        long[] failed = new long[SLOTS];
        set(failed, 20, 60, 40);
        set(failed, 60, 70, 480);

        assertThat(find(requests, failed)).containsExactly(new Window(20, 69));
    }

    @Test
    void four_errors_are_none() {
        long[] failed = new long[SLOTS];
        failed[7] = 4;

        assertThat(find(steady(10), failed)).isEmpty();
        failed[7] = 5;
        assertThat(find(steady(10), failed)).containsExactly(new Window(7, 7));
    }

    @Test
    void what_is_calm_is_seen_beside_an_outage_of_half_a_day() {
        long[] failed = new long[SLOTS];
        set(failed, 0, SLOTS, 1);
        set(failed, 50, 110, 100);

        assertThat(Surges.calm(steady(100), failed)).isEqualTo(0.01);
    }

    /** Requests a day, and the share of them that fails, by chance, at any time: up to what the objective allows. */
    @ParameterizedTest
    @CsvSource({"500, 0.001", "10000, 0.0001", "10000, 0.001", "100000, 0.0005", "100000, 0.001", "3000000, 0.0008",
            "3000000, 0.001"})
    void a_healthy_day_has_none(int requests, double share) {
        int flagged = 0;
        Random chance = new Random(requests);
        for (int day = 0; day < DAYS; day++) {
            long[] traffic = shaped(requests, day);
            flagged += find(traffic, failing(traffic, share, chance)).isEmpty() ? 0 : 1;
        }

        System.out.printf("healthy, %,d requests a day, %.4f %% fail: %d of %,d days flagged%n", requests,
                share * 100, flagged, DAYS);
        assertThat(flagged).isLessThanOrEqualTo(DAYS / 500);
    }

    /** One request in a hundred, or more, for twenty minutes; beside what fails by chance at any time. */
    @ParameterizedTest
    @CsvSource({"100000, 0.0001, 0.02", "200000, 0.0001, 0.01", "1000000, 0.0003, 0.01", "3000000, 0.0005, 0.01"})
    void twenty_minutes_are_found(int requests, double share, double incident) {
        int found = 0;
        Random chance = new Random(requests);
        for (int day = 0; day < DAYS; day++) {
            long[] traffic = shaped(requests, 2 * day);
            long[] failed = failing(traffic, share, chance);
            int at = 60 + chance.nextInt(60);
            failed[at] += binomial(traffic[at], incident, chance);
            failed[at + 1] += binomial(traffic[at + 1], incident, chance);
            found += find(traffic, failed).stream().anyMatch(window -> window.first() <= at + 1 && window.last() >= at)
                    ? 1
                    : 0;
        }

        System.out.printf("%,d requests a day, %.0f %% of 20 minutes fail: found on %d of %,d days%n", requests,
                incident * 100, found, DAYS);
        assertThat(found).isGreaterThanOrEqualTo(DAYS * 95 / 100);
    }

    private static List<Window> find(long[] requests, long[] failed) {
        return Surges.find(requests, failed, Math.max(ALLOWED, Surges.calm(requests, failed)), Incidents.ERRORS);
    }

    private static long[] steady(long requests) {
        long[] steady = new long[SLOTS];
        set(steady, 0, SLOTS, requests);
        return steady;
    }

    private static void set(long[] slots, int from, int to, long value) {
        for (int slot = from; slot < to; slot++) {
            slots[slot] = value;
        }
    }

    /** Flat, or a day's wave with a quiet night, or business hours only. */
    private static long[] shaped(int requests, int day) {
        double[] weights = new double[SLOTS];
        double sum = 0;
        for (int slot = 0; slot < SLOTS; slot++) {
            weights[slot] = switch (day % 3) {
                case 0 -> 1;
                case 1 -> slot < 48 || slot > 120 ? 0.01 : 1;
                default -> 1.1 - Math.cos(2 * Math.PI * slot / SLOTS);
            };
            sum += weights[slot];
        }
        long[] shaped = new long[SLOTS];
        for (int slot = 0; slot < SLOTS; slot++) {
            shaped[slot] = Math.round(requests * weights[slot] / sum);
        }
        return shaped;
    }

    private static long[] failing(long[] requests, double share, Random chance) {
        long[] failed = new long[SLOTS];
        for (int slot = 0; slot < SLOTS; slot++) {
            failed[slot] = binomial(requests[slot], share, chance);
        }
        return failed;
    }

    /** By the waiting times between failures, which are geometric. */
    private static long binomial(long of, double share, Random chance) {
        long count = 0;
        double at = Math.ceil(Math.log(1 - chance.nextDouble()) / Math.log1p(-share));
        while (at <= of) {
            count++;
            at += Math.max(1, Math.ceil(Math.log(1 - chance.nextDouble()) / Math.log1p(-share)));
        }
        return count;
    }
}
