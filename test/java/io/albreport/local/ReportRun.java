package io.albreport.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Calls {@code alb-report report} with an output folder that holds an earlier report. */
final class ReportRun {
    private static final String EARLIER = "the earlier report";
    private static final JsonMapper JSON = new JsonMapper();

    private final Path out;

    ReportRun(Path out) throws IOException {
        this.out = Files.createDirectories(out);
        Files.writeString(out.resolve("report.html"), EARLIER);
        Files.writeString(out.resolve("report.json"), EARLIER);
    }

    CommandRun on(Object... args) {
        return CommandRun.here(Stream.concat(Stream.of("report", "--out", out, "--format", "json"), Stream.of(args))
                .toArray());
    }

    /** The report, after asserting that it was made without a word of complaint. */
    JsonNode reports(Object... args) throws IOException {
        CommandRun run = on(args);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return report();
    }

    JsonNode report() throws IOException {
        return JSON.readTree(out.resolve("report.json").toFile());
    }

    JsonNode quality(Object... args) throws IOException {
        return reports(args).path("dataQuality");
    }

    /** Asserts one sentence on standard error, and nothing else anywhere. */
    void refuses(int exitCode, String sentence, Object... args) throws IOException {
        CommandRun run = on(args);
        assertThat(run.err()).isEqualTo("alb-report: " + sentence + System.lineSeparator());
        assertThat(run.out()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertEarlierReport();
    }

    void assertEarlierReport() throws IOException {
        assertThat(out.resolve("report.html")).hasContent(EARLIER);
        assertThat(out.resolve("report.json")).hasContent(EARLIER);
        try (Stream<Path> files = Files.list(out)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(List.of("report.html", "report.json"));
        }
    }
}
