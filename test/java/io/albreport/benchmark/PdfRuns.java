package io.albreport.benchmark;

import java.io.ObjectInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.albreport.report.assembling.Reading;
import io.albreport.report.assembling.ReportAssembler;
import io.albreport.report.configuration.ReportConfig;
import io.albreport.report.model.Delivery;
import io.albreport.report.model.Period;
import io.albreport.report.model.Report;
import io.albreport.report.model.ReportFormat;
import io.albreport.report.rendering.Renderer;
import io.albreport.report.statement.ResultRow;

/** A process that makes one report into a PDF, twice. */
final class PdfRuns {

    private PdfRuns() {}

    /**
     * @param args the file for what is measured, and the file with the statement's rows
     */
    public static void main(String[] args) throws Exception {
        Usage usage = new Usage();
        Report report = report(Path.of(args[1]));
        usage.note(Usage.READY);
        for (int run = 0; run < 2; run++) {
            Renderer.render(report, EnumSet.of(ReportFormat.PDF));
            usage.note(Usage.PDF);
        }
        usage.write(Path.of(args[0]));
    }

    @SuppressWarnings("unchecked")
    static Report report(Path rows) throws Exception {
        ReportAssembler assembler = new ReportAssembler(Period.ofDay(LocalDate.of(2026, 1, 17)),
                ReportConfig.DEFAULTS);
        try (ObjectInputStream stream = new ObjectInputStream(Files.newInputStream(rows))) {
            List<List<@Nullable String>> all = (List<List<@Nullable String>>) stream.readObject();
            for (List<@Nullable String> row : all) {
                assembler.add(new ResultRow(row));
            }
        }
        return assembler.assemble(
                new Reading(null, null, List.of(), 0, 0, List.of(), Delivery.UNKNOWN, "benchmark", null, "benchmark"));
    }
}
