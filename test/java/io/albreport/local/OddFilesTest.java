package io.albreport.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

/** Files are found wherever they lie and whatever they are called, and each of them once. */
@Execution(ExecutionMode.CONCURRENT)
class OddFilesTest {
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
    @DisplayName("L2: names with spaces, quotes and what would be a pattern; plain and gzip")
    void odd_names() throws IOException {
        List<String> names = List.of("a b.log", "it's \"one\".log", "[x]*.log", "xy.log", "?.log", "%d %n;--.log",
                "back\\slash.log", "\u65e5\u672c.log");
        for (String name : names) {
            Files.write(logs.resolve(name), GoodLines.text(GoodLines.some(2)));
            Files.write(logs.resolve(name + ".gz"), GoodLines.gzip(GoodLines.text(GoodLines.some(3))));
        }

        assertCounts(run.quality(logs), 2L * names.size(), 5L * names.size());
        assertCounts(run.quality(logs.resolve("[x]*.log"), logs.resolve("?.log.gz")), 2, 5);
    }

    @Test
    @DisplayName("L2: folders whose names look like the table's columns")
    void folders_named_like_columns() throws IOException {
        Path odd = Files.createDirectories(logs.resolve("line=1/filename=2"));
        Files.write(odd.resolve("a.log"), GoodLines.text(GoodLines.some(4)));

        assertCounts(run.quality(logs), 1, 4);
    }

    @Test
    @DisplayName("L4: a malformed line is found again in a file with an odd name")
    void a_malformed_line_in_a_file_with_an_odd_name() throws IOException {
        Path log = Files.write(logs.resolve("[x]* it's.log"),
                GoodLines.text(List.of(GoodLines.of(GoodLines.DAY), "bad", GoodLines.of(GoodLines.DAY))));

        JsonNode example = run.quality(logs).path("malformedExamples").path(0);

        assertThat(example.path("file").textValue()).isEqualTo(log.toString());
        assertThat(example.path("line").longValue()).isEqualTo(2);
    }

    @Test
    @DisplayName("L4: a line that is not UTF-8 is malformed, counted once, and shown where it lies")
    void a_line_that_is_not_utf_8() throws IOException {
        String bytes = GoodLines.of(GoodLines.DAY) + "\nnot \u00ff\u00fe UTF-8\n" + GoodLines.of(GoodLines.DAY) + "\n";
        Path log = Files.write(logs.resolve("a.log"), bytes.getBytes(ISO_8859_1));

        JsonNode quality = run.quality(logs);

        assertThat(quality.path("linesRead").longValue()).isEqualTo(3);
        assertThat(quality.path("malformedLines").longValue()).isEqualTo(1);
        assertThat(quality.path("malformedExamples")).hasSize(1);
        assertThat(quality.at("/malformedExamples/0/file").textValue()).isEqualTo(log.toString());
        assertThat(quality.at("/malformedExamples/0/line").longValue()).isEqualTo(2);
    }

    @Test
    @DisplayName("L2: a folder behind a link is read, and no file is counted twice")
    void linked_folders() throws IOException {
        Path deep = Files.createDirectories(logs.resolve("deep/down"));
        Path log = Files.write(deep.resolve("a.log"), GoodLines.text(GoodLines.some(4)));
        Path link = Files.createSymbolicLink(folder.resolve("link"), logs);

        assertCounts(run.quality(link), 1, 4);
        assertCounts(run.quality(link, logs, log, deep), 1, 4);
    }

    @Test
    @DisplayName("L8: an object in two folders, and beside its unpacked copy, counts once")
    void the_same_object_twice() throws IOException {
        String name = "111122223333_elasticloadbalancing_eu-west-1_app.web.c6e77e28c25b2234_20260117T0715Z_"
                + "203.0.113.11_57hw2gm1.log";
        byte[] lines = GoodLines.text(GoodLines.some(30));
        Path primary = Files.createDirectories(logs.resolve("primary"));
        Path replica = Files.createDirectories(logs.resolve("replica"));
        Files.write(primary.resolve(name + ".gz"), GoodLines.gzip(lines));
        Files.write(replica.resolve(name + ".gz"), GoodLines.gzip(lines));

        CommandRun made = run.on(logs);

        assertThat(made.err()).isEqualTo("alb-report: read once: %s is the same as %s%n".formatted(
                replica.resolve(name + ".gz"), primary.resolve(name + ".gz")));
        assertCounts(run.report().path("dataQuality"), 1, 30);
        assertThat(run.report().at("/dataQuality/filesRepeated").longValue()).isEqualTo(1);

        Files.write(primary.resolve(name), lines);

        assertThat(run.on(logs).err()).startsWith("alb-report: read once: 2 files are the same as others, such as ");
        assertCounts(run.report().path("dataQuality"), 1, 30);
    }

    @Test
    @DisplayName("L8: a file with a name of its own counts once beside its unpacked copy, and only there")
    void an_unpacked_copy() throws IOException {
        byte[] lines = GoodLines.text(GoodLines.some(30));
        Files.write(logs.resolve("x.log"), lines);
        Path packed = Files.write(logs.resolve("x.log.gz"), GoodLines.gzip(lines));

        assertThat(run.on(logs).err()).isEqualTo("alb-report: read once: %s is the same as %s%n".formatted(packed,
                logs.resolve("x.log")));
        assertCounts(run.report().path("dataQuality"), 1, 30);

        Files.write(packed, GoodLines.gzip(GoodLines.text(GoodLines.some(29))));

        assertCounts(run.quality(logs), 2, 59);
    }

    @Test
    @DisplayName("L5: without a date, the newest day that is over")
    void the_newest_day_that_is_over() throws IOException {
        for (String day : List.of("2026-01-16", "2026-01-17", "2026-01-18")) {
            Files.write(logs.resolve(day + ".log"), GoodLines.text(List.of(GoodLines.of(day))));
        }

        CommandRun made = run.on(logs);

        assertThat(made.out()).startsWith("2026-01-17: ");
        JsonNode report = run.report();
        assertThat(report.path("period").path("start").textValue()).isEqualTo("2026-01-17T00:00:00Z");
        assertThat(report.path("dataQuality").path("outsidePeriod").longValue()).isEqualTo(2);
    }

    private static void assertCounts(JsonNode quality, long files, long requests) {
        assertThat(quality.path("filesRead").longValue()).isEqualTo(files);
        assertThat(quality.path("requestsCounted").longValue()).isEqualTo(requests);
        assertThat(quality.path("linesRead").longValue()).isEqualTo(requests);
    }
}
