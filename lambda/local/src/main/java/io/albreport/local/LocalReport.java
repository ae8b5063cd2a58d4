package io.albreport.local;

import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import io.albreport.report.DataQuality.MalformedLine;
import io.albreport.report.DataQuality.UnreadableFile;
import io.albreport.report.Period;
import io.albreport.report.Reading;
import io.albreport.report.Report;
import io.albreport.report.ReportAssembler;
import io.albreport.report.ReportConfig;
import io.albreport.report.Statement;

/** Makes one day's report from files, with DuckDB. */
final class LocalReport {
    private final Period period;
    private final ReportConfig config;
    private final Progress progress;

    LocalReport(LocalDate day, ReportConfig config, Progress progress) {
        this.period = Period.ofDay(day);
        this.config = config;
        this.progress = progress;
    }

    /**
     * Reads the files that may hold lines of the day. One that breaks off in the middle is left out, and the report
     * says so.
     *
     * @throws NothingToReportException when no line of the day was found
     */
    Report make(LogFiles files) throws SQLException, IOException {
        LogFiles ofDay = files.of(period.day());
        if (ofDay.logs().isEmpty()) {
            throw nothing(files, "none of its %,d access logs is of that day".formatted(files.logs().size()));
        }
        try {
            return read(ofDay);
        } catch (SQLException e) {
            // DuckDB gives up on the whole query, and looking at every file beforehand would read all of them twice
            List<UnreadableFile> broken = BrokenFiles.among(ofDay.logs());
            if (broken.isEmpty()) {
                throw e;
            }
            return read(ofDay.without(broken));
        }
    }

    private Report read(LogFiles files) throws SQLException, IOException {
        if (files.logs().isEmpty()) {
            UnreadableFile first = files.unreadable().getFirst();
            throw nothing(files, "none of its access logs can be read, first of all %s: %s"
                    .formatted(first.file(), first.reason()));
        }
        try (DuckDb duckDb = new DuckDb(files.logs());
                Progress.Step _ = progress.begin("Reading", describe(files), -1)) {
            ReportAssembler assembler = new ReportAssembler(period, config);
            duckDb.run(Statement.of(period, config, "TRUE"), assembler::add);
            Report report = assembler.assemble(reading(files, duckDb, assembler));
            if (report.dataQuality().requestsCounted() == 0) {
                throw nothing(files, found(report));
            }
            return report;
        }
    }

    private static Reading reading(LogFiles files, DuckDb duckDb, ReportAssembler assembler)
            throws SQLException, IOException {
        List<MalformedLine> rejected = duckDb.rejected();
        List<MalformedLine> examples = new ArrayList<>(rejected.stream().limit(Statement.EXAMPLES).toList());
        for (MalformedLine example : assembler.malformedExamples()) {
            if (examples.size() < Statement.EXAMPLES) {
                examples.add(MalformedLines.locate(example, files.logs()));
            }
        }
        return new Reading((long) files.logs().size(), files.skipped(), files.unreadable(), files.bytes(),
                rejected.size(), List.copyOf(examples), duckDb.name(), null, Version.TEXT);
    }

    private static String found(Report report) {
        return "its %,d access logs hold %,d lines: %,d of other days and %,d malformed".formatted(
                report.dataQuality().filesRead(), report.dataQuality().linesRead(),
                report.dataQuality().outsidePeriod(), report.dataQuality().malformedLines());
    }

    private static String describe(LogFiles files) {
        return "%,d files, %,d MB".formatted(files.logs().size(), files.bytes() / 1_000_000);
    }

    private NothingToReportException nothing(LogFiles files, String why) {
        return new NothingToReportException("no request of %s: %s".formatted(period.day(), files.nothing(why)));
    }
}
