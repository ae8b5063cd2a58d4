package io.albreport.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The day that is there is taken; and whoever reads of another one, or of other lines, is told. */
@Execution(ExecutionMode.CONCURRENT)
class OtherDaysTest {
    @TempDir
    private Path folder;
    private Path logs = Path.of("");
    private ReportRun run;

    @BeforeEach
    void make_folders() throws IOException {
        logs = Files.createDirectory(folder.resolve("logs"));
        run = new ReportRun(folder.resolve("out"));
    }

    @Test
    @DisplayName("L9: of a folder of one S3 day, whose first file is of the day before, that day is taken")
    void one_folder_of_s3() throws IOException {
        for (int file = 0; file < 288; file++) {
            int minutes = file * 5;
            String line = file == 0 ? GoodLines.of("2026-01-16") : GoodLines.at(minutes - 3);
            String name = "111122223333_elasticloadbalancing_eu-west-1_app.web.c6e7_20260117T%02d%02dZ_203.0.113.11_5.log"
                    .formatted(minutes / 60, minutes % 60);
            Files.write(logs.resolve(name), GoodLines.text(Collections.nCopies(12, line)));
        }

        JsonNode report = run.reports(logs);

        assertThat(report.at("/period/start").textValue()).isEqualTo("2026-01-17T00:00:00Z");
        assertThat(report.at("/dataQuality/requestsCounted").longValue()).isEqualTo(287 * 12);
        assertThat(report.at("/dataQuality/outsidePeriod").longValue()).isEqualTo(12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-11-02", "2026-03-02"})
    @DisplayName("L9: one line of another month beside a whole day does not take that month")
    void a_stray_line(String other) throws IOException {
        List<String> lines = new ArrayList<>(GoodLines.some(1_440));
        lines.add(700, GoodLines.of(other));
        Path log = Files.write(logs.resolve("a.log"), GoodLines.text(lines));

        assertThat(run.reports(log).at("/period/start").textValue()).isEqualTo("2026-01-17T00:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-11-02", "2026-03-02"})
    @DisplayName("L9: nor does it beside half an hour")
    void a_stray_line_beside_few(String other) throws IOException {
        List<String> lines = new ArrayList<>(GoodLines.some(30));
        lines.add(20, GoodLines.of(other));
        Path log = Files.write(logs.resolve("a.log"), GoodLines.text(lines));

        assertThat(run.reports(log).at("/period/start").textValue()).isEqualTo("2026-01-17T00:00:00Z");
    }

    @Test
    @DisplayName("L9: where most lines are outside, console, report and page say so, with the days and the option")
    void most_lines_outside() throws IOException {
        List<String> lines = new ArrayList<>(GoodLines.some(300));
        lines.add(GoodLines.of("2026-01-16"));
        Files.write(logs.resolve("a.log"), GoodLines.text(lines));
        String sentence = "99.668 % of the lines (300 of 301) are of other days and not counted. There are 2026-01-16, "
                + "2026-01-17; the option --date takes one of them.";

        CommandRun made = run.on(logs, "--date", "2026-01-16", "--format", "html,json");

        assertThat(made.exitCode()).isZero();
        assertThat(made.err()).isEqualTo("alb-report: " + sentence + System.lineSeparator());
        assertThat(run.report().at("/dataQuality/daysThere")).hasSize(2);
        assertThat(Files.readString(folder.resolve("out/report.html"))).contains(sentence);
    }

    @Test
    @DisplayName("L9: a day that is not there is refused with the newest ones that are")
    void days_that_are_there() throws IOException {
        for (int day = 10; day < 20; day++) {
            Files.write(logs.resolve(day + ".log"), GoodLines.text(List.of(GoodLines.of("2026-01-" + day))));
        }

        assertThat(run.on(logs, "--date", "2026-02-01").err()).contains("days that are there: 3 earlier days, "
                + "2026-01-13, 2026-01-14, 2026-01-15, 2026-01-16, 2026-01-17, 2026-01-18, 2026-01-19 (");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "tls 2.0 2018-12-20T02:59:40 net/my/c6 g3d4 72.21.218.154:51341 172.100.100.185:443 5 2 98 246 - | "
                    + "a line of a Network Load Balancer",
            "2015-05-13T23:39:43.945958Z my-lb 192.168.131.39:2817 10.0.0.1:80 0.000073 0.001048 0.000057 200 200 0 29 "
                    + "\"GET http://www.example.com:80/ HTTP/1.1\" | a line of a Classic Load Balancer",
            "2023-10-04T17:05:15.514108Z 203.0.113.1 36280 443 TLSv1.2 ECDHE 0.035 \"-\" - - - | "
                    + "a line of a connection log",
            "http 2025-11-22T00:00:00.000000Z 0.005 10.0.0.1:80 web/ce53 PASS 200 - | a line of a health check log",
            "{\"type\":\"h2\",\"time\":\"2026-01-17T00:00:00Z\"} | JSON",
            "#Version: 1.0 | W3C",
            "h2\t2026-01-17T00:00:00Z\tapp/web/ce53 | fields between tabs",
            "\"type\",\"time\",\"elb\" | CSV, an export"})
    @DisplayName("L3, L12: lines of other kinds are malformed, and one is shown with what it looks like")
    void lines_of_other_kinds(String line, String kind) throws IOException {
        Path log = Files.writeString(logs.resolve("a.log"), (line + "\n").repeat(6), UTF_8);

        assertThat(run.on(logs).err()).contains("%s, line 1: '%s".formatted(log, line.substring(0, 2)),
                "', which looks like " + kind);

        Files.write(logs.resolve("b.log"), GoodLines.text(GoodLines.some(6)));
        CommandRun made = run.on(logs);

        assertThat(made.exitCode()).isZero();
        assertThat(made.err()).startsWith("alb-report: 50.000 % of the lines (6 of 12) are malformed and not counted. "
                + "One is %s, line 1: '".formatted(log)).contains("', which looks like " + kind);
    }
}
