package io.albreport.local.engine;

import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.albreport.local.reading.LogFiles;
import io.albreport.local.reading.NothingToReportException;

/** Finds the day that a report should be about when nobody names one. */
public final class LogDays {
    private static final int HOURS = 24;
    private static final int LAST_HOUR = HOURS - 1;

    /** A day with fewer than a tenth of the busiest day's lines was touched by stray ones. */
    private static final int STRAY = 10;

    private LogDays() {}

    /** How much of a day is there: hours with lines, and lines; or files, where their names tell. */
    private record Cover(int hours, long lines) {
        Cover plus(Cover other) {
            return new Cover(hours + other.hours, lines + other.lines);
        }
    }

    /**
     * The newest day of which most hours are there and that is over, which is when its last hour is there, or a later
     * such day. Where no day has most of its hours, the newest with more than stray lines; and where none is over, the
     * newest at all.
     *
     * @throws NothingToReportException when no line has a time
     */
    public static LocalDate newestFull(LogFiles files, ZoneId zone) throws SQLException, IOException {
        return full(files, zone).getLast();
    }

    /**
     * All days of which most hours are there and that are over, ascending; never empty, as above.
     *
     * @throws NothingToReportException when no line has a time
     */
    public static List<LocalDate> full(LogFiles files, ZoneId zone) throws SQLException, IOException {
        SortedMap<LocalDateTime, Long> hours = on(zone, hours(files));
        List<LocalDate> full = full(hours);
        boolean isOver = full.size() == 1 || hours.containsKey(full.getLast().atTime(LAST_HOUR, 0));
        return isOver ? full : full.subList(0, full.size() - 1);
    }

    /**
     * The days that are there, ascending: by the names of the files where all of them tell, and by the lines otherwise.
     *
     * @throws NothingToReportException when no line has a time
     */
    public static List<LocalDate> there(LogFiles files, ZoneId zone) throws SQLException, IOException {
        return of(hours(files).keySet(), zone);
    }

    /** The days of a time zone that some hours in UTC begin on. */
    public static List<LocalDate> of(Collection<LocalDateTime> hours, ZoneId zone) {
        return hours.stream().map(hour -> on(zone, hour).toLocalDate()).distinct().sorted().toList();
    }

    private static SortedMap<LocalDateTime, Long> on(ZoneId zone, SortedMap<LocalDateTime, Long> hours) {
        SortedMap<LocalDateTime, Long> there = new TreeMap<>();
        hours.forEach((hour, lines) -> there.merge(on(zone, hour).truncatedTo(ChronoUnit.HOURS), lines, Long::sum));
        return there;
    }

    private static LocalDateTime on(ZoneId zone, LocalDateTime utc) {
        return LocalDateTime.ofInstant(utc.toInstant(ZoneOffset.UTC), zone);
    }

    private static List<LocalDate> full(SortedMap<LocalDateTime, Long> hours) {
        Map<LocalDate, Cover> days = new TreeMap<>();
        hours.forEach((hour, lines) -> days.merge(hour.toLocalDate(), new Cover(1, lines), Cover::plus));
        List<LocalDate> full = daysWith(days, cover -> cover.hours() * 2 > HOURS);
        if (!full.isEmpty()) {
            return full;
        }
        long most = Collections.max(days.values().stream().map(Cover::lines).toList());
        return daysWith(days, cover -> cover.lines() * STRAY >= most);
    }

    private static List<LocalDate> daysWith(Map<LocalDate, Cover> days, Predicate<Cover> enough) {
        return days.entrySet().stream().filter(day -> enough.test(day.getValue())).map(Map.Entry::getKey).toList();
    }

    private static SortedMap<LocalDateTime, Long> hours(LogFiles files) throws SQLException, IOException {
        boolean allTell = files.logs().stream().allMatch(log -> log.name().end() != null);
        return allTell && !files.logs().isEmpty() ? fromNames(files) : BrokenFiles.leftOut(files, LogDays::fromLines);
    }

    /** A file holds the lines before its end: midnight ends the day before. */
    private static SortedMap<LocalDateTime, Long> fromNames(LogFiles files) {
        return files.logs().stream()
                .map(log -> Objects.requireNonNull(log.name().end()).minusMinutes(1).truncatedTo(ChronoUnit.HOURS))
                .collect(Collectors.groupingBy(hour -> hour, TreeMap::new, Collectors.counting()));
    }

    private static SortedMap<LocalDateTime, Long> fromLines(LogFiles files) throws SQLException, IOException {
        if (files.logs().isEmpty()) {
            throw new NothingToReportException(files.nothing("access log", LogFiles.NO_LOG));
        }
        try (DuckDb duckDb = new DuckDb(files.logs())) {
            SortedMap<LocalDateTime, Long> hours = duckDb.hours();
            if (hours.isEmpty()) {
                String first = MalformedLines.first(files.logs());
                throw new NothingToReportException(files.nothing("access log line", first.isEmpty()
                        ? "there is not one line"
                        : "all lines there are something else, such as " + first));
            }
            return hours;
        }
    }
}
