package io.albreport.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

/** A line that cannot be read is counted, shown, and takes no other line along. */
@Execution(ExecutionMode.CONCURRENT)
class OddLinesTest {
    private static final int MANY = 100_000;
    private static final int MEGABYTE = 1 << 20;

    @TempDir
    private Path folder;
    private ReportRun run;

    @BeforeEach
    void make_folders() throws IOException {
        run = new ReportRun(folder.resolve("out"));
    }

    @Test
    @DisplayName("L4: one unbalanced quote among 100,000 lines loses that line and no other")
    void one_unbalanced_quote_among_many_lines() throws IOException {
        List<String> lines = new ArrayList<>(GoodLines.some(MANY));
        lines.set(MANY / 2, GoodLines.withAgent("an \" agent"));
        Path log = file("quote.log.gz", GoodLines.gzip(GoodLines.text(lines)));

        JsonNode quality = run.quality(log);

        assertThat(quality.path("linesRead").longValue()).isEqualTo(plainCount(log)).isEqualTo(MANY);
        assertCounts(quality, MANY - 1, 1);
        assertThat(quality.path("malformedExamples")).singleElement().satisfies(example -> {
            assertThat(example.path("file").textValue()).isEqualTo(log.toString());
            assertThat(example.path("line").longValue()).isEqualTo(MANY / 2 + 1);
            assertThat(example.path("text").textValue()).startsWith("https 2026-01-17T").contains("\"an \" agent\"");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    @DisplayName("L4: a line of megabytes, with its number; the engine rejects the longer one")
    void a_line_of_megabytes(int megabytes) throws IOException {
        List<String> lines = new ArrayList<>(GoodLines.some(1_000));
        lines.add(700, "A".repeat(megabytes * MEGABYTE));

        JsonNode quality = run.quality(file("long.log", GoodLines.text(lines)));

        assertCounts(quality, 1_000, 1);
        JsonNode example = quality.path("malformedExamples").path(0);
        assertThat(example.path("line").longValue()).isEqualTo(701);
        assertThat(example.path("text").textValue()).isEqualTo("A".repeat(500));
    }

    @ParameterizedTest
    @CsvSource({"h,", "https,", "-,- - -", "too,too short", "cut\u0001off,"})
    @DisplayName("L4: a short line is shown itself, and not a line that begins like it")
    void a_line_that_others_begin_like(String line, @Nullable String longer) throws IOException {
        List<String> lines = new ArrayList<>(GoodLines.some(10));
        lines.addFirst(Objects.requireNonNullElse(longer, lines.getFirst()));
        lines.add(7, line);

        JsonNode example = run.quality(file("short.log", GoodLines.text(lines))).path("malformedExamples").path(0);

        assertThat(example.path("text").textValue()).isEqualTo(line);
        assertThat(example.path("line").longValue()).isEqualTo(8);
    }

    @Test
    @DisplayName("L4: a line whose bytes are no text")
    void a_line_that_is_not_utf_8() throws IOException {
        List<String> lines = new ArrayList<>(GoodLines.some(10));
        lines.add(5, GoodLines.withAgent("caf\u00e9"));

        JsonNode quality = run.quality(file("latin.log", String.join("\n", lines).getBytes(ISO_8859_1)));

        assertCounts(quality, 10, 1);
        assertThat(quality.path("malformedExamples").path(0).path("line").longValue()).isEqualTo(6);
    }

    @Test
    @DisplayName("R5: the first and the last request are so by time, whatever fractions are written")
    void first_and_last_by_time() throws IOException {
        JsonNode quality = run.quality(file("times.log", GoodLines.text(Stream.of(".9Z", ".250Z", "Z", ".999999Z")
                .map(end -> GoodLines.of(GoodLines.DAY).replace(".000001Z", end)).toList())));

        assertThat(quality.path("firstRequest").textValue()).isEqualTo("2026-01-17T12:00:00Z");
        assertThat(quality.path("lastRequest").textValue()).isEqualTo("2026-01-17T12:00:00.999999Z");
    }

    @Test
    @DisplayName("L1: a control byte as ALB writes it does not cut the line")
    void a_control_byte_as_text() throws IOException {
        JsonNode report = run.reports(file("control.log",
                GoodLines.text(List.of(GoodLines.withAgent("one\\x01two"), GoodLines.withAgent("one\\x00two")))));

        assertCounts(report.path("dataQuality"), 2, 0);
        assertThat(report.path("apis").path(0).path("name").textValue()).isEqualTo("web");
        assertThat(report.path("userAgents").findValuesAsText("value")).containsExactlyInAnyOrder("one\u0001two",
                "one\u0000two");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s\n%s\n", "%s\n%s", "%s\r\n%s\r\n", "\n\n%s\n\n\n%s\n\n", "\r\n%s\r\n\r\n%s"})
    @DisplayName("L2, L4: ends of lines of all kinds; an empty line is none")
    void ends_of_lines(String layout) throws IOException {
        String text = layout.formatted(GoodLines.of(GoodLines.DAY), GoodLines.withAgent("-"));

        assertCounts(run.quality(file("ends.log", text.getBytes(ISO_8859_1))), 2, 0);
    }

    @Test
    @DisplayName("L2: several gzip members in one file, the empty one among them")
    void several_gzip_members() throws IOException {
        byte[] member = GoodLines.gzip(GoodLines.text(GoodLines.some(7)));
        byte[] nothing = GoodLines.gzip(new byte[0]);
        byte[] file = Arrays.copyOf(member, 2 * member.length + nothing.length);
        System.arraycopy(nothing, 0, file, member.length, nothing.length);
        System.arraycopy(member, 0, file, member.length + nothing.length, member.length);

        assertCounts(run.quality(file("members.log.gz", file)), 14, 0);
    }

    private static void assertCounts(JsonNode quality, long counted, long malformed) {
        assertThat(quality.path("requestsCounted").longValue()).isEqualTo(counted);
        assertThat(quality.path("malformedLines").longValue()).isEqualTo(malformed);
        assertThat(quality.path("linesRead").longValue()).isEqualTo(counted + malformed);
    }

    private static long plainCount(Path log) throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(log)), ISO_8859_1))) {
            return lines.lines().count();
        }
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }
}
