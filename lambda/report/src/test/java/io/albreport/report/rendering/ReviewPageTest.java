package io.albreport.report.rendering;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.albreport.report.model.Incident;
import io.albreport.report.model.ReportFormat;
import io.albreport.report.model.past.Finding;
import io.albreport.report.model.past.History;
import io.albreport.report.model.review.Review;
import io.albreport.report.model.review.ReviewPeriod.Kind;
import io.albreport.report.model.review.Traffic;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("R14: The page of a review")
class ReviewPageTest {
    private static final String HOSTILE = "<script>alert(1)</script>\u202E";
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 23);

    private static Review review() {
        Traffic traffic = new Traffic(2, 3_000, 30, 10, 60, 0.99, 12.0, 120.0, null, 3_000, 40, 5, 6, 7);
        Incident incident = new Incident(HOSTILE, Incident.Kind.ERRORS, Instant.parse("2026-11-23T23:50:00Z"),
                Instant.parse("2026-11-24T00:10:00Z"), 40, 30, List.of(), List.of(), HOSTILE);
        return new Review(1, Kind.WEEK.named("2026-W48"), ZoneId.of("UTC"), "All is said.",
                new History(2, FIRST, List.of(FIRST.plusDays(2)),
                        List.of(new History.LeftOut(FIRST.plusDays(3), HOSTILE))),
                traffic, null,
                List.of(new Review.Day(FIRST, 2_000, 30, HOSTILE, 30, 1), new Review.Day(FIRST.plusDays(1), 1_000, 0,
                        null, 0, 0)),
                List.of(new Review.Day(FIRST, 2_000, 30, HOSTILE, 30, 1)), List.of(), List.of(incident),
                List.of(new Finding(HOSTILE, Finding.Kind.GONE, null, null, null, null, null, HOSTILE)), null, HOSTILE);
    }

    private static Map<ReportFormat, byte[]> files() {
        return Renderer.render(review(), EnumSet.allOf(ReportFormat.class));
    }

    @Test
    @DisplayName("shows what was kept, what is missing, what happened, and escapes all of it")
    void shows_all() {
        String html = new String(Objects.requireNonNull(files().get(ReportFormat.HTML)), StandardCharsets.UTF_8);

        assertThat(html).doesNotContain("<script>", "\u202E");
        Document page = Jsoup.parse(html);
        assertThat(page.selectXpath("//h1").text()).contains("Week 48 of 2026", "23 November 2026 to");
        assertThat(page.select(".warning li").eachText()).hasSize(2).first().asString().isEqualTo(
                "1 day of the week has no summary, and is missing from every number here: 2026-11-25.");
        assertThat(page.select("#happened ~ .scroll td.date").text()).isEqualTo("Mon 23 Nov to Tue 24 Nov");
        assertThat(page.select("#changed ~ p.none").text()).isEqualTo("Of the week before no day is known.");
        assertThat(page.select("#days ~ .together figure").eachAttr("aria-label")).containsExactly(
                "Requests per day: 3,000 in 2 days, most on Mon 23 Nov: 2,000.",
                "5xx answers per day: 30 in 2 days, most on Mon 23 Nov: 30.");
    }

    @Test
    @DisplayName("is a PDF of the same words, and JSON of the same numbers, and no CSV")
    void has_three_formats() throws Exception {
        Map<ReportFormat, byte[]> files = files();

        assertThat(files).containsOnlyKeys(ReportFormat.HTML, ReportFormat.PDF, ReportFormat.JSON);
        JsonNode json = new JsonMapper().readTree(files.get(ReportFormat.JSON));
        assertThat(json.path("period").path("name").textValue()).isEqualTo("2026-W48");
        assertThat(json.path("period").path("kind").textValue()).isEqualTo("week");
        assertThat(json.path("period").path("first").textValue()).isEqualTo("2026-11-23");
        assertThat(json.path("traffic").path("p99Ms").isNull()).isTrue();
        assertThat(json.path("incidents").path(0).path("start").textValue()).isEqualTo("2026-11-23T23:50:00Z");
        try (PDDocument pdf = Loader.loadPDF(Objects.requireNonNull(files.get(ReportFormat.PDF)))) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("Week 48 of 2026", "All is said.",
                    "Mon 23 Nov to Tue 24 Nov");
        }
    }
}
