package io.albreport.report.assembling;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;

import io.albreport.report.model.Period;
import io.albreport.report.verdict.TrafficSlot;

/** The ten minutes of a day, and what the statement calls them: {@code 031} is from 03:10 to 03:20, UTC. */
final class SlotNames {
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH").withZone(ZoneOffset.UTC);

    private static final int PER_HOUR = (int) Duration.ofHours(1).dividedBy(TrafficSlot.LENGTH);

    private final Period period;
    private final int count;
    private final Map<String, Integer> slots = new HashMap<>();

    SlotNames(Period period) {
        this.period = period;
        this.count = (int) Duration.between(period.start(), period.end()).dividedBy(TrafficSlot.LENGTH);
        for (int slot = 0; slot < count; slot++) {
            slots.put(HOUR.format(start(slot)) + slot % PER_HOUR, slot);
        }
    }

    int count() {
        return count;
    }

    /**
     * The slot's place in the period.
     *
     * @throws IllegalArgumentException for a name of none
     */
    int of(String name) {
        Integer slot = slots.get(name);
        if (slot == null) {
            throw new IllegalArgumentException("no ten minutes of the period: " + name);
        }
        return slot;
    }

    /** @param name of an hour, {@code 03} */
    int hourOf(String name) {
        return of(name + "0") / PER_HOUR;
    }

    static int hour(int slot) {
        return slot / PER_HOUR;
    }

    int hours() {
        return (count + PER_HOUR - 1) / PER_HOUR;
    }

    Instant startOfHour(int hour) {
        return start(hour * PER_HOUR);
    }

    Instant start(int slot) {
        return period.start().plus(TrafficSlot.LENGTH.multipliedBy(slot));
    }
}
