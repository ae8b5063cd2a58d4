package io.albreport.report.rendering;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import io.albreport.report.model.Report;
import io.albreport.report.model.ReportFormat;
import io.albreport.report.model.review.Review;

/** Writes a report, or a review, in the formats asked for. HTML is made once, and the PDF from that same HTML. */
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
        putPages(() -> HtmlReport.render(report), () -> HtmlReport.forPaper(report), formats, files);
        return files;
    }

    /** The same of a review, which has no table for spreadsheets: whatever is asked for, there is no CSV. */
    public static Map<ReportFormat, byte[]> render(Review review, Set<ReportFormat> formats) {
        var files = new EnumMap<ReportFormat, byte[]>(ReportFormat.class);
        if (formats.contains(ReportFormat.JSON)) {
            files.put(ReportFormat.JSON, JsonReport.write(review));
        }
        byte[] page = HtmlReport.render(review);
        putPages(() -> page, () -> page, formats, files);
        return files;
    }

    private static void putPages(Supplier<byte[]> page, Supplier<byte[]> paper, Set<ReportFormat> formats,
            Map<ReportFormat, byte[]> files) {
        if (formats.contains(ReportFormat.HTML)) {
            files.put(ReportFormat.HTML, page.get());
        }
        if (formats.contains(ReportFormat.PDF)) {
            files.put(ReportFormat.PDF, PdfReport.render(paper.get()));
        }
    }
}
