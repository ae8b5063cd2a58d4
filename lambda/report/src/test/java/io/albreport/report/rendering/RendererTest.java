package io.albreport.report.rendering;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.albreport.report.model.ReportFormat;
import io.albreport.report.model.SampleReport;
import io.albreport.report.wording.Figures;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("R6: one report, four formats")
class RendererTest {

    @Test
    void all_formats_say_the_same_numbers() throws IOException {
        Map<ReportFormat, byte[]> files = Renderer.render(SampleReport.ofADay(), EnumSet.allOf(ReportFormat.class));

        Document html = Jsoup.parse(text(files, ReportFormat.HTML));
        String pdf = pdfText(files);
        JsonNode json = new ObjectMapper().readTree(files.get(ReportFormat.JSON));
        var csv = CsvReader.builder().ofNamedCsvRecord(text(files, ReportFormat.CSV)).stream().toList();
        for (int i = 0; i < csv.size(); i++) {
            String row = numbersOf(csv.get(i));
            assertThat(numbersOf(json.get("apis").get(i))).isEqualTo(row);
            String name = csv.get(i).getField("api");
            assertThat(html.select("tbody.apis tr:has(.state), tbody.unreached tr").stream()
                    .filter(api -> api.select(".name").text().equals(name))).singleElement()
                    .satisfies(api -> assertThat(api.text()).contains(row));
            assertThat(pdf).contains(row);
        }
    }

    @Test
    void makes_only_what_is_asked_for() {
        assertThat(Renderer.render(SampleReport.empty(), Set.of(ReportFormat.JSON, ReportFormat.CSV)))
                .containsOnlyKeys(ReportFormat.JSON, ReportFormat.CSV);
    }

    @Test
    @DisplayName("F10: a day without a request makes all files")
    void an_empty_day_makes_all_files() {
        assertThat(Renderer.render(SampleReport.empty(), EnumSet.allOf(ReportFormat.class))).hasSize(4)
                .allSatisfy((format, bytes) -> assertThat(bytes).isNotEmpty());
    }

    @Test
    @DisplayName("Q6: 1,000 APIs")
    void a_thousand_apis_are_all_in_the_html() {
        Map<ReportFormat, byte[]> files = Renderer.render(SampleReport.of(1_000), Set.of(ReportFormat.HTML));
        assertThat(Jsoup.parse(text(files, ReportFormat.HTML)).select("#apis ~ * tbody.apis th[scope=row]"))
                .hasSize(1_000);
    }

    @Test
    @DisplayName("R6b: many healthy APIs are folded, and are no part of the table of the others; a few are not")
    void many_healthy_apis_are_folded() {
        Document many = Jsoup.parse(text(Renderer.render(SampleReport.of(1_000), Set.of(ReportFormat.HTML)),
                ReportFormat.HTML));
        assertThat(many.expectFirst("#apis ~ details > summary").text())
                .startsWith("997 healthy APIs, with ").endsWith(" % of the requests");
        assertThat(many.select("#apis ~ details tbody.apis tr")).hasSize(997).allMatch(row -> row.hasClass("good"));
        assertThat(many.select("#apis ~ .scroll tbody.apis tr")).hasSize(3).noneMatch(row -> row.hasClass("good"));
        assertThat(many.select("#apis ~ .scroll tbody.sum tr")).hasSize(1);

        Document few = Jsoup.parse(text(Renderer.render(SampleReport.of(30), Set.of(ReportFormat.HTML)),
                ReportFormat.HTML));
        assertThat(few.select("#apis ~ details")).isEmpty();
        assertThat(few.select("#apis ~ .scroll tbody.apis tr")).hasSize(30);
    }

    /** The errors and latencies of an API as the page shows them, between its success rate and its sparkline. */
    private static String numbersOf(NamedCsvRecord row) {
        return line(Long.parseLong(row.getField("load_balancer_4xx")), Long.parseLong(row.getField("target_4xx")),
                Long.parseLong(row.getField("load_balancer_5xx")), Long.parseLong(row.getField("target_5xx")),
                ms(row.getField("p50_ms")), ms(row.getField("p95_ms")), ms(row.getField("p99_ms")));
    }

    private static String numbersOf(JsonNode api) {
        JsonNode latency = api.get("latencyMs");
        return line(api.get("elb4xx").asLong(), api.get("target4xx").asLong(), api.get("elb5xx").asLong(),
                api.get("target5xx").asLong(), ms(latency.get("p50").asText("")), ms(latency.get("p95").asText("")),
                ms(latency.get("p99").asText("")));
    }

    private static String line(long elb4xx, long target4xx, long elb5xx, long target5xx, String p50, String p95,
            String p99) {
        return String.join(" ", Figures.count(elb4xx), Figures.count(target4xx), Figures.count(elb5xx),
                Figures.count(target5xx), p50, p95, p99);
    }

    private static String ms(String number) {
        boolean absent = number.isEmpty() || number.equals("null");
        return Figures.milliseconds(absent ? null : Double.valueOf(number));
    }

    private static String text(Map<ReportFormat, byte[]> files, ReportFormat format) {
        return new String(files.get(format), StandardCharsets.UTF_8);
    }

    private static String pdfText(Map<ReportFormat, byte[]> files) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(files.get(ReportFormat.PDF))) {
            return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
        }
    }
}
