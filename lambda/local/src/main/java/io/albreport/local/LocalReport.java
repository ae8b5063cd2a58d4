package io.albreport.local;

import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.albreport.local.engine.BrokenFiles;
import io.albreport.local.engine.DuckDb;
import io.albreport.local.engine.LogDays;
import io.albreport.local.engine.MalformedLines;
import io.albreport.local.reading.LogFiles;
import io.albreport.local.reading.NothingToReportException;
import io.albreport.report.assembling.Reading;
import io.albreport.report.assembling.ReportAssembler;
import io.albreport.report.configuration.ApiRoutes;
import io.albreport.report.configuration.ReportConfig;
import io.albreport.report.model.DataQuality;
import io.albreport.report.model.DataQuality.MalformedLine;
import io.albreport.report.model.Period;
import io.albreport.report.model.Report;
import io.albreport.report.rendering.Warnings;
import io.albreport.report.statement.RouteTree;
import io.albreport.report.statement.Statement;

/** Makes the report on one period from files, with DuckDB. */
final class LocalReport {
    private static final long BYTES_OF_A_MEGABYTE = 1_000_000;

    private final Period period;
    private final ReportConfig config;
    private final Progress progress;

    LocalReport(Period period, ReportConfig config, Progress progress) {
        this.period = period;
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
        LogFiles ofDay = files.of(period);
        if (ofDay.logs().isEmpty()) {
            throw nothing(files, files.logs().isEmpty()
                    ? LogFiles.NO_LOG
                    : "no access log there is of that day; days that are there: "
                            + Warnings.days(LogDays.there(files, period.zone())));
        }
        return BrokenFiles.leftOut(ofDay, this::read);
    }

    private Report read(LogFiles files) throws SQLException, IOException {
        if (files.logs().isEmpty()) {
            throw nothing(files, LogFiles.NO_LOG);
        }
        try (DuckDb duckDb = new DuckDb(files.logs());
                Progress.Step reading = progress.begin("Reading", describe(files),
                        new Progress.Amount(files.bytes(), "MB", BYTES_OF_A_MEGABYTE))) {
            ReportAssembler assembler = new ReportAssembler(period, config);
            List<ApiRoutes> learnt = RouteTree.templatesOf(duckDb.sample(Statement.sample(period, config)));
            duckDb.run(Statement.of(period, config, learnt, "TRUE"), assembler::add,
                    share -> reading.to(Math.round(share * files.bytes())));
            Report report = assembler.assemble(reading(files, duckDb, assembler));
            if (report.dataQuality().requestsCounted() == 0) {
                throw nothing(files, found(report.dataQuality()));
            }
            return report;
        }
    }

    private Reading reading(LogFiles files, DuckDb duckDb, ReportAssembler assembler)
            throws SQLException, IOException {
        List<MalformedLine> rejected = duckDb.rejected();
        List<MalformedLine> examples = new ArrayList<>();
        for (MalformedLine example : Stream.concat(rejected.stream(), assembler.malformedExamples().stream())
                .limit(Statement.EXAMPLES).toList()) {
            examples.add(MalformedLines.locate(example, files.logs()));
        }
        List<LocalDate> days = assembler.mostlyOutside()
                ? LogDays.of(duckDb.hours().keySet(), period.zone())
                : List.of();
        return new Reading((long) files.logs().size(), files.repeated().size(), days, files.skipped(),
                files.unreadable(), files.bytes(),
                rejected.size(), List.copyOf(examples), assembler.delivery(), duckDb.name(), null, Version.TEXT);
    }

    private static String found(DataQuality quality) {
        String days = quality.daysThere().isEmpty()
                ? ""
                : "; days that are there: " + Warnings.days(quality.daysThere());
        String example = quality.malformedExamples().isEmpty() || quality.outsidePeriod() > 0
                ? ""
                : ", such as " + MalformedLines.shown(quality.malformedExamples().getFirst());
        String ignored = quality.ignoredRequests() > 0
                ? "ignored by configuration (%,d), ".formatted(quality.ignoredRequests())
                : "";
        return "all lines there are %smalformed (%,d) or of other days (%,d)%s%s".formatted(ignored,
                quality.malformedLines(), quality.outsidePeriod(), days, example);
    }

    private static String describe(LogFiles files) {
        int count = files.logs().size();
        return "%,d %s, %,.1f MB".formatted(count, count == 1 ? "file" : "files",
                (double) files.bytes() / BYTES_OF_A_MEGABYTE);
    }

    private String words() {
        return period.spansADay() ? period.day().toString() : "%s to %s".formatted(period.start(), period.end());
    }

    private NothingToReportException nothing(LogFiles files, String why) {
        return new NothingToReportException(files.nothing("request of " + words(), why));
    }
}
