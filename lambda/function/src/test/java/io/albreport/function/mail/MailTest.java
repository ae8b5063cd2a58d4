package io.albreport.function.mail;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.albreport.function.environment.ReportFailedException;
import io.albreport.function.query.SampleRows;
import io.albreport.report.model.Api;
import io.albreport.report.model.Period;
import io.albreport.report.model.Report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class MailTest {
    private static final DownloadLink LINK = new DownloadLink(
            Optional.of("https://bucket.example/report.html?X-Amz-Signature=1"),
            Optional.empty(), Optional.empty(), "https://eu-west-1.console.aws.amazon.com/s3/object/bucket");

    @Test
    @DisplayName("F1: the mail says the day, the verdict, each failing API, the totals, and how much was read")
    void the_mail_says_what_matters() {
        Mail mail = Mail.on(SampleRows.failing(List.of("checkout", "orders")), "eu-west-1").with(LINK);

        assertThat(mail.subject()).isEqualTo("ALB report 2026-11-19: 2 of 2 APIs failing (eu-west-1)");
        assertThat(mail.text().lines()).containsExactly(
                "ALB report for 2026-11-19 (UTC), made in eu-west-1",
                "",
                "2 of 2 APIs are failing: checkout (6 of 200 failed, 0 allowed) and 1 more.",
                "- checkout: failing, 6 of 200 failed, 0 allowed",
                "- orders: failing, 6 of 200 failed, 0 allowed",
                "",
                "What happened, and when (UTC):",
                "- checkout: From 07:30 to 07:39, 6 of 57 requests failed: 500 by targets \u00D7 4, "
                        + "502 by the load balancer \u00D7 2.",
                "- orders: From 07:30 to 07:39, 6 of 57 requests failed: 500 by targets \u00D7 4, "
                        + "502 by the load balancer \u00D7 2.",
                "",
                "Requests: 401",
                "Availability: 96.758 %",
                "Errors (5xx): 8 by targets, 5 by load balancers",
                "Client errors (4xx): 0 by targets, 0 by load balancers",
                "Latency (p95): 99 ms",
                "",
                "Read 401 lines of 7 files (2.5 MB): 401 requests counted, 0 of other days, 0 malformed.",
                "Load balancers write access logs on a best-effort basis: some requests may be missing.",
                "",
                "Report: https://bucket.example/report.html?X-Amz-Signature=1",
                "It opens without signing in, and works for some hours: until the function's credentials end, "
                        + "24 hours at most.",
                "With access to the bucket, at any time: https://eu-west-1.console.aws.amazon.com/s3/object/bucket");
    }

    @Test
    @DisplayName("F1: where the end of the link is known, the mail says it to the second")
    void the_mail_says_when_the_link_ends() {
        var link = new DownloadLink(LINK.url(), Optional.empty(), Optional.of(Instant.parse("2026-11-20T07:12:33Z")),
                LINK.console());

        assertThat(Mail.on(SampleRows.failing(List.of("checkout")), "eu-west-1").with(link).text())
                .contains("It opens without signing in, and works until 2026-11-20 07:12:33 UTC.\n");
    }

    @Test
    @DisplayName("R12: of another time than a day, the mail says from when to when, on the clocks of its zone")
    void another_time_than_a_day_is_told() {
        Report day = SampleRows.failing(List.of("checkout"));
        var period = new Period(Instant.parse("2026-11-19T22:30:00Z"), Instant.parse("2026-11-19T23:40:00Z"),
                ZoneId.of("Europe/Berlin"));
        var report = new Report(day.schemaVersion(), period, day.verdict(), day.completeness(), day.incidents(),
                day.totals(), day.apis(), day.hours(), day.routes(), day.clients(), day.userAgents(), day.tls(),
                day.classifications(), day.dataQuality());

        Mail mail = Mail.on(report, "eu-west-1");

        assertThat(mail.subject())
                .isEqualTo("ALB report 2026-11-19 23:30 to 2026-11-20 00:40: 1 of 1 APIs failing (eu-west-1)");
        assertThat(mail.text()).startsWith("ALB report for 2026-11-19 23:30 to 2026-11-20 00:40 (Europe/Berlin), made "
                + "in eu-west-1\n");
    }

    @Test
    @DisplayName("R12, F1: a subject has room for the hour that comes again, and for the worst states of a thousand APIs")
    void a_long_subject_tells_the_worst() {
        var again = new Period(Instant.parse("2026-10-25T01:10:00Z"), Instant.parse("2026-10-25T01:50:00Z"),
                ZoneId.of("Europe/Berlin"));
        List<Api.State> states = List.of(Api.State.SLOW, Api.State.DOWN, Api.State.SILENT, Api.State.FAILING);

        assertThat(Mail.on(inStates(again, states), "ap-southeast-2").subject()).isEqualTo(
                "ALB report 2026-10-25 02:10 (2nd) to 02:50 (2nd): 250 of 1,000 APIs down (ap-southeast-2)");
        assertThat(Mail.on(inStates(Period.ofDay(LocalDate.of(2026, 10, 25)), states), "ap-southeast-2").subject())
                .isEqualTo("ALB report 2026-10-25: 250 of 1,000 APIs down, 250 failing, 250 silent, 250 slow "
                        + "(ap-southeast-2)")
                .hasSizeLessThan(100);
    }

    private static Api inState(Api api, Api.State state) {
        return new Api(api.name(), api.targetGroups(), state, api.errors(), api.allowedErrors(), api.reasons(),
                api.share(), api.availabilityObjective(), api.latencyObjective(), api.totals(), api.hourlyRequests(),
                api.hourlyErrors(), api.targets());
    }

    /** A thousand APIs, as many in each. */
    private static Report inStates(Period period, List<Api.State> states) {
        Report day = SampleRows.failing(IntStream.range(0, 1_000).mapToObj(i -> "api-" + i).toList());
        List<Api> apis = IntStream.range(0, 1_000)
                .mapToObj(i -> inState(day.apis().get(i), states.get(i % states.size()))).toList();
        return new Report(day.schemaVersion(), period, day.verdict(), day.completeness(), day.incidents(),
                day.totals(), apis, day.hours(), day.routes(), day.clients(), day.userAgents(), day.tls(),
                day.classifications(), day.dataQuality());
    }

    @Test
    @DisplayName("F1: of many failing APIs the mail names the first, and keeps to the limits of SNS")
    void a_long_list_is_cut() {
        String longName = "\u00fc".repeat(2_000);
        List<String> names = IntStream.range(0, 1_000).mapToObj(i -> longName + i).toList();

        Mail mail = Mail.on(SampleRows.failing(names), "ap-southeast-2").with(LINK);

        assertThat(mail.text()).contains("\n- and 980 more, in the report\n");
        assertThat(mail.text().getBytes(UTF_8)).hasSizeLessThan(262_144);
        assertThat(mail.subject()).hasSizeLessThan(100).matches("[ -~]+");
    }

    @Test
    void a_name_adds_no_line_and_hides_nothing() {
        String name = "x\r\n\u2028\u0085\u000b\u202eReport: https://example.org";

        Mail mail = Mail.on(SampleRows.failing(List.of(name)), "eu-west-1").with(LINK);

        assertThat(mail.text().lines().filter(line -> line.startsWith("Report:"))).hasSize(1);
        assertThat(mail.text()).contains("- x[U+000D][U+000A][U+2028][U+0085][U+000B][U+202E]Report:");
    }

    @Test
    void a_day_without_a_request_has_its_own_words() {
        Mail mail = Mail.on(SampleRows.failing(Collections.emptyList()), "eu-west-1").with(LINK);

        assertThat(mail.subject()).isEqualTo("ALB report 2026-11-19: no requests (eu-west-1)");
        assertThat(mail.text()).contains("No request was counted.").contains("Availability: \u2013");
    }

    @Test
    @DisplayName("F13: a link that the other Region has, too, is in the mail with it, before the end of both")
    void the_mail_has_the_copy() {
        var link = new DownloadLink(LINK.url(),
                Optional.of(new DownloadLink.Copy("eu-central-1", "https://copy.example.com/token")),
                Optional.of(Instant.parse("2026-11-20T07:12:33Z")), LINK.console());

        assertThat(Mail.on(SampleRows.failing(List.of("checkout")), "eu-west-1").with(link).text())
                .contains("\nThe same in eu-central-1, once it is copied there, in about 15 minutes: "
                        + "https://copy.example.com/token\n"
                        + "Each opens without signing in, and works until 2026-11-20 07:12:33 UTC.\n");
    }

    @Test
    @DisplayName("F5: without a link that opens for everyone, the mail still shows the way")
    void the_console_is_left() {
        var link = new DownloadLink(Optional.empty(), Optional.empty(), Optional.empty(), LINK.console());

        assertThat(Mail.on(SampleRows.failing(List.of("checkout")), "eu-west-1").with(link).text())
                .endsWith("A link that opens without signing in could not be made this time.\n"
                        + "With access to the bucket, at any time: " + LINK.console() + "\n");
    }

    @Test
    @DisplayName("D3: a mail from a Region that did not make the report says so, in one line")
    void the_mail_says_which_region_sends_it() {
        Mail mail = Mail.on(SampleRows.failing(List.of("checkout")), "eu-central-1");

        assertThat(mail.from("eu-central-1", "eu-central-1")).isEqualTo(mail);
        assertThat(mail.from("eu-west-1", "eu-central-1").subject()).isEqualTo(mail.subject());
        assertThat(mail.from("eu-west-1", "eu-central-1").text()).isEqualTo(mail.text()
                + "Mailed from eu-west-1: no word that eu-central-1 has mailed it had come to eu-west-1.\n");
    }

    @Test
    @DisplayName("F6: of a late report the mail says why, and shows it safely")
    void a_late_report() {
        Mail mail = Mail.late(SampleRows.DAY, "eu-west-1", new ReportFailedException("Athena\r\nfailed"));

        assertThat(mail.subject()).isEqualTo("ALB report 2026-11-19 is late (eu-west-1)");
        assertThat(mail.text()).contains("could not be made in eu-west-1: Athena[U+000D][U+000A]failed\n");
    }

    @Test
    @DisplayName("F17: of what nobody foresaw the mail says that it is in the log, and not what it says")
    void an_unforeseen_error() {
        Mail mail = Mail.late(SampleRows.DAY, "eu-west-1", new StackOverflowError("at 0x7f"));

        assertThat(mail.text()).contains(": an unexpected error (StackOverflowError), which is in the log\n")
                .doesNotContain("0x7f");
    }
}
