package io.albreport.local.history;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

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
public final class HistoryFolder implements LookBack {
    private static final String SUMMARIES = "summaries";
    private static final String DATE = "date=";
    private static final String FILE = "summary.json";

    private final Path folder;

    public HistoryFolder(Path folder) {
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
        readInto(reader);
        return reader.past();
    }

    /**
     * The days that the reader wants, as far as they are here.
     *
     * @throws IOException with a sentence for people, when the folder cannot be read; of a day, the reader is told
     */
    public void readInto(HistoryReader reader) throws IOException {
        if (Files.exists(folder)) {
            try (DirectoryStream<Path> days = Files.newDirectoryStream(folder, DATE + "*")) {
                for (Path its : days) {
                    read(its, reader);
                }
            } catch (NotDirectoryException e) {
                throw new IOException("%s: it is a file; name the folder of the history".formatted(folder), e);
            }
        }
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
            String name = String.valueOf(folder.getFileName());
            return name.startsWith(DATE)
                    ? Optional.of(LocalDate.parse(name.substring(DATE.length())))
                    : Optional.empty();
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** The newest day that is kept here; empty while none is. */
    public Optional<LocalDate> newest() throws IOException {
        if (!Files.exists(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> days = Files.list(folder)) {
            return days.flatMap(day -> date(day).stream()).max(Comparator.naturalOrder());
        }
    }

    /** As it was named, or the folder in there. */
    @Override
    public String toString() {
        return folder.toString();
    }

    /** In the place of what was kept of the day before; whole, or as it was. */
    public void keep(Summary summary) throws IOException {
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
