package io.albreport.local;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.albreport.local.generator.LogGenerator;
import io.albreport.local.generator.ProgressListener;
import io.albreport.local.generator.truth.GeneratorOptions;
import io.albreport.local.generator.truth.Truth;
import io.albreport.local.reading.LogFiles;
import io.albreport.reference.FoundIncidents;
import io.albreport.report.configuration.ReportConfig;
import io.albreport.report.model.Period;

/** What was planted into a noisy but healthy day is what the report tells of. */
@Execution(ExecutionMode.CONCURRENT)
class PlantedIncidentsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 17);
    private static final int REQUESTS = 30_000;

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {3, 8})
    @DisplayName("R10, R11: the report finds the incidents that were planted, and no others")
    void finds_what_was_planted(long seed) throws IOException, SQLException {
        Truth truth = LogGenerator.generate(new GeneratorOptions(DAY, REQUESTS, seed, 0).withIncidents(), folder,
                ProgressListener.SILENT);

        FoundIncidents.assertSame(new LocalReport(Period.ofDay(DAY), ReportConfig.DEFAULTS, SilentProgress.PROGRESS)
                .make(LogFiles.find(List.of(folder))), truth);
    }
}
