package io.albreport.function;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;

import io.albreport.function.run.DailyReport;
import io.albreport.report.model.Report;
import io.albreport.report.model.ReportFormat;
import io.albreport.report.rendering.Renderer;

/**
 * All files as ever, but for the PDF: it takes most of a run's time, and where it is only stored, read and replaced,
 * what matters is that it is a file, and another one with each run.
 */
public final class WithoutPdf implements DailyReport.Rendering {
    @Override
    public Map<ReportFormat, byte[]> files(Report report) {
        Map<ReportFormat, byte[]> files = new EnumMap<>(
                Renderer.render(report, EnumSet.complementOf(EnumSet.of(ReportFormat.PDF))));
        files.put(ReportFormat.PDF, Objects.requireNonNull(files.get(ReportFormat.JSON)));
        return files;
    }
}
