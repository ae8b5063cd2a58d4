package io.albreport.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import io.albreport.report.configuration.ReportConfig;
import io.albreport.report.history.HistoryReader;
import io.albreport.report.history.Past;

/**
 * A process that reads the summaries of the days before a report, once. One day is read before, as the function does
 * before its snapshot: what a JVM takes to read its first is no matter of days.
 */
final class HistoryRuns {

    private HistoryRuns() {}

    /**
     * @param args the file for what is measured, and the folder with a file for each day, by its date
     */
    public static void main(String[] args) throws Exception {
        Usage usage = new Usage();
        List<Path> days = days(Path.of(args[1]));
        read(days.subList(0, 1));
        usage.note(Usage.READY);
        Past past = read(days);
        usage.note(Usage.HISTORY);
        if (past.days().size() != HistoryReader.DAYS) {
            throw new IllegalStateException("not all days were read: " + past.history());
        }
        usage.write(Path.of(args[0]));
    }

    private static Past read(List<Path> days) throws IOException {
        HistoryReader reader = new HistoryReader(FunctionBenchmark.DAY, ReportConfig.DEFAULTS);
        for (Path day : days) {
            try (InputStream json = Files.newInputStream(day)) {
                reader.add(LocalDate.parse(day.getFileName().toString()), json);
            }
        }
        return reader.past();
    }

    private static List<Path> days(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
