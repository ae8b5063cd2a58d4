package io.albreport.local;

import java.io.PrintWriter;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import io.albreport.report.InvalidConfigException;

/** The command line. */
@Command(name = "alb-report", subcommands = {SampleCommand.class, ReportCommand.class, GenerateCommand.class,
        HelpCommand.class}, mixinStandardHelpOptions = true, versionProvider = Version.class, description = {
                "A report on the traffic of AWS Application Load Balancers, from their access logs.",
                "",
                "See what it makes:     alb-report sample",
                "Report on your logs:   aws s3 sync s3://BUCKET/AWSLogs logs && alb-report report logs"}, footer = {
                        "",
                        "Exit codes: 0 done; 2 wrong usage or configuration; 3 nothing to report on; 1 anything else.",
                        "'alb-report help COMMAND' explains a command."})
final class AlbReport implements Runnable {
    static final int WRONG_USAGE = 2;
    static final int NOTHING_TO_REPORT = 3;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new AlbReport()).setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(AlbReport::explain);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a command");
    }

    /** One sentence; the stack trace of what nobody foresaw goes below it, for a bug report. */
    private static int explain(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        PrintWriter err = command.getErr();
        err.println(command.getColorScheme().errorText("alb-report: " + e.getMessage()));
        return switch (e) {
            case NothingToReportException nothing -> NOTHING_TO_REPORT;
            case InvalidConfigException invalid -> WRONG_USAGE;
            case java.io.IOException expected -> CommandLine.ExitCode.SOFTWARE;
            default -> {
                e.printStackTrace(err);
                yield CommandLine.ExitCode.SOFTWARE;
            }
        };
    }
}
