package io.albreport.report.statement;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import io.albreport.report.model.Period;

/**
 * What the statement calls ten minutes and hours of a period. They are cut out of the text that a line has for its time,
 * which costs least: {@code 17T03} is the hour from three on the 17th, and {@code 17T031} what is from ten past three; all
 * in UTC.
 *
 * <p>
 * Where clocks are no whole hours from UTC, an hour on them is of two in UTC, and each has the part before it and the part
 * behind it named apart; where they are 15 or 45 minutes from it, five minutes are named, with both their digits.
 */
public final class LoggedSlots {
    private static final int TEN = 10;
    private static final int MINUTES = 60;
    private static final int HOURS = 24;

    /** Day of the month, T, and hour. */
    private static final int HOUR_LENGTH = 5;

    /** Where it begins in a time. */
    private static final int DAY_OF_MONTH = 8;

    private static final String HOUR = "substr(\"time\", %d, %d)".formatted(DAY_OF_MONTH + 1, HOUR_LENGTH);
    private static final String TENS_OF_MINUTE = "substr(\"time\", 15, 1)";

    /** By their names in UTC, those of each day that the period has a part in. */
    private final Map<String, Instant> hours = new HashMap<>();

    /** Into an hour in UTC, when one begins on the clocks of the period's zone: 0, 15, 30 or 45. */
    private final int minute;

    public LoggedSlots(Period period) {
        for (LocalDate day : period.utcDays()) {
            for (int hour = 0; hour < HOURS; hour++) {
                Instant start = day.atTime(hour, 0).toInstant(ZoneOffset.UTC);
                hours.put(start.toString().substring(DAY_OF_MONTH, DAY_OF_MONTH + HOUR_LENGTH), start);
            }
        }
        minute = Stream.of(period.start(), period.end())
                .mapToInt(instant -> period.zone().getRules().getOffset(instant).getTotalSeconds() / MINUTES)
                .map(offset -> Math.floorMod(-offset, MINUTES)).max().orElseThrow();
    }

    /** The hour of a line's time, as SQL. */
    String hourSql() {
        return minute == 0
                ? HOUR
                : "%s || CASE WHEN substr(\"time\", 15, 2) < '%02d' THEN '-' ELSE '+' END".formatted(HOUR, minute);
    }

    /** The ten minutes of it, or the five, as SQL. */
    String slotSql() {
        String five = " || CASE WHEN substr(\"time\", 16, 1) < '5' THEN '0' ELSE '5' END";
        return HOUR + " || " + TENS_OF_MINUTE + (isInFives() ? five : "");
    }

    /** Characters of a slot's name. */
    int length() {
        return HOUR_LENGTH + (isInFives() ? 2 : 1);
    }

    /**
     * When the minutes began that are called so.
     *
     * @throws IllegalArgumentException for a name of none in the period
     */
    public Instant slot(String name) {
        return tenMinutes(name).plus(Duration.ofMinutes(isInFives() ? digit(name, HOUR_LENGTH + 1) : 0));
    }

    /** When the ten minutes began that these, or these five, are of: what a line's seconds are counted from. */
    public Instant tenMinutes(String name) {
        return hourInUtc(name).plus(Duration.ofMinutes(TEN * (long) digit(name, HOUR_LENGTH)));
    }

    /** When the hour began that is called so, or the part of it. */
    public Instant hour(String name) {
        return hourInUtc(name).plus(Duration.ofMinutes(name.endsWith("+") ? minute : 0));
    }

    private Instant hourInUtc(String name) {
        Instant hour = name.length() < HOUR_LENGTH ? null : hours.get(name.substring(0, HOUR_LENGTH));
        if (hour == null) {
            throw new IllegalArgumentException("no time of the period: " + name);
        }
        return hour;
    }

    private static int digit(String name, int at) {
        return Character.digit(name.charAt(at), TEN);
    }

    private boolean isInFives() {
        return minute % TEN != 0;
    }
}
