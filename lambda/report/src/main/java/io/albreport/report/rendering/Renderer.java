package io.albreport.report.rendering;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

import io.albreport.report.model.Report;
import io.albreport.report.model.ReportFormat;

/** Writes a report in the formats asked for. HTML is made once, and the PDF from that same HTML. */
public final class Renderer {

    private Renderer() {}

    /** The bytes of one file for each format asked for; text is UTF-8. */
    public static Map<ReportFormat, byte[]> render(Report report, Set<ReportFormat> formats) {
        var files = new EnumMap<ReportFormat, byte[]>(ReportFormat.class);
        if (formats.contains(ReportFormat.JSON)) {
            files.put(ReportFormat.JSON, JsonReport.render(report));
        }
        if (formats.contains(ReportFormat.CSV)) {
            files.put(ReportFormat.CSV, CsvReport.render(report));
        }
        if (formats.contains(ReportFormat.HTML) || formats.contains(ReportFormat.PDF)) {
            putPages(report, formats, files);
        }
        return files;
    }

    private static void putPages(Report report, Set<ReportFormat> formats, Map<ReportFormat, byte[]> files) {
        byte[] html = HtmlReport.render(report);
        if (formats.contains(ReportFormat.HTML)) {
            files.put(ReportFormat.HTML, html);
        }
        if (formats.contains(ReportFormat.PDF)) {
            files.put(ReportFormat.PDF, PdfReport.render(html));
        }
    }
}
