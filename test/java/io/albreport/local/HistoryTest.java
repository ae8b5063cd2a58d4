package io.albreport.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("R7, R8, R13: on one machine, a report in the light of the days before")
@Execution(ExecutionMode.CONCURRENT)
class HistoryTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 9);
    private static final int DAYS = 9;
    /** Of each day but the last, all over it. */
    private static final int REQUESTS = 1_440;

    @TempDir
    private Path folder;
    private Path logs = Path.of("");
    private Path history = Path.of("");
    private ReportRun run;

    @BeforeEach
    void make_logs() throws IOException {
        logs = Files.createDirectory(folder.resolve("logs"));
        history = folder.resolve("history");
        for (int day = 0; day < DAYS; day++) {
            LocalDate date = FIRST.plusDays(day);
            List<String> lines = new ArrayList<>(some(day == DAYS - 1 ? 2 : 1).stream()
                    .map(line -> line.replace(GoodLines.DAY, date.toString())).toList());
            lines.set(7, lines.get(7).replace(" 200 200 ", " 503 503 "));
            Files.write(logs.resolve(date + ".log"), GoodLines.text(lines));
        }
        run = new ReportRun(folder.resolve("out"));
    }

    @Test
    @DisplayName("a summary of each day in the logs is made, and the report compares with them")
    void keeps_and_compares() throws IOException {
        CommandRun kept = CommandRun.here("history", logs, "--history", history);

        assertThat(kept.err()).isEmpty();
        assertThat(kept.exitCode()).isZero();
        assertThat(kept.out().lines()).hasSize(DAYS + 1).first().asString().startsWith("2026-01-09: ");
        assertThat(days()).hasSize(DAYS);

        JsonNode report = run.reports(day(DAYS - 1), "--history", history);

        assertThat(report.at("/history/days").intValue()).isEqualTo(DAYS - 1);
        assertThat(report.at("/history/first").textValue()).isEqualTo("2026-01-09");
        JsonNode requests = report.at("/apis/0/changes/0");
        assertThat(requests.path("measure").textValue()).isEqualTo("requests");
        assertThat(requests.path("value").doubleValue()).isEqualTo(REQUESTS / 2.0);
        assertThat(requests.path("dayBefore").doubleValue()).isEqualTo(REQUESTS);
        assertThat(requests.path("weekBefore").doubleValue()).isEqualTo(REQUESTS);
        JsonNode budget = report.at("/apis/0/objectives/0");
        assertThat(budget.path("days").intValue()).isEqualTo(DAYS);
        assertThat(budget.path("total").longValue()).isEqualTo(REQUESTS * (DAYS - 1) + REQUESTS / 2);
        assertThat(budget.path("total").longValue() - budget.path("good").longValue()).isEqualTo(DAYS);
        for (JsonNode change : report.at("/apis/0/changes")) {
            if (change.path("measure").textValue().equals("p95Ms")) {
                assertThat(change.path("value")).isEqualTo(report.at("/apis/0/latencyMs/p95"));
            }
        }
    }

    @Test
    @DisplayName("a first day is compared with nothing, and kept; one reported again is compared with the same days")
    void begins_and_repeats() throws IOException {
        JsonNode first = run.reports(day(0), "--history", history);
        assertThat(first.at("/history/days").intValue()).isZero();
        assertThat(first.at("/apis/0/objectives")).isEmpty();
        assertThat(days()).containsExactly("date=2026-01-09");

        JsonNode second = run.reports(day(1), "--history", history);
        JsonNode again = run.reports(day(1), "--history", history);
        assertThat(second.at("/history/days").intValue()).isEqualTo(1);
        assertThat(again.path("apis")).isEqualTo(second.path("apis"));
    }

    @Test
    @DisplayName("a copy of the bucket is history, too")
    void reads_a_copy_of_the_bucket() throws IOException {
        assertThat(CommandRun.here("history", logs, "--history", folder.resolve("bucket/summaries")).exitCode())
                .isZero();
        JsonNode report = run.reports(day(DAYS - 1), "--history", folder.resolve("bucket"));
        assertThat(report.at("/history/days").intValue()).isEqualTo(DAYS - 1);
    }

    @Test
    @DisplayName("what is no summary is named, and no report fails for it")
    void names_what_is_no_summary() throws IOException {
        run.reports(day(0), "--history", history);
        Files.writeString(Files.createDirectories(history.resolve("date=2026-01-11")).resolve("summary.json"), "{");
        Files.createDirectories(history.resolve("date=yesterday"));

        JsonNode report = run.reports(day(3), "--history", history);

        assertThat(report.at("/history/missing/0").textValue()).isEqualTo("2026-01-10");
        assertThat(report.at("/history/leftOut/0/date").textValue()).isEqualTo("2026-01-11");
        assertThat(report.at("/history/leftOut/0/reason").textValue()).startsWith("it is no summary: ");
    }

    @Test
    @DisplayName("a part of a day is neither compared nor kept")
    void leaves_parts_of_days_alone() throws IOException {
        CommandRun part = run.on(day(2), "--date", "2026-01-11", "--from", "03:00", "--to", "04:00", "--history",
                history);
        assertThat(part.exitCode()).isZero();
        assertThat(run.report().path("history").isNull()).isTrue();
        assertThat(history).doesNotExist();
    }

    @Test
    @DisplayName("R14: a week and a month of it are reviewed")
    void reviews() throws IOException {
        assertThat(CommandRun.here("history", logs, "--history", history).exitCode()).isZero();
        Path out = folder.resolve("review");

        CommandRun week = CommandRun.here("review", "--history", history, "--week", "2026-W03", "--out", out);

        assertThat(week.err()).isEmpty();
        assertThat(week.exitCode()).isZero();
        assertThat(week.out().lines()).hasSize(4).first().asString()
                .startsWith("2026-W03: No API of 1 is proven to have missed an objective in the week; ");
        assertThat(out).isDirectoryContaining("glob:**/review.html").isDirectoryContaining("glob:**/review.pdf");
        JsonNode review = new JsonMapper().readTree(out.resolve("review.json").toFile());
        assertThat(review.at("/traffic/requests").longValue()).isEqualTo(5 * REQUESTS + REQUESTS / 2);
        assertThat(review.at("/traffic/errors").longValue()).isEqualTo(6);
        assertThat(review.at("/known/missing/0").textValue()).isEqualTo("2026-01-18");
        assertThat(review.at("/before/days").intValue()).isEqualTo(3);

        CommandRun month = CommandRun.here("review", "--history", history, "--month", "2026-01", "--out", out,
                "--format", "json");

        assertThat(month.out().lines()).hasSize(2);
        assertThat(new JsonMapper().readTree(out.resolve("review.json").toFile()).at("/known/days").intValue())
                .isEqualTo(DAYS);
    }

    @Test
    @DisplayName("R14: a review that cannot be is refused with a sentence")
    void refuses_reviews() {
        assertThat(CommandRun.here("history", logs, "--history", history).exitCode()).isZero();

        refused(2, "--week must be a week such as 2026-W48, but is '2026-48'", "--week", "2026-48");
        refused(2, "--month must be a month such as 2026-11, but is '2026-13'", "--month", "2026-13");
        refused(2, "--format must be one or more of html, pdf, json, but is 'csv': its figures are in review.json",
                "--month", "2026-01", "--format", "csv");
        refused(3, history + ": there is no summary of a day of 2025-11 that can be used: keep some with 'alb-report "
                + "history', or name another month", "--month", "2025-11");
        assertThat(CommandRun.here("review", "--history", history).exitCode()).isEqualTo(2);
    }

    private void refused(int exitCode, String sentence, String... asked) {
        List<Object> arguments = new ArrayList<>(List.of("review", "--history", history));
        arguments.addAll(List.of(asked));
        CommandRun run = CommandRun.here(arguments.toArray());
        assertThat(run.err()).startsWith("alb-report: " + sentence);
        assertThat(run.exitCode()).isEqualTo(exitCode);
    }

    @Test
    @DisplayName("what cannot be is refused with a sentence")
    void refuses() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        run.refuses(1, file + ": it is a file; name the folder of the history", logs, "--history", file);
        assertThat(CommandRun.here("history", "s3://bucket/AWSLogs", "--history", history).err()).startsWith(
                "alb-report: s3://bucket/AWSLogs: all days of a bucket may be years; copy those you want with 'aws s3 "
                        + "sync', and name the folder");
        assertThat(CommandRun.here("history", logs).err())
                .startsWith("alb-report: Missing required option: '--history=DIR'");
    }

    private Path day(int day) {
        return logs.resolve(FIRST.plusDays(day) + ".log");
    }

    /** Over a whole day, one of each so many minutes. */
    private static List<String> some(int minutes) {
        List<String> all = GoodLines.some(REQUESTS);
        return IntStream.range(0, all.size()).filter(i -> i % minutes == 0).mapToObj(all::get).toList();
    }

    private List<String> days() throws IOException {
        try (Stream<Path> days = Files.list(history)) {
            return days.map(day -> day.getFileName().toString()).sorted().toList();
        }
    }
}
