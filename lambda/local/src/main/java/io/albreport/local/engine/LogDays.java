package io.albreport.local.engine;

import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;

import io.albreport.local.reading.LogFiles;
import io.albreport.local.reading.NothingToReportException;

/** Finds the day that a report should be about when nobody names one. */
public final class LogDays {
    private LogDays() {}

    /**
     * The newest day that is over: logs go on to its end or beyond. The newest day at all when none is.
     *
     * @throws NothingToReportException when no line has a time
     */
    public static LocalDate newestFull(LogFiles files) throws SQLException, IOException {
        boolean allTell = files.logs().stream().allMatch(log -> log.name().end() != null);
        return allTell && !files.logs().isEmpty() ? fromNames(files) : BrokenFiles.leftOut(files, LogDays::fromLines);
    }

    private static LocalDate fromNames(LogFiles files) {
        List<LocalDateTime> ends = files.logs().stream().map(log -> Objects.requireNonNull(log.name().end())).sorted()
                .toList();
        LocalDate lastEnded = ends.getLast().toLocalDate().minusDays(1);
        LocalDate newest = dayBefore(ends.getLast());
        return ends.stream().map(LogDays::dayBefore).filter(day -> !day.isAfter(lastEnded))
                .max(LocalDate::compareTo).orElse(newest);
    }

    /** The day of the lines in a file that ended then: midnight ends the day before. */
    private static LocalDate dayBefore(LocalDateTime end) {
        return end.minusMinutes(1).toLocalDate();
    }

    private static LocalDate fromLines(LogFiles files) throws SQLException, IOException {
        if (files.logs().isEmpty()) {
            throw new NothingToReportException(files.nothing("access log", LogFiles.NO_LOG));
        }
        try (DuckDb duckDb = new DuckDb(files.logs())) {
            List<LocalDate> days = duckDb.days();
            if (days.isEmpty()) {
                throw new NothingToReportException(
                        files.nothing("access log line", "all lines there are something else"));
            }
            return days.size() == 1 ? days.getFirst() : days.get(days.size() - 2);
        }
    }
}
