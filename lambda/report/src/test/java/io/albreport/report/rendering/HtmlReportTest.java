package io.albreport.report.rendering;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.albreport.report.model.DataQuality;
import io.albreport.report.model.Delivery;
import io.albreport.report.model.Report;
import io.albreport.report.model.SampleReport;
import io.albreport.report.model.Totals.Source;
import io.albreport.report.model.Totals.StatusCode;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("R6: report.html")
class HtmlReportTest {

    private final Document day = read(SampleReport.ofADay());

    @Test
    void says_the_day_and_the_verdict_first() {
        assertThat(day.title()).isEqualTo("ALB Report, 2026-11-19");
        assertThat(day.select("h1").text()).isEqualTo("Thursday, 19 November 2026 UTC");
        assertThat(day.select("header .verdict").text()).contains("\u2716 Failing", "2 of 14 APIs are failing",
                "payments: slow, p95 1.53 s is above 500 ms");
        assertThat(day.select("header .warning").text()).contains("1 log file could not be read");
    }

    @Test
    @DisplayName("R3b: each API has its verdict as a sign and a word, and what its objective allowed")
    void says_how_each_api_was() {
        assertThat(day.select("tbody.apis .state").eachText()).hasSize(14).startsWith("\u2716 Failing")
                .contains("\u25B2 Slow", "\u25B3 Slipped", "\u2714 Healthy");
        assertThat(day.expectFirst("tbody.apis tr").text())
                .contains("1,988 of 1,234,567 failed, 1,234 allowed 1,234,567");
        assertThat(day.expectFirst("tbody.apis tr").select("td.n").eachText().subList(2, 5))
                .containsExactly("99.838 %", "99.9 %", "1,234");
    }

    @Test
    @DisplayName("R6b: APIs stand worst first, and otherwise by requests")
    void apis_stand_worst_first() {
        assertThat(day.select("tbody.apis tr .state").eachText().stream().map(state -> state.substring(2)).distinct())
                .containsExactly("Failing", "Slow", "Slipped", "Healthy");
    }

    @Test
    @DisplayName("R10: an incident has a card, which says what it was, and when")
    void an_incident_has_a_card() {
        assertThat(day.select("header .card")).singleElement().satisfies(card -> assertThat(card.text()).isEqualTo(
                "Errors checkout From 08:00 to 11:59, 400 of 1,000 requests failed: 502 by the load balancer \u00D7 400. "
                        + "Target 10.0.1.7:8080 has 98.0 % of them, and 33.0 % of the API\u2019s requests."));
        assertThat(day.select("header .card a").attr("href")).isEqualTo("#api-1");
        assertThat(day.select("nav a").eachText()).contains("Incidents");
        assertThat(read(SampleReport.empty()).select(".card, nav a:contains(Incidents)")).isEmpty();
    }

    @Test
    @DisplayName("R6b, R10: an API that needs attention has a block with its incidents, its day and its targets")
    void an_api_that_needs_attention_has_a_block() {
        assertThat(day.select("#api-1").text()).isEqualTo("checkout");
        assertThat(day.select("section:has(#attention) h3").eachText()).hasSize(2);
        assertThat(day.select("section:has(#attention) li").text()).startsWith("Errors: From 08:00");
        assertThat(day.expectFirst("section:has(#attention) table tbody").select("tr").eachText())
                .containsExactly("10.0.1.7:8080 617,283 1,988 812 ms", "10.0.2.9:8080 617,284 0 57 ms");
        assertThat(read(SampleReport.empty()).select("#attention, nav a:contains(Attention)")).isEmpty();
    }

    @Test
    @DisplayName("R2: requests without a target group are a row of their own, after the APIs and not judged")
    void requests_without_a_target_group_are_a_row_of_their_own() {
        assertThat(day.select("tbody.unreached tr")).singleElement().satisfies(row -> {
            assertThat(row.text()).startsWith("\u25CB No API (no target group)");
            assertThat(row.select("td.n").eachText().subList(3, 5)).containsExactly("\u2013", "\u2013");
        });
        assertThat(day.expectFirst("tbody.apis").children()).hasSize(14);
    }

    @Test
    @DisplayName("R2: the page says what a success is")
    void defines_success_rate() {
        assertThat(day.select("#apis ~ .note").text()).contains("Success rate: answers 1xx, 2xx and 304");
    }

    @Test
    void needs_nothing_but_itself() {
        assertThat(day.select("script, link, img, iframe, object, embed, [src], [href^=http]")).isEmpty();
        assertThat(day.select("style").html()).doesNotContain("url(", "@import");
        assertThat(day.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
                .isEqualTo("default-src 'none'; style-src 'unsafe-inline'; img-src data:");
    }

    @Test
    void can_be_read_without_seeing_it() {
        assertThat(day.select("html").attr("lang")).isEqualTo("en");
        assertThat(day.select("table:not(:has(caption)), table:not(:has(th[scope]))")).isEmpty();
        assertThat(day.select("svg:not([role=img][aria-label]):not([aria-hidden=true])")).isEmpty();
        assertThat(day.select("figure:not([role=img][aria-label~=.{20}])")).isEmpty();
        assertThat(day.select(".scroll:not([tabindex=0][role=region][aria-label])")).isEmpty();
        assertThat(day.select("main, header, nav, footer")).hasSize(4);
    }

    @Test
    void has_headings_in_order_and_ids_once() {
        List<Integer> levels = day.select("h1, h2, h3").stream().map(h -> h.tagName().charAt(1) - '0').toList();
        assertThat(levels.getFirst()).isEqualTo(1);
        for (int i = 1; i < levels.size(); i++) {
            assertThat(levels.get(i)).isLessThanOrEqualTo(levels.get(i - 1) + 1);
        }
        assertThat(day.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
    }

    @Test
    void tells_who_made_an_error_and_what_it_means() {
        assertThat(day.select("tr:has(th:contains(460))").text()).contains("load balancer",
                "client closed the connection before the load balancer could respond");
        assertThat(day.expectFirst("caption:contains(Errors of each API) ~ tbody tr").text())
                .isEqualTo(
                        "checkout 502 LambdaInvalidResponse \u00D7 463, 504 \u00D7 154 500 \u00D7 1,371 460 \u00D7 2,744, 403 \u00D7 1,371 "
                                + "404 \u00D7 24,691");
        assertThat(day.body().wholeText()).as("no line breaks within")
                .contains("LambdaInvalidResponse\u00A0\u00D7\u00A0463, 504");
    }

    @Test
    @DisplayName("R3: where a percentile falls among the timeouts, the page says so, and how many they are")
    void says_no_answer_among_the_timeouts() {
        Document outage = read(SampleReport.ofAnOutage());

        assertThat(outage.expectFirst("tbody.apis tr").text()).contains("30 ms no answer no answer");
        assertThat(outage.expectFirst("caption:contains(Percentiles of each API) ~ tbody.apis tr").text())
                .isEqualTo("checkout 30 ms no answer no answer \u2013 no answer 1.83 s 1,120,007 154,320");
        assertThat(outage.select(".figures dd").eachText()).contains("no answer");
        assertThat(day.expectFirst("th:containsOwn(05:00) ~ td:nth-last-child(2)").text()).isEqualTo("no answer");
    }

    @Test
    void tells_an_unchanged_answer_from_a_redirect() {
        assertThat(StatusMeaning.of(new StatusCode("304", Source.TARGET, null, 1))).isEqualTo("not modified");
        assertThat(StatusMeaning.of(new StatusCode("302", Source.TARGET, null, 1))).isEqualTo("redirect");
    }

    @Test
    @DisplayName("R5: the lines add up, and the logs' limits are said")
    void says_what_it_stands_on() {
        assertThat(day.select("#quality ~ p").text()).contains("best-effort",
                "4,100,684 lines read = 4,096,569 counted + 4,112 outside the period + 3 malformed (0.001 %)");
        assertThat(day.select("#quality ~ div caption").eachText()).contains("Malformed lines, 2 of 3");
    }

    @Test
    @DisplayName("F10: a day without a request still makes a report that says so")
    void says_that_there_were_no_requests() {
        Document empty = read(SampleReport.empty());
        assertThat(empty.select(".verdict").text()).contains("No requests");
        assertThat(empty.select(".warning").text()).contains("No request of this day was found in the logs.");
        assertThat(empty.select("dd").eachText()).containsExactly("0", "\u2013", "0", "0", "\u2013", "0 B");
    }

    @Test
    @DisplayName("F10: more than 1 % malformed lines are warned of")
    void warns_of_malformed_lines() {
        assertThat(Page.of(malformed(101)).warnings()).anySatisfy(
                warning -> assertThat(warning).contains("1.010 % of the lines (101 of 10,000) are malformed"));
        assertThat(Page.of(malformed(100)).warnings())
                .noneSatisfy(warning -> assertThat(warning).contains("malformed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)",
            "</style></title></svg><b>", "<!--", "]]>", "&lt;b&gt;", "javascript:alert(1)", "${report}", "var(--ink)"})
    void shows_hostile_text_as_text(String text) {
        Document hostile = read(SampleReport.whereEveryTextIs(text));

        assertThat(tags(hostile)).isSubsetOf(tags(day));
        assertThat(attributes(hostile)).isSubsetOf(attributes(day));
        assertThat(hostile.select("header .sentence bdi").text()).isEqualTo(text);
        assertThat(hostile.select("bdi:not(:containsOwn(All))").eachText()).hasSize(36)
                .allSatisfy(shown -> assertThat(shown).contains(text));
    }

    @Test
    void names_five_failing_apis_and_counts_the_rest() {
        Report sample = SampleReport.ofADay();
        var apis = Collections.nCopies(12, sample.apis().getFirst());
        Document page = read(new Report(1, sample.period(), sample.verdict(), sample.completeness(),
                sample.incidents(), sample.totals(), apis, sample.hours(),
                sample.routes(), List.of(), List.of(), List.of(), List.of(), sample.dataQuality()));
        assertThat(page.select(".verdict li")).hasSize(6);
        assertThat(page.select(".verdict li").eachText()).last().isEqualTo("and 7 more, in the table below");
    }

    @Test
    void shows_what_hides_in_a_text() {
        Document hostile = read(SampleReport.whereEveryTextIs("a\u202Eb\u0000c\uD800d"));
        assertThat(hostile.select("bdi:not(:containsOwn(All))").eachText())
                .allSatisfy(shown -> assertThat(shown).contains("a[U+202E]b[U+0000]c\uFFFDd"));
        assertThat(hostile.wholeText()).doesNotContain("\u202E", "\u0000");
    }

    @Test
    void cuts_a_very_long_url() {
        Document hostile = read(SampleReport.whereEveryTextIs("/" + "x".repeat(5_000)));
        assertThat(hostile.expectFirst("#routes ~ .scroll code").text()).contains("(4,701 more characters)");
    }

    private static Report malformed(long lines) {
        Report sample = SampleReport.ofADay();
        DataQuality old = sample.dataQuality();
        var quality = new DataQuality(1, null, List.of(), 10_000, 10_000 - lines, 0, lines, List.of(), 1, null, null,
                Delivery.UNKNOWN,
                old.engine(), null, old.generator());
        return new Report(1, sample.period(), sample.verdict(), sample.completeness(), sample.incidents(),
                sample.totals(), sample.apis(), sample.hours(),
                sample.routes(), List.of(), List.of(), List.of(), List.of(), quality);
    }

    private static Document read(Report report) {
        return Jsoup.parse(new String(HtmlReport.render(report), StandardCharsets.UTF_8));
    }

    private static Set<String> tags(Document page) {
        return page.getAllElements().stream().map(Element::tagName).collect(Collectors.toSet());
    }

    private static Set<String> attributes(Document page) {
        return page.getAllElements().stream().flatMap(element -> element.attributes().asList().stream())
                .map(Attribute::getKey).collect(Collectors.toSet());
    }
}
