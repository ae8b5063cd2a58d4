package io.albreport.function;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.albreport.aws.QueryEngine;
import io.albreport.function.order.RunRequest;
import io.albreport.local.engine.DuckDbTable;
import io.albreport.local.generator.LogGenerator;
import io.albreport.local.generator.ProgressListener;
import io.albreport.local.generator.truth.GeneratorOptions;
import io.albreport.report.configuration.ReportConfig;
import io.albreport.report.model.Period;
import io.albreport.report.model.Report;
import io.albreport.report.statement.ResultRow;
import io.albreport.report.statement.Statement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The report that is made before a snapshot is to be one like any other, or the wrong things are in the snapshot. */
class PrimingTest {
    private static final Path FILE = Path.of("../lambda/function/src/main/resources/io/albreport/function",
            Priming.ANSWER);
    private static final String UPDATE = "snapshots.update";
    private static final Period DAY = Period.ofDay(RunRequest.FIRST_DAY);

    /** Few, for a small file; enough for routes that fail and routes that can be called slow. */
    private static final long REQUESTS = 300;

    @Test
    @DisplayName("I5: what SnapStart's snapshot is made with is the answer to today's statement")
    void the_answer_is_that_of_the_statement(@TempDir Path folder) throws IOException, SQLException {
        LogGenerator.generate(new GeneratorOptions(DAY.day(), REQUESTS, 7, 2), folder, ProgressListener.SILENT);
        String answer = new QueryEngine.Answer(ResultRow.COLUMNS, DuckDbTable.query(List.of(folder),
                Statement.of(DAY, ReportConfig.DEFAULTS, "TRUE")), 0).csv();
        if (Boolean.getBoolean(UPDATE)) {
            Files.writeString(FILE, answer);
        }

        assertThat(report(Files.readString(FILE)))
                .as("%s is of another statement; write it with -D%s=true", FILE, UPDATE)
                .isEqualTo(report(answer));
    }

    @Test
    @DisplayName("I5: there is something in each table of the report that SnapStart's snapshot is made with")
    void nothing_is_empty() throws IOException {
        Report report = report(Files.readString(FILE));

        assertThat(List.of(report.apis(), report.totals().statusCodes(), report.totals().latencyMs().buckets(),
                report.routes().failing(), report.routes().slow(), report.clients(), report.userAgents(),
                report.tls(), report.classifications()))
                .noneMatch(List::isEmpty);
    }

    private static Report report(String answer) throws IOException {
        return Priming.registered(ReportConfig.DEFAULTS).report(new ByteArrayInputStream(answer.getBytes(UTF_8)));
    }
}
