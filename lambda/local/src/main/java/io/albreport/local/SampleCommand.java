package io.albreport.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import io.albreport.local.history.HistoryFolder;
import io.albreport.local.history.SampleHistory;
import io.albreport.report.configuration.ReportConfig;
import io.albreport.report.history.days.Summary;
import io.albreport.report.model.Report;
import io.albreport.report.model.ReportFormat;
import io.albreport.report.model.review.ReviewPeriod;

/** Shows what a report looks like, on a day that was made up. */
@Command(name = "sample", mixinStandardHelpOptions = true, sortOptions = false, exitCodeListHeading = AlbReport.EXIT_CODES, exitCodeList = {
        AlbReport.DONE_CODE, AlbReport.FAILED_CODE, AlbReport.USAGE_CODE, AlbReport.NOTHING_CODE}, description = {
                "Makes a realistic day of access logs, and 35 days of history before it, reports on the day and reviews "
                        + "the last week, and says where report and review are.",
                "Logs made by an earlier run into the same folder are used again."})
final class SampleCommand implements Callable<Integer> {
    private static final long SEED = 1;
    private static final long MALFORMED = 25;

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "alb-report-sample", description = "Where logs, report and review go; made if need be (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("");

    @Option(names = "--requests", paramLabel = "N", defaultValue = "200000", description = "Requests of the day (default: ${DEFAULT-VALUE}).")
    private long requests;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, SQLException {
        Path logs = out.resolve("logs");
        if (!Files.exists(logs.resolve("truth.json"))) {
            LocalDate yesterday = LocalDate.now(Clock.systemUTC()).minusDays(1);
            GenerateCommand.generate(GenerateCommand.options(yesterday, requests, SEED, MALFORMED, spec), logs);
        }
        ReportCommand.report(new LogPlaces(List.of(logs.toString()), spec), null, ReportConfig.DEFAULTS,
                this::withDaysBefore, out.resolve("report"), EnumSet.allOf(ReportFormat.class), spec);
        reviewLastWeek();
        return 0;
    }

    /** The last that is over. */
    private void reviewLastWeek() throws IOException {
        HistoryFolder history = new HistoryFolder(out.resolve("history"));
        ReviewPeriod week = ReviewPeriod.Kind.WEEK.endedBefore(history.newest().orElseThrow().plusDays(1));
        ReviewCommand.write(week, history, ReportConfig.DEFAULTS, out.resolve("review"),
                EnumSet.complementOf(EnumSet.of(ReportFormat.CSV)), spec);
    }

    private Report withDaysBefore(Report report, ReportConfig config) throws IOException {
        HistoryFolder history = new HistoryFolder(out.resolve("history"));
        if (history.newest().isEmpty()) {
            new SampleHistory(Summary.of(report)).keepIn(history);
        }
        return history.on(report, config);
    }
}
