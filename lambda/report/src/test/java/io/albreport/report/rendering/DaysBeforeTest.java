package io.albreport.report.rendering;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.albreport.report.model.Report;
import io.albreport.report.model.SampleReport;
import io.albreport.report.model.past.History;
import io.albreport.report.model.past.Retrospect;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("R7, R8, R9: what the report says of the days before")
class DaysBeforeTest {
    private final Report report = SampleReport.withDaysBefore();
    private final Document page = page(report);

    @Test
    @DisplayName("which they are, and which are missing")
    void names_the_days() {
        String section = section("changed");
        assertThat(section).contains("Compared with 28 days since 2026-10-20.",
                "Requests of all APIs: +10 % against the day before, +100 % against the same weekday of last week, "
                        + "\u221250 % against what is normal on this weekday.",
                "71 values were compared with what is normal", "Days without a summary: 2026-11-16.",
                "Days that are not used, or in part: 2026-11-12 (");
    }

    @Test
    @DisplayName("what changed at an API that does not fail, in a list and beside its name")
    void tells_what_changed() {
        assertThat(section("changed")).contains("Changed without failing orders: Requests: 617,283 instead of");
        assertThat(page.select("tbody.apis tr").stream().filter(row -> row.text().contains("orders")).findFirst()
                .map(Element::text)).hasValueSatisfying(row -> assertThat(row).contains("instead of about 300,000."));
    }

    @Test
    @DisplayName("what is left of each promise, least first, with its formula")
    void tells_budgets() {
        List<Element> rows = page.select("section[aria-labelledby=budgets] tbody tr");
        assertThat(rows).hasSize(2 * report.apis().stream().filter(api -> api.state() != null).toList().size());
        assertThat(rows.getFirst().text()).startsWith("\u2013 checkout 95 % within 500 ms Formula "
                + "1 \u2212 100,000 / ((1 \u2212 95 %) \u00D7 1,000,000) = \u2212100.0 % 90.000 % 29 of 30 100,000 50,000 "
                + "\u2212100.0 % \u2013 \u2013 \u2013 spent 95th percentile of latency degrading (+12 %)");
        assertThat(rows.getLast().text()).contains("99.9 % available", "29 of 30 200 1,000 80.0 % 1.50 0.75 14.4 "
                + "2026-12-01");
        assertThat(rows.getLast().selectFirst("svg")).isNotNull();
        assertThat(rows.getLast().select("svg").getFirst().attr("aria-label"))
                .isEqualTo("error budget of 2 days, burnt down to 80.0 %");
    }

    @Test
    @DisplayName("what comes, and what is too uncertain")
    void tells_the_forecast() {
        assertThat(section("forecast")).contains(
                "Requests change by +3 % in 28 days (\u22121 % to +7 %), as far as 29 days "
                        + "tell.",
                "30 days, a Saturday 4,320,000 (3,900,000 to 4,800,000)",
                "60 days, a Monday too uncertain: the history is shorter than that",
                "Logs kept for half as long cost half.",
                "4.2 % off on half of the last 14 days");
    }

    @Test
    @DisplayName("that there are none, on a first day; and nothing where no history is kept")
    void tells_of_a_first_day() {
        Report day = SampleReport.ofADay();
        Report first = day.with(new Retrospect(new History(0, null, List.of(), List.of()), List.of(), 0, List.of(),
                null), day.apis());
        assertThat(page(first).select("section[aria-labelledby=changed]").text())
                .contains("This is the first day of its history");
        assertThat(page(first).select("#budgets, #forecast")).isEmpty();
        assertThat(page(day).select("#changed, #budgets, #forecast")).isEmpty();
    }

    @Test
    @DisplayName("in CSV as numbers, empty where nothing is known")
    void is_in_csv() {
        String csv = new String(CsvReport.render(report), StandardCharsets.UTF_8);
        assertThat(csv.lines().findFirst()).hasValueSatisfying(header -> assertThat(header).endsWith(
                "requests_day_before,requests_week_before,requests_expected,availability_budget_left,"
                        + "availability_burn_day,availability_grade,latency_budget_left,latency_burn_day,latency_grade"));
        assertThat(csv.lines().skip(1).findFirst()).hasValueSatisfying(row -> assertThat(row)
                .endsWith(",7.0,8.0,9.5,0.8,1.5,A,-1.0,,"));
        assertThat(
                new String(CsvReport.render(SampleReport.ofADay()), StandardCharsets.UTF_8).lines().skip(1).findFirst())
                .hasValueSatisfying(row -> assertThat(row).endsWith(",,,,,,,,,"));
    }

    private String section(String name) {
        return page.select("section[aria-labelledby=" + name + "]").text();
    }

    private static Document page(Report report) {
        return Jsoup.parse(new String(HtmlReport.render(report), StandardCharsets.UTF_8));
    }
}
