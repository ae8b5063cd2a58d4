package io.albreport.local;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import io.albreport.local.engine.LogDays;
import io.albreport.local.history.HistoryFolder;
import io.albreport.local.history.LookBack;
import io.albreport.local.reading.LogFiles;
import io.albreport.report.configuration.ReportConfig;
import io.albreport.report.model.Period;
import io.albreport.report.model.Report;
import io.albreport.report.model.ReportFormat;
import io.albreport.report.rendering.Renderer;

/** Makes the report from files. */
@Command(name = "report", mixinStandardHelpOptions = true, sortOptions = false, exitCodeListHeading = AlbReport.EXIT_CODES, exitCodeList = {
        AlbReport.DONE_CODE, AlbReport.FAILED_CODE, AlbReport.USAGE_CODE, AlbReport.NOTHING_CODE}, description = {
                "Makes one day's report from access logs: report.html, report.pdf, report.json and apis.csv.",
                "Reads text and gzip, told by content. A file that is named is read whatever its name; in folders, all files "
                        + "that end in .log or .gz are. Other logs of load balancers are left out and counted; an object "
                        + "that is there twice is read once.",
                "Of s3://BUCKET/PREFIX, wherever above, below or in AWSLogs it points, the logs of --date are copied into the "
                        + "temporary folder, read and removed, with the credentials that the AWS CLI would take.",
                "A report that cannot be made or written leaves an earlier one as it was."}, footer = {
                        "",
                        "A configuration names APIs, says what they promise, and how long the lists are. "
                                + "Everything is optional:",
                        "",
                        "  top: 20                         # rows in each list",
                        "  availability: 99.9              # percent, promised by every API",
                        "  p95Ms: 800                      # for 95 of 100; no limit if not given",
                        "  timeZone: Europe/Berlin         # of days and hours; UTC if not given",
                        "  ignore:                         # counted apart; * is for any text",
                        "    paths: [/health, '/status/{rest+}']",
                        "    userAgents: ['Pingdom*']",
                        "    clients: ['198.51.100.*']",
                        "  prices:                         # of forecasts, in US dollars",
                        "    athenaPerTb: 5",
                        "    storagePerGbMonth: 0.023",
                        "    keepLogsDays: 90",
                        "  apis:",
                        "    - name: Checkout",
                        "      targetGroups: [blue, green] # names or ARNs",
                        "      routes: ['/carts/{cart}']   # what paths are told as, beside ids",
                        "      redirectsAreSuccess: true   # 3xx counts into the success rate",
                        "      availability: 99.95         # instead of the one above",
                        "      latency: {percent: 99, withinMs: 500}",
                        "",
                        "Examples:",
                        "  alb-report report logs/",
                        "  alb-report report logs/ --date 2026-11-19 --out today --config apis.yaml",
                        "  alb-report report logs/ --date 2026-11-19 --from 03:10 --to 04:40 --time-zone Europe/Berlin",
                        "  alb-report report logs/ --history history/",
                        "  alb-report report one.log.gz another.log --format html,json",
                        "  alb-report report s3://BUCKET/AWSLogs --date 2026-11-19",
                        "  ssh web cat alb.log | alb-report report -"})
final class ReportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "LOGS", arity = "1..*", description = "Access logs, and folders of them; - for standard input; s3://BUCKET/PREFIX.")
    private List<String> logs = List.of();

    @Mixin
    private AskedPeriod asked = new AskedPeriod();

    @Option(names = "--history", paramLabel = "DIR", description = "Summaries of days before, to compare with; gets this day's. See 'alb-report history'.")
    private @Nullable Path history;

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "report", description = "Where the report goes; made if need be (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("report");

    @Option(names = "--config", paramLabel = "FILE", description = "API names and objectives, YAML or JSON; see below.")
    private @Nullable Path config;

    @Option(names = "--format", paramLabel = "FORMAT", split = ",", defaultValue = "html,pdf,json,csv", description = "Any of html, pdf, json, csv (default: all).")
    private Set<ReportFormat> formats = EnumSet.allOf(ReportFormat.class);

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, SQLException {
        ReportConfig settings = config == null ? ReportConfig.DEFAULTS : ConfigFile.read(config);
        ReportConfig zoned = settings.in(asked.zoneOr(settings.timeZone()));
        report(new LogPlaces(logs, spec), asked.in(zoned.timeZone()).orElse(null), zoned,
                history == null ? LookBack.NONE : new HistoryFolder(history), out, formats, spec);
        return 0;
    }

    /** Makes, writes and announces a report; also used by {@code sample}. */
    static void report(LogPlaces logs, @Nullable Period period, ReportConfig config, LookBack lookBack,
            Path out, Set<ReportFormat> formats, CommandSpec spec) throws IOException, SQLException {
        Progress progress = Progress.onStandardError();
        try (LogFiles files = logs.find(period, progress)) {
            Period its = period == null
                    ? Period.ofDay(LogDays.newestFull(files, config.timeZone()), config.timeZone())
                    : period;
            Report report = lookBack.on(new LocalReport(its, config, progress).make(files), config);
            List<Path> written = ReportFolder.ofReport(out).put(Renderer.render(report, formats));
            spec.commandLine().getOut().printf("%s: %s%n", its.day(), report.verdict().text());
            Remarks.on(report, files).forEach(remark -> spec.commandLine().getErr().println("alb-report: " + remark));
            written.forEach(path -> spec.commandLine().getOut().println(path.toAbsolutePath().normalize()));
        }
    }
}
