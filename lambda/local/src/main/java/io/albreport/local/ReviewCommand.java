package io.albreport.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import io.albreport.local.history.HistoryFolder;
import io.albreport.local.reading.NothingToReportException;
import io.albreport.report.configuration.ReportConfig;
import io.albreport.report.model.ReportFormat;
import io.albreport.report.model.review.Review;
import io.albreport.report.model.review.ReviewPeriod;
import io.albreport.report.model.review.ReviewPeriod.Kind;
import io.albreport.report.rendering.Renderer;
import io.albreport.report.review.Reviewer;

/** Makes a review of kept days. */
@Command(name = "review", mixinStandardHelpOptions = true, sortOptions = false, exitCodeListHeading = AlbReport.EXIT_CODES, exitCodeList = {
        AlbReport.DONE_CODE, AlbReport.FAILED_CODE, AlbReport.USAGE_CODE, AlbReport.NOTHING_CODE}, description = {
                "Reviews a week or a month from the summaries of its days: review.html, review.pdf and review.json.",
                "What each API promised and kept, what is left of error budgets, what changed against the period before, "
                        + "incidents, the worst days, and what comes. No log is read."}, footer = {
                                "",
                                "Examples:",
                                "  alb-report history logs/ --history history/",
                                "  alb-report review --history history/ --week 2026-W48",
                                "  alb-report review --history history/ --month 2026-11 --out november"})
final class ReviewCommand implements Callable<Integer> {
    @Option(names = "--history", paramLabel = "DIR", required = true, description = "The summaries of days, as 'alb-report report --history' and 'alb-report history' keep them.")
    private Path history = Path.of("");

    @ArgGroup(multiplicity = "1")
    private Asked asked = new Asked();

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "review", description = "Where the review goes; made if need be (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("review");

    @Option(names = "--config", paramLabel = "FILE", description = "As of report: what each API promises, the time zone, prices.")
    private @Nullable Path config;

    @Option(names = "--format", paramLabel = "FORMAT", split = ",", defaultValue = "html,pdf,json", description = "Any of html, pdf, json (default: all).")
    private Set<ReportFormat> formats = EnumSet.noneOf(ReportFormat.class);

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /** One of both. */
    private static final class Asked {
        @Option(names = "--week", paramLabel = "WEEK", required = true, description = "A week from Monday to Sunday, as ISO 8601 counts them: 2026-W48.")
        private @Nullable String week;

        @Option(names = "--month", paramLabel = "MONTH", required = true, description = "A month: 2026-11.")
        private @Nullable String month;
    }

    @Override
    public Integer call() throws IOException {
        if (formats.contains(ReportFormat.CSV)) {
            throw new ParameterException(spec.commandLine(),
                    "--format must be one or more of html, pdf, json, but is 'csv': its figures are in review.json");
        }
        ReportConfig settings = config == null ? ReportConfig.DEFAULTS : ConfigFile.read(config);
        write(period(), new HistoryFolder(history), settings, out, formats, spec);
        return 0;
    }

    /** Makes, writes and announces a review; also used by {@code sample}. */
    static void write(ReviewPeriod period, HistoryFolder history, ReportConfig config, Path out,
            Set<ReportFormat> formats, CommandSpec spec) throws IOException {
        Review review = review(period, history, config);
        List<Path> written = ReportFolder.ofReview(out).put(Renderer.render(review, formats));
        spec.commandLine().getOut().printf("%s: %s%n", period.name(), review.text());
        written.forEach(path -> spec.commandLine().getOut().println(path.toAbsolutePath().normalize()));
    }

    private static Review review(ReviewPeriod period, HistoryFolder history, ReportConfig config) throws IOException {
        Reviewer reviewer = new Reviewer(period, config);
        history.readInto(reviewer.reader());
        return reviewer.review(Version.TEXT).orElseThrow(() -> new NothingToReportException(
                "%s: there is no summary of a day of %s that can be used%s: keep some with 'alb-report history', or name another %s"
                        .formatted(history, period.name(), why(reviewer),
                                period.kind().word())));
    }

    private static String why(Reviewer reviewer) {
        return reviewer.unusable().map(day -> " (%s: %s)".formatted(day.date(), day.reason())).orElse("");
    }

    private ReviewPeriod period() {
        return asked.week != null
                ? period(Kind.WEEK, "--week", asked.week, "a week such as 2026-W48")
                : period(Kind.MONTH, "--month", String.valueOf(asked.month), "a month such as 2026-11");
    }

    private ReviewPeriod period(Kind kind, String option, String text, String allowed) {
        try {
            return kind.named(text);
        } catch (DateTimeException e) {
            throw new ParameterException(spec.commandLine(),
                    "%s must be %s, but is '%s'".formatted(option, allowed, text), e);
        }
    }
}
