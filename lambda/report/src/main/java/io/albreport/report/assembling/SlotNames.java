package io.albreport.report.assembling;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.albreport.report.model.Period;
import io.albreport.report.statement.LoggedSlots;
import io.albreport.report.verdict.TrafficSlot;

/**
 * The ten minutes of a period and its hours, both by the clocks of its time zone: of the first hour and the last, less may
 * be in the period, and there may be two hours of one name where clocks go back.
 */
final class SlotNames {
    private final LoggedSlots logged;

    /** When each begins, and the last ends. */
    private final List<Instant> slots = new ArrayList<>();

    /** Of the first slot of each, its place; and how many there are. */
    private final List<Integer> hours = new ArrayList<>();

    /** By name, those asked for: an answer of a thousand APIs has a few hundred names, ten million times. */
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, Integer> placesOfHours = new HashMap<>();

    SlotNames(Period period) {
        this.logged = new LoggedSlots(period);
        ZonedDateTime hour = null;
        for (Instant start = period.start(); start.isBefore(period.end()); start = start.plus(TrafficSlot.LENGTH)) {
            ZonedDateTime its = start.atZone(period.zone()).truncatedTo(ChronoUnit.HOURS);
            if (!its.equals(hour)) {
                hours.add(slots.size());
                hour = its;
            }
            slots.add(start);
        }
        hours.add(slots.size());
        slots.add(slots.getLast().plus(TrafficSlot.LENGTH));
    }

    int count() {
        return slots.size() - 1;
    }

    int hours() {
        return hours.size() - 1;
    }

    /**
     * The slot's place in the period.
     *
     * @throws IllegalArgumentException for a name of none
     */
    int of(String name) {
        return places.computeIfAbsent(name, its -> slotAt(logged.slot(its), its));
    }

    /** What the seconds of a slot's first and last answer are counted from. */
    Instant tenMinutes(String name) {
        return logged.tenMinutes(name);
    }

    /** The hour's place in the period, by the name of it or of a part of it. */
    int hourOf(String name) {
        return placesOfHours.computeIfAbsent(name, this::hourAt);
    }

    private int hourAt(String name) {
        Instant start = logged.hour(name);
        return hour(slotAt(start.isBefore(slots.getFirst()) ? slots.getFirst() : start, name));
    }

    int hour(int slot) {
        int place = Collections.binarySearch(hours, slot);
        return place < 0 ? -place - 2 : place;
    }

    /** The places of an hour's slots. */
    IntStream slotsOf(int hour) {
        return IntStream.range(hours.get(hour), hours.get(hour + 1));
    }

    Instant startOfHour(int hour) {
        return start(hours.get(hour));
    }

    Instant endOfHour(int hour) {
        return start(hours.get(hour + 1));
    }

    Instant start(int slot) {
        return slots.get(slot);
    }

    private int slotAt(Instant instant, String name) {
        if (instant.isBefore(slots.getFirst()) || !instant.isBefore(slots.getLast())) {
            throw new IllegalArgumentException("no time of the period: " + name);
        }
        return (int) Duration.between(slots.getFirst(), instant).dividedBy(TrafficSlot.LENGTH);
    }
}
