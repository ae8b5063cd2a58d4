package io.albreport.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

import io.albreport.local.reading.Reasons;
import io.albreport.report.configuration.ReportConfig;
import io.albreport.report.history.HistoryReader;
import io.albreport.report.history.Past;
import io.albreport.report.history.days.Summary;
import io.albreport.report.model.Report;

/**
 * A folder of summaries, laid out as in the bucket of an installation, of which it may be a copy:
 * {@code date=YYYY-MM-DD/summary.json}, in the folder or in {@code summaries} in there.
 */
final class HistoryFolder implements LookBack {
    private static final String SUMMARIES = "summaries";
    private static final String DATE = "date=";
    private static final String FILE = "summary.json";

    private final Path folder;

    HistoryFolder(Path folder) {
        Path inside = folder.resolve(SUMMARIES);
        this.folder = Files.isDirectory(inside) ? inside : folder;
    }

    /** Of parts of a day nothing is compared, and nothing kept: whole days are. */
    @Override
    public Report on(Report report, ReportConfig config) throws IOException {
        if (!report.period().spansADay()) {
            return report;
        }
        Report compared = before(report.period().day(), config).onto(report, config);
        keep(Summary.of(report));
        return compared;
    }

    /** The days before one, as far as they are here. */
    Past before(LocalDate day, ReportConfig config) throws IOException {
        HistoryReader reader = new HistoryReader(day, config);
        if (Files.exists(folder)) {
            try (DirectoryStream<Path> days = Files.newDirectoryStream(folder, DATE + "*")) {
                for (Path its : days) {
                    read(its, reader);
                }
            } catch (NotDirectoryException e) {
                throw new IOException("%s: it is a file; name the folder of the history".formatted(folder), e);
            }
        }
        return reader.past();
    }

    private static void read(Path folder, HistoryReader reader) throws IOException {
        Optional<LocalDate> date = date(folder).filter(reader::wants);
        Path file = folder.resolve(FILE);
        if (date.isPresent() && Files.exists(file)) {
            try (InputStream json = Files.newInputStream(file)) {
                reader.add(date.get(), json);
            }
        }
    }

    private static Optional<LocalDate> date(Path folder) {
        try {
            return Optional.of(LocalDate.parse(String.valueOf(folder.getFileName()).substring(DATE.length())));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** Whether nothing is kept here yet. */
    boolean isEmpty() throws IOException {
        if (!Files.exists(folder)) {
            return true;
        }
        try (DirectoryStream<Path> days = Files.newDirectoryStream(folder, DATE + "*")) {
            return !days.iterator().hasNext();
        }
    }

    /** In the place of what was kept of the day before; whole, or as it was. */
    void keep(Summary summary) throws IOException {
        Path its = folder.resolve(DATE + summary.date());
        Path beside = its.resolve(".%s.%d.part".formatted(FILE, ProcessHandle.current().pid()));
        try {
            Files.createDirectories(its);
            Files.write(beside, summary.toJson());
            Files.move(beside, its.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new IOException("%s: the day cannot be kept there: %s".formatted(its, Reasons.of(e)), e);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
