package io.albreport.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import io.albreport.local.generator.LogGenerator;
import io.albreport.local.generator.ProgressListener;
import io.albreport.local.generator.truth.GeneratorOptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

/** The generator's truth, read from its file, against what the four files of one report say. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
class SameNumbersTest {
    private static final List<String> PERCENTILES = List.of("p50", "p90", "p95", "p99");

    private static final GeneratorOptions OPTIONS = new GeneratorOptions(LocalDate.of(2026, 1, 17), 20_000, 23, 100);

    private JsonNode truth = MissingNode.getInstance();
    private JsonNode json = truth;
    private Document html = new Document("");
    private String pdf = "";
    private List<NamedCsvRecord> csv = List.of();

    @BeforeAll
    void make_the_report(@TempDir Path folder) throws IOException {
        LogGenerator.generate(OPTIONS, folder, ProgressListener.SILENT);
        Path out = folder.resolve("out");
        CommandRun run = CommandRun.here("report", folder, "--date", OPTIONS.date(), "--out", out);
        assertThat(run.exitCode()).as(run.err()).isZero();
        truth = new JsonMapper().readTree(folder.resolve("truth.json").toFile());
        json = new JsonMapper().readTree(out.resolve("report.json").toFile());
        html = Jsoup.parse(out.resolve("report.html").toFile());
        try (PDDocument document = Loader.loadPDF(out.resolve("report.pdf").toFile())) {
            pdf = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
        try (CsvReader<NamedCsvRecord> records = CsvReader.builder().ofNamedCsvRecord(out.resolve("apis.csv"))) {
            csv = records.stream().toList();
        }
        assertThat(out.toFile().list()).hasSize(4);
    }

    @Test
    @DisplayName("R1, R2: report.json has the true totals")
    void json_has_the_true_totals() {
        assertCounts(json.path("totals"), truth.path("totals"));
    }

    @Test
    @DisplayName("R1, R2, R3: report.json has the true numbers of each API")
    void json_has_the_true_numbers_of_each_api() {
        assertThat(names(json)).containsExactlyElementsOf(names(truth)).hasSizeGreaterThan(5);
        for (JsonNode api : truth.path("apis")) {
            JsonNode shown = api(text(api, "name"));
            assertCounts(shown, api.path("totals"));
            assertThat(shown.path("targetGroups")).isEqualTo(api.path("targetGroups"));
        }
    }

    @Test
    @DisplayName("R6: apis.csv says the same of each API")
    void csv_says_the_same() {
        assertThat(csv).extracting(row -> row.getField("api")).containsExactlyElementsOf(names(json));
        for (NamedCsvRecord row : csv) {
            JsonNode api = api(row.getField("api"));
            assertThat(row.getField("verdict")).isEqualTo(api.path("state").asText(""));
            assertThat(row.getField("errors")).isEqualTo(text(api, "errors"));
            assertThat(row.getField("allowed_errors")).isEqualTo(api.path("allowedErrors").asText(""));
            assertThat(row.getField("requests")).isEqualTo(text(api, "requests"));
            assertThat(row.getField("load_balancer_5xx")).isEqualTo(text(api, "elb5xx"));
            assertThat(row.getField("target_5xx")).isEqualTo(text(api, "target5xx"));
            assertThat(Double.parseDouble(row.getField("availability")))
                    .isEqualTo(api.path("availability").doubleValue());
            assertLatencies(row, api.path("latencyMs"));
        }
    }

    private static void assertLatencies(NamedCsvRecord row, JsonNode latency) {
        assertThat(row.getField("timeouts")).isEqualTo(latency.path("timeouts").asText());
        for (String percentile : PERCENTILES) {
            String field = row.getField(percentile + "_ms");
            JsonNode ms = latency.path(percentile);
            if (ms.isNull()) {
                assertThat(field).isEqualTo(latency.path("timeouts").longValue() > 0 ? "no answer" : "");
            } else {
                assertThat(Double.parseDouble(field)).isEqualTo(ms.doubleValue());
            }
        }
    }

    @Test
    @DisplayName("R6: report.html and report.pdf say the same of each API")
    void pages_say_the_same() {
        for (JsonNode api : json.path("apis")) {
            Element row = html.select("tbody.apis tr:has(.state), tbody.unreached tr").stream()
                    .filter(tr -> tr.select(".name").text().equals(text(api, "name"))).findFirst().orElseThrow();
            List<String> cells = row.select("td.n").eachText();
            assertThat(List.of(cells.get(0), cells.get(2), cells.get(8), cells.get(9), cells.get(11)))
                    .isEqualTo(Printed.numbers(api));
            assertThat(pdf).contains(String.join(" ", cells));
        }
    }

    @Test
    @DisplayName("R6: report.html and report.pdf say the same totals")
    void pages_say_the_same_totals() {
        List<String> figures = html.select(".figures dd").eachText();
        JsonNode totals = json.path("totals");

        assertThat(figures.subList(0, 5)).isEqualTo(Printed.numbers(totals));
        assertThat(figures).allSatisfy(figure -> assertThat(pdf).contains(figure));
        assertThat(Printed.numbers(truth.path("totals")).subList(0, 4)).isEqualTo(figures.subList(0, 4));
    }

    @Test
    @DisplayName("L4, R5: all say where each line went")
    void all_say_where_each_line_went() {
        JsonNode quality = json.path("dataQuality");
        for (String count : List.of("filesRead", "filesSkipped", "linesRead", "requestsCounted", "outsidePeriod",
                "malformedLines", "firstRequest", "lastRequest")) {
            assertThat(text(quality, count)).as(count).isEqualTo(text(truth, count));
        }
        String sentence = "%,d lines read = 20,000 counted + %,d outside the period + 100 malformed".formatted(
                truth.path("linesRead").longValue(), truth.path("outsidePeriod").longValue());
        assertThat(html.select(".identity").text()).startsWith(sentence);
        assertThat(pdf).contains(sentence);
    }

    @Test
    @DisplayName("R6: report.json has the keys of the contract")
    void json_has_the_keys_of_the_contract() {
        Set<String> totals = Set.of("requests", "status", "elb4xx", "elb5xx", "target4xx", "target5xx",
                "receivedBytes", "sentBytes", "availability", "successRate", "statusCodes", "latencyMs");
        Set<String> api = new TreeSet<>(totals);
        api.addAll(Set.of("name", "targetGroups", "state", "errors", "allowedErrors", "reasons", "share",
                "availabilityObjective", "latencyObjective", "p95LimitMs",
                "hourlyRequests", "hourlyErrors", "targets", "changes", "objectives", "trends", "days"));

        assertKeys("", "schemaVersion", "period", "verdict", "completeness", "incidents", "totals", "apis", "hours",
                "routes", "clients",
                "userAgents", "tls", "classifications", "dataQuality", "history", "findings", "tested", "changes",
                "forecast");
        assertKeys("/period", "start", "end", "zone");
        assertKeys("/verdict", "text", "failingApis");
        assertKeys("/completeness", "complete", "gaps");
        assertKeys("/incidents/0", "api", "kind", "start", "end", "requests", "failed", "status",
                "causes", "text");
        assertKeys("/apis/0/targets/0", "target", "requests", "errors", "p95Ms");
        assertKeys("/totals", totals.toArray(String[]::new));
        assertKeys("/totals/status", "1xx", "2xx", "3xx", "4xx", "5xx", "other");
        assertKeys("/totals/latencyMs", "p50", "p90", "p95", "p99", "max", "count", "timeouts", "buckets");
        assertKeys("/totals/latencyMs/buckets/0", "ms", "count");
        assertKeys("/apis/0", api.toArray(String[]::new));
        assertKeys("/hours/23", "start", "hour", "requests", "status", "elb5xx", "target5xx", "p95Ms", "p99Ms",
                "timeouts");
        assertKeys("/routes", "failing", "failingOften", "slow", "busy", "asked");
        assertKeys("/routes/slow/0", "method", "route", "api", "requests", "clientErrors", "errors", "p95Ms", "p99Ms",
                "totalMs", "count", "timeouts");
        assertKeys("/clients/0", "value", "requests", "clientErrors", "errors");
        assertKeys("/dataQuality", "filesRead", "filesSkipped", "filesRepeated", "unreadableFiles", "linesRead",
                "requestsCounted", "ignoredRequests", "outsidePeriod", "daysThere", "malformedLines",
                "malformedExamples", "bytesRead",
                "firstRequest", "lastRequest", "delivery", "engine", "queryId", "generator");
        assertKeys("/dataQuality/delivery", "folders", "inNextFolders", "ofDayBefore", "sinceDayBefore");
        assertKeys("/dataQuality/malformedExamples/0", "file", "line", "text", "looksLike");
    }

    private void assertKeys(String pointer, String... keys) {
        assertThat(json.at(pointer).fieldNames()).as(pointer).toIterable().containsExactlyInAnyOrder(keys);
    }

    private static void assertCounts(JsonNode shown, JsonNode expected) {
        for (String count : List.of("requests", "status", "elb4xx", "elb5xx", "target4xx", "target5xx",
                "receivedBytes", "sentBytes", "availability")) {
            assertThat(shown.path(count)).as(count).isEqualTo(expected.path(count));
        }
        for (String exact : List.of("count", "timeouts", "max")) {
            assertThat(shown.path("latencyMs").path(exact)).as(exact).isEqualTo(expected.path("latencyMs").path(exact));
        }
        for (String percentile : PERCENTILES) {
            JsonNode ms = shown.path("latencyMs").path(percentile);
            JsonNode exact = expected.path("latencyMs").path(percentile);
            assertThat(ms.isNull()).as(percentile).isEqualTo(exact.isNull());
            assertThat(ms.doubleValue()).as(percentile).isCloseTo(exact.doubleValue(), withinPercentage(1.0));
        }
    }

    private JsonNode api(String name) {
        for (JsonNode api : json.path("apis")) {
            if (text(api, "name").equals(name)) {
                return api;
            }
        }
        throw new AssertionError("no API named " + name);
    }

    private static List<String> names(JsonNode report) {
        return report.path("apis").findValuesAsText("name");
    }

    private static String text(JsonNode object, String key) {
        return object.path(key).asText();
    }
}
