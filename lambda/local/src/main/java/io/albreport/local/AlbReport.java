package io.albreport.local;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.stream.Stream;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

import io.albreport.local.reading.NothingToReportException;
import io.albreport.local.reading.Reasons;
import io.albreport.report.configuration.InvalidConfigException;
import io.albreport.report.model.ReportFormat;

/** The command line. */
@Command(name = "alb-report", subcommands = {SampleCommand.class, ReportCommand.class, HistoryCommand.class,
        ReviewCommand.class, GenerateCommand.class,
        HelpCommand.class}, mixinStandardHelpOptions = true, versionProvider = Version.class, description = {
                "A report on the traffic of AWS Application Load Balancers, from their access logs.",
                "",
                "See what it makes:     alb-report sample",
                "Report on your logs:   aws s3 sync s3://BUCKET/AWSLogs logs",
                "                       alb-report report logs"}, footer = {
                        "",
                        "'alb-report help COMMAND' explains a command."}, exitCodeListHeading = AlbReport.EXIT_CODES, exitCodeList = {
                                AlbReport.DONE_CODE, AlbReport.FAILED_CODE, AlbReport.USAGE_CODE,
                                AlbReport.NOTHING_CODE})
final class AlbReport implements Runnable {
    static final int WRONG_USAGE = 2;
    static final int NOTHING_TO_REPORT = 3;

    /** For the help of each command. */
    static final String EXIT_CODES = "%nExit codes:%n";
    static final String DONE_CODE = "0:done";
    static final String FAILED_CODE = "1:anything else, such as a full disk";
    static final String USAGE_CODE = WRONG_USAGE + ":wrong usage or configuration";
    static final String NOTHING_CODE = NOTHING_TO_REPORT
            + ":nothing to report on: no readable access log, or none of the day";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    public static void main(String[] args) {
        // numbers, in reports as in SQL, are the same on every machine
        Locale.setDefault(Locale.ROOT);
        // what makes PDFs and what reads S3 log by way of SLF4J, which would tell that nothing is there to write it
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new AlbReport())
                .registerConverter(LocalDate.class, AlbReport::day)
                .registerConverter(ReportFormat.class, AlbReport::format)
                .setParameterExceptionHandler(AlbReport::refuse)
                .setExecutionExceptionHandler(AlbReport::explain);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a command: sample, report, history, review or generate");
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("must be a day such as 2026-11-19, but is '%s'".formatted(text));
        }
    }

    private static ReportFormat format(String text) {
        return Stream.of(ReportFormat.values()).filter(format -> format.name().equalsIgnoreCase(text)).findFirst()
                .orElseThrow(() -> new TypeConversionException(
                        "must be one or more of html, pdf, json, csv, but is '%s'".formatted(text)));
    }

    private static int refuse(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(command.getColorScheme().errorText("alb-report: " + e.getMessage()));
        UnmatchedArgumentException.printSuggestions(e, err);
        err.printf("'%s --help' shows what is allowed.%n", command.getCommandSpec().qualifiedName());
        return WRONG_USAGE;
    }

    /** One sentence; the stack trace of what nobody foresaw goes below it, for a bug report. */
    private static int explain(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        PrintWriter err = command.getErr();
        err.println(command.getColorScheme().errorText("alb-report: " + sentence(e)));
        return switch (e) {
            case NothingToReportException nothing -> NOTHING_TO_REPORT;
            case InvalidConfigException invalid -> WRONG_USAGE;
            case IOException expected -> CommandLine.ExitCode.SOFTWARE;
            default -> {
                e.printStackTrace(err);
                yield CommandLine.ExitCode.SOFTWARE;
            }
        };
    }

    private static String sentence(Exception e) {
        return e instanceof FileSystemException file
                ? "%s: %s".formatted(file.getFile(), Reasons.of(file))
                : String.valueOf(e.getMessage());
    }
}
