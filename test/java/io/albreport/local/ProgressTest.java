package io.albreport.local;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import io.albreport.local.engine.DuckDb;
import io.albreport.local.generator.LogGenerator;
import io.albreport.local.generator.ProgressListener;
import io.albreport.local.generator.truth.GeneratorOptions;
import io.albreport.local.reading.LogFiles;
import io.albreport.report.configuration.ReportConfig;
import io.albreport.report.model.Period;
import io.albreport.report.statement.Statement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/** What a waiting person sees. */
@Execution(ExecutionMode.CONCURRENT)
class ProgressTest {
    private static final Progress.Amount TEN_MEGABYTES = new Progress.Amount(10_000_000, "MB", 1_000_000);

    /** Some seconds of work on a slow machine, and several looks at it on a fast one. */
    private static final int REQUESTS = 60_000;

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

    @Test
    void a_bar_moves_and_is_cleared_at_the_end() {
        try (Progress.Step step = new Progress(new PrintStream(screen, true, UTF_8), true).begin("Reading", "2 files",
                TEN_MEGABYTES)) {
            step.to(5_000_000);
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
                while (!shown().contains("5/10 MB")) {
                    Thread.onSpinWait();
                }
            });
        }

        assertThat(shown()).contains("Reading", "50%", "2 files").containsPattern("0:00:0\\d");
        assertThat(shown().substring(shown().lastIndexOf("5/10 MB"))).as("what stays").matches("(?s).*\r\\s*\r");
    }

    @Test
    void where_output_is_kept_one_line_says_what_begins() {
        try (Progress.Step step = new Progress(new PrintStream(screen, true, UTF_8), false).begin("Reading", "2 files",
                TEN_MEGABYTES)) {
            step.to(5_000_000);
        }

        assertThat(shown()).isEqualTo("Reading 2 files" + System.lineSeparator());
    }

    @Test
    void the_engine_tells_how_far_it_is(@TempDir Path folder) throws IOException, SQLException {
        LocalDate day = LocalDate.of(2026, 1, 17);
        LogGenerator.generate(new GeneratorOptions(day, REQUESTS, 7, 0), folder, ProgressListener.SILENT);
        Queue<Double> told = new ConcurrentLinkedQueue<>();

        try (DuckDb duckDb = new DuckDb(LogFiles.find(List.of(folder)).logs())) {
            duckDb.run(Statement.of(Period.ofDay(day), ReportConfig.DEFAULTS, "TRUE"), _ -> {}, told::add);
        }

        assertThat(told).isNotEmpty().allSatisfy(share -> assertThat(share).isBetween(0.0, 1.0));
        assertThat(told).as("something between nothing and all").anySatisfy(share -> assertThat(share).isPositive());
    }

    private String shown() {
        return screen.toString(UTF_8);
    }
}
