package io.albreport.local.generator.landscape;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * The five minutes that one log file holds.
 *
 * @param day that the generated logs are about
 * @param number 0 to 287; -1 and 288 are the slots just before and after the day, and so on
 */
public record Slot(LocalDate day, int number) {
    public static final int PER_HOUR = 12;
    public static final int PER_DAY = 24 * PER_HOUR;
    public static final int BEFORE = -1;
    public static final int AFTER = PER_DAY;
    private static final long SECONDS = 300;
    private static final int MICROS = 300_000_000;
    private static final int MINUTE = 60_000_000;

    /** Microseconds since 1970. */
    public long start() {
        return micros(day.toEpochDay() * ChronoUnit.DAYS.getDuration().toSeconds() + number * SECONDS);
    }

    public long end() {
        return start() + MICROS;
    }

    public boolean isInDay() {
        return number >= 0 && number < PER_DAY;
    }

    public boolean isFirst() {
        return number == 0;
    }

    public boolean isLast() {
        return number == PER_DAY - 1;
    }

    /** A moment of the slot; in the day's first and last slot one line is the day's very first or last moment. */
    public long timeInside(Dice dice, boolean firstLine) {
        if (firstLine && isFirst()) {
            return start();
        }
        if (firstLine && isLast()) {
            return end() - 1;
        }
        return start() + dice.below(MICROS);
    }

    /** A moment before or after the day, the nearest possible one first. */
    public long timeOutsideDay(Dice dice, boolean firstLine) {
        long off = firstLine ? 0 : dice.below(MINUTE);
        if (number <= 0) {
            return dayStart() - 1 - off;
        }
        return new Slot(day, AFTER).start() + off;
    }

    private long dayStart() {
        return micros(day.atStartOfDay().toEpochSecond(ZoneOffset.UTC));
    }

    private static long micros(long seconds) {
        return seconds * 1_000_000;
    }
}
