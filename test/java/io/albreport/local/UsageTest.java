package io.albreport.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

/** Wrong usage is answered with one sentence and where to read more; help has it all. */
@Execution(ExecutionMode.CONCURRENT)
class UsageTest {
    private static final int TERMINAL = 80;

    @TempDir
    private Path folder;
    private Path logs = Path.of("");
    private ReportRun run;

    @BeforeEach
    void make_logs() throws IOException {
        logs = Files.createDirectory(folder.resolve("logs"));
        Files.write(logs.resolve("good.log"), GoodLines.text(GoodLines.some(10)));
        run = new ReportRun(folder.resolve("out"));
    }

    @Test
    void no_arguments_at_all() throws Exception {
        CommandRun nothing = CommandRun.process(List.of());

        assertThat(nothing)
                .isEqualTo(refused("name a command: sample, report, history, review or generate", "alb-report"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "report | Missing required parameter: 'LOGS' | alb-report report",
            "report x --date 2026-02-30 | Invalid value for option '--date': must be a day such as 2026-11-19, "
                    + "but is '2026-02-30' | alb-report report",
            "report x --date yesterday | Invalid value for option '--date': must be a day such as 2026-11-19, "
                    + "but is 'yesterday' | alb-report report",
            "report x --format html,xls | Invalid value for option '--format' (FORMAT): must be one or more of html, "
                    + "pdf, json, csv, but is 'xls' | alb-report report",
            "report x --verbose | Unknown option: '--verbose' | alb-report report",
            "reprot x | Unmatched arguments from index 0: 'reprot', 'x' | alb-report",
            "generate x --requests 1 | Missing required option: '--date=YYYY-MM-DD' | alb-report generate",
            "generate x --date 2026-01-17 --requests -1 | requests must be from 0 to 1000000000, got -1 | "
                    + "alb-report generate",
            "sample --requests -1 --out nowhere | requests must be from 0 to 1000000000, got -1 | alb-report sample"})
    void wrong_arguments(String arguments, String sentence, String command) {
        CommandRun refused = CommandRun.here((Object[]) arguments.split(" "));

        assertThat(refused.err().lines().toList()).startsWith("alb-report: " + sentence)
                .endsWith("'" + command + " --help' shows what is allowed.").hasSizeLessThanOrEqualTo(3);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.exitCode()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "topp: 3 | unknown key 'topp'; allowed here are apis, availability, ignore, latency, p95Ms, prices, timeZone, top: correct or remove it",
            "apis: [{nam: x}] | unknown key 'apis[0].nam'; allowed here are availability, latency, name, p95Ms, "
                    + "redirectsAreSuccess, routes, targetGroups: correct or remove it",
            "top: -1 | 'top' must be a whole number from 1 to 100, but is -1: correct or remove it",
            "availability: 101 | 'availability' must be a percentage above 0 and up to 100, such as 99.9, but is 101: "
                    + "correct or remove it",
            "top: [ | line 1 is neither YAML nor JSON: while parsing a flow node"})
    void a_mistake_in_the_configuration(String yaml, String sentence) throws IOException {
        Path config = Files.writeString(folder.resolve("apis.yaml"), yaml);

        run.refuses(2, config + ": " + sentence, logs, "--config", config);
    }

    @Test
    void a_configuration_that_is_not_there() throws IOException {
        Path config = folder.resolve("nowhere.yaml");

        run.refuses(2, config + ": the configuration cannot be read: it is not there", logs, "--config", config);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sample", "report", "history", "review", "generate"})
    void help_has_every_option_and_exit_code(String command) {
        CommandRun help = CommandRun.here(command, "--help");
        CommandLine described = Objects.requireNonNull(AlbReport.commandLine().getSubcommands().get(command));

        assertThat(help.exitCode()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.out()).contains(described.getCommandSpec().optionsMap().keySet());
        assertThat(help.out()).contains("Exit codes:", "0   done", "1   anything else", "2   wrong usage");
        assertThat(help.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(TERMINAL));
        assertThat(help).isEqualTo(CommandRun.here("help", command));
    }

    @Test
    void help_of_all_has_every_command_and_exit_code() {
        CommandRun help = CommandRun.here("--help");

        assertThat(help.out()).contains("sample", "report", "history", "review", "generate", "Exit codes:",
                "3   nothing to report on");
    }

    @Test
    void the_configuration_in_the_help_can_be_used() throws IOException {
        String help = CommandRun.here("report", "--help").out();
        String example = help.substring(help.indexOf("  top:"), help.indexOf("Examples:"));
        Path config = Files.writeString(folder.resolve("apis.yaml"), example.indent(-2));

        CommandRun made = run.on(logs, "--config", config);

        assertThat(made.exitCode()).isZero();
        assertThat(made.err())
                .isEqualTo("alb-report: Checkout: no such target group in the logs" + System.lineSeparator());
    }

    @Test
    @DisplayName("R1: a configured API that matches nothing is listed with 0 requests, and named on the console")
    void an_api_that_matches_nothing() throws IOException {
        Path config = Files.writeString(folder.resolve("apis.yaml"), "apis: [{name: Checkout, targetGroups: "
                + "[chekout-blue]}, {name: Web, targetGroups: [web]}]");

        CommandRun made = run.on(logs, "--config", config, "--format", "html,pdf,json,csv");

        assertThat(made.exitCode()).isZero();
        assertThat(made.err())
                .isEqualTo("alb-report: Checkout: no such target group in the logs" + System.lineSeparator());
        assertThat(run.report().path("apis").findValuesAsText("name")).containsExactly("Web", "Checkout");
        assertThat(run.report().at("/apis/1/requests").longValue()).isZero();
        assertThat(run.report().at("/apis/1/reasons/0").textValue()).isEqualTo("no such target group in the logs");
        assertThat(Files.readString(folder.resolve("out/report.html"))).contains("no such target group in the logs")
                .doesNotContain("NaN");
        assertThat(Files.readString(folder.resolve("out/apis.csv"))).contains("Checkout").doesNotContain("NaN");
    }

    private static CommandRun refused(String sentence, String command) {
        return new CommandRun(2, "",
                "alb-report: %s%n'%s --help' shows what is allowed.%n".formatted(sentence, command));
    }
}
