package io.albreport.report.rendering;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

import io.albreport.report.model.Report;
import io.albreport.report.model.SampleReport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("R6: report.pdf")
class PdfReportTest {

    @Test
    void is_a4_tagged_and_titled_with_fonts_of_its_own() throws IOException {
        try (PDDocument pdf = pdf(SampleReport.ofADay())) {
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("ALB Report, 2026-11-19");
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("en");
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            for (PDPage page : pdf.getPages()) {
                assertThat(page.getMediaBox().getWidth()).isBetween(841f, 842.5f);
                assertThat(page.getMediaBox().getHeight()).isBetween(594.5f, 596f);
                for (var font : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(font).getName()).contains("DejaVuSans");
                }
            }
        }
    }

    @Test
    void is_accessible_by_the_rules_of_pdf_ua() throws Exception {
        for (Report report : List.of(SampleReport.ofADay(), SampleReport.empty(), SampleReport.whereEveryTextIs("<"))) {
            assertThat(faults(PdfReport.render(HtmlReport.forPaper(report)))).isEmpty();
        }
    }

    @Test
    void says_of_each_chart_in_words_what_it_shows() throws IOException {
        String html = new String(HtmlReport.forPaper(SampleReport.ofADay()), UTF_8);
        List<String> labels = Jsoup.parse(html).select("figure").eachAttr("aria-label");
        try (PDDocument pdf = pdf(SampleReport.ofADay())) {
            assertThat(descriptions(pdf.getDocumentCatalog().getStructureTreeRoot()))
                    .hasSizeGreaterThan(2).containsExactlyElementsOf(labels);
        }
    }

    @Test
    void notes_the_backgrounds_of_a_page_once() throws IOException {
        try (PDDocument pdf = pdf(SampleReport.ofADay())) {
            for (PDPage page : pdf.getPages()) {
                COSDictionary marked = page.getResources().getCOSObject().getCOSDictionary(COSName.PROPERTIES);
                var backgrounds = marked.keySet().stream().map(marked::getCOSDictionary)
                        .filter(entry -> COSName.BACKGROUND.equals(entry.getCOSName(COSName.TYPE))).toList();
                assertThat(backgrounds).hasSize(1);
                assertThat(new PDRectangle(backgrounds.getFirst().getCOSArray(COSName.BBOX)))
                        .hasToString(page.getMediaBox().toString());
            }
        }
    }

    @Test
    void numbers_its_pages_under_a_running_title() throws IOException {
        try (PDDocument pdf = pdf(SampleReport.ofADay())) {
            int pages = pdf.getNumberOfPages();
            assertThat(text(pdf)).contains("Page 1 of " + pages, "Page " + pages + " of " + pages)
                    .containsPattern("(?s)(ALB Report, 2026-11-19.*){%d}".formatted(pages));
        }
    }

    @Test
    @DisplayName("R6b: whatever a text holds is legible: what the fonts lack is told by its number, never as a box")
    void survives_any_text_and_tells_what_its_fonts_lack() throws IOException {
        String text = "<b>\"'&\u0000\u202E\uD800\uFFFF \u65E5\u672C \uD83E\uDDEA caf\u00E9 \u0416 " + "x".repeat(500);
        try (PDDocument pdf = pdf(SampleReport.whereEveryTextIs(text))) {
            assertThat(text(pdf)).contains("<b>\"'&[U+0000][U+202E]", "[U+65E5][U+672C] [U+1F9EA] caf\u00E9 \u0416",
                    "1,234,567").doesNotContain("\u25A1");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 40, 400})
    @DisplayName("R6b: a word of any length pushes nothing off the sheet")
    void cuts_nothing_off(int length) throws IOException {
        try (PDDocument pdf = pdf(SampleReport.whereEveryTextIs("x".repeat(length)))) {
            List<TextPosition> beyond = new ArrayList<>();
            new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition letter) {
                    if (letter.getXDirAdj() + letter.getWidthDirAdj() > letter.getPageWidth()) {
                        beyond.add(letter);
                    }
                }
            }.getText(pdf);
            assertThat(beyond).isEmpty();
        }
    }

    @Test
    @DisplayName("R6b: the first page has the verdict, the incidents and the key figures; who reads two knows the worst")
    void has_two_pages_for_a_manager() throws IOException {
        try (PDDocument pdf = pdf(SampleReport.ofADay())) {
            assertThat(text(pdf, 1)).contains("What happened, and when", "Key figures", "Sent to clients")
                    .doesNotContain("How to read this");
            assertThat(text(pdf, 2)).contains("APIs, worst first", "What is wrong", "Beside these: ");
            assertThat(text(pdf, 3)).contains("Appendix", "Every API of the day");
            assertThat(text(pdf)).containsOnlyOnce("How to read this");
        }
    }

    @Test
    @DisplayName("R6b: bookmarks lead to each part, below the appendix to its own")
    void has_bookmarks() throws IOException {
        try (PDDocument pdf = pdf(SampleReport.ofADay())) {
            List<String> parts = titles(pdf.getDocumentCatalog().getDocumentOutline());

            assertThat(parts).startsWith("What happened, and when", "Key figures", "APIs, worst first", "Appendix",
                    "- APIs", "- APIs that need attention", "- - checkout").contains("- Data quality");
        }
    }

    /** With a dash for each level. */
    private static List<String> titles(PDOutlineNode node) throws IOException {
        List<String> titles = new ArrayList<>();
        for (PDOutlineItem item : node.children()) {
            assertThat(item.getDestination()).isNotNull();
            titles.add(item.getTitle());
            titles(item).forEach(title -> titles.add("- " + title));
        }
        return titles;
    }

    @Test
    void says_that_there_were_no_requests() throws IOException {
        try (PDDocument pdf = pdf(SampleReport.empty())) {
            assertThat(text(pdf)).contains("No request of this day was found in the logs.", "0 lines read");
        }
    }

    @Test
    void never_breaks_a_row() throws IOException {
        String html = new String(HtmlReport.render(SampleReport.empty()), UTF_8);
        String table = IntStream.range(0, 60)
                .mapToObj(row -> "<tr><td>begin%1$s.<br>2<br>3<br>4<br>5<br>end%1$s.</td></tr>".formatted(row))
                .collect(Collectors.joining("", "<table>", "</table></main>"));
        try (PDDocument pdf = Loader.loadPDF(PdfReport.render(html.replace("</main>", table).getBytes(UTF_8)))) {
            int rows = 0;
            for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
                List<String> begun = numbers("begin", pdf, page);
                assertThat(numbers("end", pdf, page)).isEqualTo(begun);
                rows += begun.size();
            }
            assertThat(rows).isEqualTo(60);
        }
    }

    @Test
    void leaves_out_the_smallest_of_very_many_apis_and_says_so() throws IOException {
        try (PDDocument pdf = pdf(SampleReport.of(1_000))) {
            assertThat(text(pdf))
                    .contains("Beside these: 997 healthy. The appendix has every API.", "api-0000", "api-0099",
                            "900 APIs with fewer requests left out here, none of which missed an objective;")
                    .doesNotContain("api-0100");
        }
    }

    @Test
    void leaves_out_the_smallest_of_very_many_failing_apis_and_says_so() throws IOException {
        try (PDDocument pdf = pdf(SampleReport.ofFailing(1_000))) {
            assertThat(text(pdf))
                    .contains("800 APIs with fewer requests left out here, 800 of which missed an objective;")
                    .satisfies(
                            text -> assertThat(text.split("p95 1.53 s is above", -1)).hasSize(1 + 5 + 6 + 200 + 10));
        }
    }

    private static Set<String> faults(byte[] pdf) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        try (PDFAParser parser = Foundries.defaultInstance()
                .createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFUA_1);
                PDFAValidator rules = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
            return rules.validate(parser).getTestAssertions().stream().map(TestAssertion::getMessage)
                    .collect(Collectors.toSet());
        }
    }

    /** Of all figures under a part of the document, in the order of reading. */
    private static List<String> descriptions(PDStructureNode part) {
        return part.getKids().stream().filter(PDStructureElement.class::isInstance).map(PDStructureElement.class::cast)
                .flatMap(kid -> "Figure".equals(kid.getStructureType())
                        ? Stream.of(String.valueOf(kid.getAlternateDescription()))
                        : descriptions(kid).stream())
                .toList();
    }

    private static List<String> numbers(String word, PDDocument pdf, int page) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return Pattern.compile(word + "(\\d+)\\.").matcher(stripper.getText(pdf)).results()
                .map(found -> found.group(1)).toList();
    }

    private static PDDocument pdf(Report report) throws IOException {
        return Loader.loadPDF(PdfReport.render(HtmlReport.forPaper(report)));
    }

    private static String text(PDDocument pdf, int page) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(pdf);
    }

    private static String text(PDDocument pdf) throws IOException {
        return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
    }
}
