package io.albreport.benchmark;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import io.albreport.report.configuration.ReportConfig;
import io.albreport.report.history.HistoryReader;

/** A process that reads the summaries of the days before a report, once. */
final class HistoryRuns {

    private HistoryRuns() {}

    /**
     * @param args the file for what is measured, and the folder with a file for each day, by its date
     */
    public static void main(String[] args) throws Exception {
        Usage usage = new Usage();
        HistoryReader reader = new HistoryReader(FunctionBenchmark.DAY, ReportConfig.DEFAULTS);
        usage.note(Usage.READY);
        for (Path day : days(Path.of(args[1]))) {
            try (InputStream json = Files.newInputStream(day)) {
                reader.add(LocalDate.parse(day.getFileName().toString()), json);
            }
        }
        if (reader.past().days().size() != HistoryReader.DAYS) {
            throw new IllegalStateException("not all days were read: " + reader.past().history());
        }
        usage.note(Usage.HISTORY);
        usage.write(Path.of(args[0]));
    }

    private static List<Path> days(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
