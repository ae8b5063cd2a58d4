package io.albreport.report.verdict;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.albreport.report.model.Completeness;
import io.albreport.report.model.Completeness.Gap;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("R11: what the logs lack is said, and who fell silent")
class CoverageTest {
    private static final Instant DAY = Instant.parse("2026-01-17T00:00:00Z");
    private static final int SLOTS = 144;

    @ParameterizedTest
    @CsvSource({"0, 55", "60, 61", "55, 144"})
    void a_late_start_a_gap_and_an_early_end_are_gaps(int from, int to) {
        assertThat(of(without(from, to, 30), without(from, to, 5))).isEqualTo(
                new Completeness(false, List.of(new Gap(at(from), at(to), null))));
    }

    @Test
    void a_quiet_night_is_none() {
        List<TrafficSlot> quiet = without(0, 0, 200);
        for (int slot = 6; slot < 30; slot++) {
            quiet.set(slot, slot(slot, slot % 3 == 0 ? 1 : 0));
        }

        assertThat(of(quiet).complete()).isTrue();
    }

    @Test
    void a_day_without_a_request_has_no_gap() {
        assertThat(of(without(0, SLOTS, 9)).gaps()).isEmpty();
    }

    @Test
    void one_that_stops_while_others_go_on_is_silent() {
        assertThat(of(without(100, SLOTS, 30), without(0, 0, 10))).isEqualTo(
                new Completeness(true, List.of(new Gap(at(100), at(SLOTS), "api 0"))));
    }

    @Test
    void a_job_at_night_is_not() {
        List<TrafficSlot> job = without(0, SLOTS, 1);
        for (int slot = 18; slot < 22; slot++) {
            job.set(slot, slot(slot, 5_000));
        }

        assertThat(of(job, without(0, 0, 10)).gaps()).isEmpty();
    }

    @Test
    void one_that_goes_down_with_all_others_is_not() {
        List<TrafficSlot> others = without(0, 0, 1_000);
        for (int slot = 100; slot < SLOTS; slot++) {
            others.set(slot, slot(slot, 1));
        }

        assertThat(of(without(100, SLOTS, 3), others).gaps()).isEmpty();
    }

    @SafeVarargs
    private static Completeness of(List<TrafficSlot>... apis) {
        Map<String, List<TrafficSlot>> byName = new TreeMap<>();
        for (int i = 0; i < apis.length; i++) {
            byName.put("api " + i, apis[i]);
        }
        return Coverage.of(byName, List.copyOf(byName.keySet()));
    }

    private static List<TrafficSlot> without(int from, int to, long otherwise) {
        List<TrafficSlot> slots = new ArrayList<>();
        for (int slot = 0; slot < SLOTS; slot++) {
            slots.add(slot(slot, slot >= from && slot < to ? 0 : otherwise));
        }
        return slots;
    }

    private static TrafficSlot slot(int number, long requests) {
        return new TrafficSlot(at(number), requests, List.of());
    }

    private static Instant at(int slot) {
        return DAY.plus(TrafficSlot.LENGTH.multipliedBy(slot));
    }
}
