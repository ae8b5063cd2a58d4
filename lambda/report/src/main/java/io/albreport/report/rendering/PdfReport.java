package io.albreport.report.rendering;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.regex.Pattern;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

import io.albreport.report.model.ReportFormat;
import io.albreport.report.wording.Figures;

/** The report as {@code report.pdf}: the HTML on A4 paper, tagged for screen readers (PDF/UA-1), with its own fonts. */
final class PdfReport {

    /** A colour of the stylesheet; the first of a name is the one for light paper. */
    private static final Pattern COLOR = Pattern.compile("--([a-z-]+):\\s*(#[0-9a-f]{6})");

    /** A longer list is no reading for paper, and each row takes the renderer some milliseconds. */
    private static final int MOST_APIS = 100;

    /** Beyond the busiest: when more fail than that, what they have in common is the news. */
    private static final int MOST_FAILING_APIS = 100;

    static {
        // Its log tells of every CSS property that is for browsers only, and of each layout begun.
        XRLog.setLoggingEnabled(false);
        OwnFonts.use();
    }

    private PdfReport() {}

    /** @param html for paper, where it is another than for screens */
    static byte[] render(byte[] html) {
        Document page = Jsoup.parse(new String(html, StandardCharsets.UTF_8));
        adaptToPaper(page);
        var pdf = new ByteArrayOutputStream();
        try (var paper = new PDDocument()) {
            print(new W3CDom().fromJsoup(page), paper);
            paper.save(pdf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pdf.toByteArray();
    }

    /** Not saved by the renderer: what it laid out and what saving takes are each a third of all memory in use. */
    private static void print(org.w3c.dom.Document page, PDDocument paper) throws IOException {
        try (var charts = new BatikSVGDrawer();
                var renderer = builder(paper).withW3cDocument(page, null).useSVGDrawer(charts).buildPdfRenderer()) {
            renderer.createPDFKeepOpen();
        }
    }

    private static PdfRendererBuilder builder(PDDocument paper) throws IOException {
        var builder = new PdfRendererBuilder().usePDDocument(paper).usePdfUaAccessibility(true)
                .usePageSupplier(SharedBackground::addPage);
        builder.useFont(font(paper, "DejaVuSans.ttf"), "Report Sans", 400, FontStyle.NORMAL, true);
        builder.useFont(font(paper, "DejaVuSans-Bold.ttf"), "Report Sans", 700, FontStyle.NORMAL, true);
        builder.useFont(font(paper, "DejaVuSansMono.ttf"), "Report Mono", 400, FontStyle.NORMAL, true);
        return builder;
    }

    /** Paper has no room for the smallest charts, and letters of no other fonts; its renderer knows no CSS variables. */
    private static void adaptToPaper(Document page) {
        page.select(".screen").remove();
        Bookmarks.add(page);
        OwnGlyphs.replaceOthers(page.body());
        page.select("tbody.apis").forEach(PdfReport::shorten);
        page.body().prependElement("p").addClass("running").text(page.title());
        page.select("figure").forEach(chart -> chart.select("svg").attr("alt", chart.attr("aria-label")));
        Map<String, String> colors = new HashMap<>();
        for (Element style : page.select("style")) {
            String css = style.data();
            COLOR.matcher(css).results().forEach(color -> colors.putIfAbsent(color.group(1), color.group(2)));
            style.empty().appendChild(new DataNode(withLiteralColors(css, colors)));
        }
        for (Element shape : page.select("svg [class]")) {
            shape.attr("fill", colors.getOrDefault(shape.className(), "#000000"));
        }
    }

    /** Keeps the busiest APIs and the busiest of the others that fail, and says how many are left out. */
    private static void shorten(Element apis) {
        var others = apis.children().stream().skip(MOST_APIS).toList();
        var failing = others.stream().filter(row -> row.hasClass("bad")).toList();
        var dropped = new LinkedHashSet<>(others);
        failing.stream().limit(MOST_FAILING_APIS).forEach(dropped::remove);
        if (dropped.isEmpty()) {
            return;
        }
        String columns = Integer.toString(others.getFirst().childrenSize());
        dropped.forEach(Element::remove);
        apis.appendElement("tr").appendElement("td").attr("colspan", columns).addClass("none")
                .text(leftOut(dropped.size(), Math.max(0, failing.size() - MOST_FAILING_APIS)));
    }

    private static String leftOut(int apis, int failing) {
        return "%s with fewer requests left out here, %s; %s and %s have all.".formatted(
                Figures.count(apis, "API", "APIs"),
                failing == 0
                        ? "none of which missed an objective"
                        : Figures.count(failing) + " of which missed an objective",
                ReportFormat.HTML.fileName(), ReportFormat.CSV.fileName());
    }

    private static String withLiteralColors(String css, Map<String, String> colors) {
        return Pattern.compile("var\\(--([a-z-]+)\\)").matcher(css)
                .replaceAll(color -> colors.getOrDefault(color.group(1), "#000000"));
    }

    /** Without ligatures: looking for them in each text takes a tenth of all time, and searching needs letters. */
    private static PDFontSupplier font(PDDocument paper, String file) throws IOException {
        TrueTypeFont font = OwnFonts.read(file);
        font.setEnableGsub(false);
        return new PDFontSupplier(PDType0Font.load(paper, font, true));
    }
}
