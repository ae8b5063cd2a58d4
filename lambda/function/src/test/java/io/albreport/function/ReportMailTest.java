package io.albreport.function;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.albreport.report.Api;
import io.albreport.report.Api.Health;
import io.albreport.report.DataQuality;
import io.albreport.report.Latency;
import io.albreport.report.Period;
import io.albreport.report.Report;
import io.albreport.report.Routes;
import io.albreport.report.Totals;
import io.albreport.report.Totals.Status;
import io.albreport.report.Verdict;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("F1: the mail")
class ReportMailTest {
    private static final ReportLink LINK = new ReportLink("https://signed.example/report.html", Optional.empty(),
            "https://console.example/report.html");
    private static final Totals TOTALS = new Totals(1_234_567, new Status(0, 1_230_000, 0, 3_000, 1_567, 0), 1_000, 500,
            2_000, 1_067, 1, 2, 0.99873, 0.9963, List.of(),
            new Latency(12.0, 80.0, 250.4, 900.0, 5_000.0, 9, List.of()));

    @Test
    void it_says_what_matters_in_plain_text() {
        ReportMail mail = ReportMail.of(report(TOTALS, failing("checkout")), LINK, "eu-west-1");

        assertThat(mail.subject()).isEqualTo("ALB report 2026-01-17: 1 API failing: checkout");
        assertThat(mail.text()).isEqualTo("""
                Load balancer traffic of 2026-01-17 (UTC)

                1 API is failing.
                - checkout: availability 99.1 % is below 99.9 %; p95 too long

                Requests: 1,234,567
                Availability: 99.873 %
                Errors 5xx: 1,067 by targets, 500 by load balancers
                Errors 4xx: 2,000 by targets, 1,000 by load balancers
                Latency p95: 250 ms

                Read 110 lines: 100 requests of the day, 7 of other days, 3 malformed.

                The report (works for some hours, as long as the credentials that signed it):
                https://signed.example/report.html
                With access to the account, at any time:
                https://console.example/report.html

                Made in eu-west-1 by ALB Report 1.""");
    }

    @Test
    void a_link_whose_end_is_known_says_when() {
        ReportLink link = new ReportLink("https://signed.example", Optional.of(Instant.parse("2026-01-18T11:05:00Z")),
                "https://console.example");

        assertThat(ReportMail.of(report(TOTALS, List.of()), link, "eu-west-1").text())
                .contains("The report (works until 2026-01-18 11:05 UTC):");
    }

    @Test
    @DisplayName("F10: a day without a request has neither availability nor latency")
    void a_day_without_a_request() {
        Totals nothing = new Totals(0, new Status(0, 0, 0, 0, 0, 0), 0, 0, 0, 0, 0, 0, null, null, List.of(),
                new Latency(null, null, null, null, null, 0, List.of()));

        ReportMail mail = ReportMail.of(report(nothing, List.of()), LINK, "eu-west-1");

        assertThat(mail.subject()).isEqualTo("ALB report 2026-01-17: no API failing");
        assertThat(mail.text()).contains("Requests: 0\nErrors").doesNotContain("Availability", "Latency", "null");
    }

    @Test
    void a_name_makes_no_line_of_its_own_and_the_subject_stays_within_what_sns_takes() {
        String hostile = "a\r\nBcc: x\u2028y caf\u00e9 " + "z".repeat(200);

        ReportMail mail = ReportMail.of(report(TOTALS, failing(hostile)), LINK, "eu-west-1");

        assertThat(mail.subject()).hasSize(99).startsWith("ALB report 2026-01-17: 1 API failing: a  Bcc: x y caf? zz")
                .endsWith("...");
        assertThat(mail.text()).contains("- a  Bcc: x y café zz").doesNotContain("\r", "\u2028");
    }

    @Test
    void a_thousand_failing_apis_do_not_make_a_thousand_lines() {
        List<Api> apis = IntStream.range(0, 1_000).mapToObj(i -> failing("api-" + i).getFirst()).toList();

        ReportMail mail = ReportMail.of(report(TOTALS, apis), LINK, "eu-west-1");

        assertThat(mail.text().lines().filter(line -> line.startsWith("- api-"))).hasSize(50);
        assertThat(mail.text()).contains("- and 950 more");
    }

    private static List<Api> failing(String name) {
        return List.of(new Api(name, List.of(), Health.FAILING,
                List.of("availability 99.1 % is below 99.9 %", "p95 too long"), 1, 0.999, null, TOTALS,
                Collections.nCopies(24, 0L), Collections.nCopies(24, 0L)));
    }

    private static Report report(Totals totals, List<Api> apis) {
        DataQuality quality = new DataQuality(1, 0, List.of(), 110, 100, 7, 3, List.of(), 5, null, null,
                "Athena engine version 3", "q", "ALB Report 1");
        return new Report(1, Period.ofDay(LocalDate.of(2026, 1, 17)),
                new Verdict("1 API is failing.", apis.stream().map(Api::name).toList()), totals, apis, List.of(),
                new Routes(List.of(), List.of()), List.of(), List.of(), List.of(), List.of(), quality);
    }
}
