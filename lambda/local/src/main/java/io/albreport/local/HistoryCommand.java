package io.albreport.local;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import io.albreport.local.engine.LogDays;
import io.albreport.local.history.HistoryFolder;
import io.albreport.local.reading.LogFiles;
import io.albreport.local.s3.S3Address;
import io.albreport.report.configuration.ReportConfig;
import io.albreport.report.history.days.Summary;
import io.albreport.report.model.Period;
import io.albreport.report.model.Report;

/** Keeps what reports will compare with. */
@Command(name = "history", mixinStandardHelpOptions = true, sortOptions = false, exitCodeListHeading = AlbReport.EXIT_CODES, exitCodeList = {
        AlbReport.DONE_CODE, AlbReport.FAILED_CODE, AlbReport.USAGE_CODE, AlbReport.NOTHING_CODE}, description = {
                "Makes a summary of every day in access logs that is over and of which most hours are there.",
                "'alb-report report --history DIR' compares with them. One that is there of the day is replaced; others stay."}, footer = {
                        "",
                        "Examples:",
                        "  alb-report history logs/ --history history/",
                        "  alb-report report logs/ --history history/"})
final class HistoryCommand implements Callable<Integer> {
    @Parameters(paramLabel = "LOGS", arity = "1..*", description = "Access logs, and folders of them.")
    private List<String> logs = List.of();

    @Option(names = "--history", paramLabel = "DIR", required = true, description = "Where the summaries go, as DIR/date=YYYY-MM-DD/summary.json; made if need be.")
    private Path history = Path.of("");

    @Option(names = "--config", paramLabel = "FILE", description = "As of report: names of APIs, what is ignored, the time zone.")
    private @Nullable Path config;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, SQLException {
        logs.stream().filter(S3Address::isOne).findFirst().ifPresent(address -> {
            throw new ParameterException(spec.commandLine(),
                    "%s: all days of a bucket may be years; copy those you want with 'aws s3 sync', and name the folder"
                            .formatted(address));
        });
        ReportConfig settings = config == null ? ReportConfig.DEFAULTS : ConfigFile.read(config);
        Progress progress = Progress.onStandardError();
        HistoryFolder folder = new HistoryFolder(history);
        try (LogFiles files = new LogPlaces(logs, spec).find(null, progress)) {
            for (LocalDate day : LogDays.full(files, settings.timeZone())) {
                Period period = Period.ofDay(day, settings.timeZone());
                Report report = new LocalReport(period, settings, progress).make(files);
                folder.keep(Summary.of(report));
                spec.commandLine().getOut().printf("%s: %s%n", day, report.verdict().text());
            }
        }
        spec.commandLine().getOut().println(history.toAbsolutePath().normalize());
        return 0;
    }
}
