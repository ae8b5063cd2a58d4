package io.albreport.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** No request is hidden by another one, where a line feed is missing between them or a file was cut off. */
@Execution(ExecutionMode.CONCURRENT)
class JoinedLinesTest {
    private static final String GOOD = GoodLines.of(GoodLines.DAY);
    private static final String JOINED = "several lines of an access log with no line feed between";
    private static final String DAMAGED = "a line of an access log that breaks off or is damaged";

    @TempDir
    private Path folder;
    private ReportRun run;

    @BeforeEach
    void make_folders() throws IOException {
        run = new ReportRun(folder.resolve("out"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    @DisplayName("L7: two records in one line are no request, and the reason is said")
    void two_records_in_one_line(String between) throws IOException {
        Path log = file("a.log", GOOD + between + GOOD + "\n");

        CommandRun made = run.on(log);

        assertThat(made.exitCode()).isEqualTo(AlbReport.NOTHING_TO_REPORT);
        assertThat(made.err()).contains("such as %s, line 1: 'https 2026-01-17T".formatted(log),
                "looks like " + JOINED);
    }

    @Test
    @DisplayName("L7: 50 records in one line, 20 of them errors, are not one good request")
    void many_records_in_one_line() throws IOException {
        String failed = GOOD.replace(" 200 200 ", " 503 503 ");
        String glued = String.join("", Stream.concat(Collections.nCopies(30, GOOD).stream(),
                Collections.nCopies(20, failed).stream()).toList());

        JsonNode quality = run.quality(file("a.log", GOOD + "\n" + GOOD + "\n" + glued + "\n"));

        assertCounts(quality, 2, 1);
        assertThat(quality.at("/malformedExamples/0/looksLike").textValue()).isEqualTo(JOINED);
    }

    @Test
    @DisplayName("L7: two joined files, of which the first lacks its last line feed: one line is malformed, none is lost")
    void joined_files() throws IOException {
        String first = String.join("\n", GoodLines.some(30));
        String second = String.join("\n", GoodLines.some(20)) + "\n";

        JsonNode quality = run.quality(file("a.log", first + second));

        assertCounts(quality, 48, 1);
        assertThat(quality.at("/malformedExamples/0/line").longValue()).isEqualTo(30);
        assertThat(quality.at("/malformedExamples/0/looksLike").textValue()).isEqualTo(JOINED);
    }

    @ParameterizedTest
    @ValueSource(strings = {" app/we", "10.20.2", "\"GET https://sho", "\"curl/8", "TLSv", "Root=1", "\"shop.ex",
            "\"forwa"})
    @DisplayName("L7: the torn last line of a file is malformed, and so is what is joined to it")
    void a_torn_last_line(String last) throws IOException {
        String torn = GOOD.substring(0, GOOD.indexOf(last) + last.length());

        assertTorn(run.quality(file("torn.log", GOOD + "\n" + GOOD + "\n" + torn)), DAMAGED);
        assertTorn(run.quality(file("joined.log", GOOD + "\n" + GOOD + "\n" + torn + GOOD + "\n")), JOINED);
    }

    private static void assertTorn(JsonNode quality, String looksLike) {
        assertCounts(quality, 2, 1);
        assertThat(quality.at("/malformedExamples/0/looksLike").textValue()).isEqualTo(looksLike);
    }

    @Test
    @DisplayName("L7: a client that sends what looks like a record makes no line malformed")
    void untrusted_text() throws IOException {
        String text = GOOD.substring(0, GOOD.indexOf('"') - 1);
        List<String> lines = List.of(GoodLines.withAgent(text), GOOD.replace("/a HTTP", "/a " + text + " HTTP"),
                GOOD.replace("\"forward\" \"-\"", "\"redirect\" \"https://shop.example:443/ " + text + " \""));

        assertCounts(run.quality(file("a.log", String.join("\n", lines) + "\n")), 3, 0);
    }

    private static void assertCounts(JsonNode quality, long requests, long malformed) {
        assertThat(quality.path("requestsCounted").longValue()).isEqualTo(requests);
        assertThat(quality.path("malformedLines").longValue()).isEqualTo(malformed);
        assertThat(quality.path("linesRead").longValue()).isEqualTo(requests + malformed);
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }
}
