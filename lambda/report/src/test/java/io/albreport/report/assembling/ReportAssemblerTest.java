package io.albreport.report.assembling;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.albreport.report.configuration.ReportConfig;
import io.albreport.report.configuration.ReportConfig.ApiConfig;
import io.albreport.report.model.Api;
import io.albreport.report.model.Completeness;
import io.albreport.report.model.DataQuality;
import io.albreport.report.model.DataQuality.MalformedLine;
import io.albreport.report.model.Delivery;
import io.albreport.report.model.Hour;
import io.albreport.report.model.Incident;
import io.albreport.report.model.Period;
import io.albreport.report.model.Report;
import io.albreport.report.model.Routes;
import io.albreport.report.model.Share;
import io.albreport.report.model.Totals;
import io.albreport.report.model.Totals.Source;
import io.albreport.report.model.Totals.StatusCode;
import io.albreport.report.statement.ResultRow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

class ReportAssemblerTest {
    private static final String WEB = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/web";

    private final ReportAssembler assembler = new ReportAssembler(Period.ofDay(LocalDate.of(2026, 1, 17)),
            ReportConfig.DEFAULTS);

    @Test
    @DisplayName("R1, R2: every status is in one class, and an error with the one who made it")
    void every_status_is_in_one_class() {
        traffic(WEB, "00",
                "101:target::1 204:target::1 302:target::1 429:target::1 460:target::1 463:target::1 499:target::1 "
                        + "500:target::1 520:target::1 561:target::1 000:target::1 -:target::1 600:target::1 99:target::1");
        add(Map.of("section", "traffic", "api", WEB, "target_groups", WEB + "/2 " + WEB + "/1",
                "answers", at("01", packed("502:loadBalancer::4 502:loadBalancer::6")), "received", "7", "sent", "9"));

        Api web = report().apis().getFirst();
        assertThat(web.name()).isEqualTo("web");
        assertThat(web.targetGroups()).containsExactly(WEB + "/1", WEB + "/2");
        assertThat(web.totals().status()).isEqualTo(new Totals.Status(1, 1, 1, 4, 13, 4));
        assertThat(web.totals().elb5xx()).isEqualTo(10);
        assertThat(web.totals().target5xx()).isEqualTo(3);
        assertThat(web.totals().target4xx()).isEqualTo(4);
        assertThat(web.totals().statusCodes()).first().isEqualTo(new StatusCode("502", Source.LOAD_BALANCER, null, 10));
        assertThat(web.totals().availability()).isEqualTo(11.0 / 24);
        assertThat(web.totals().successRate()).isEqualTo(2.0 / 24);
        assertThat(web.totals().receivedBytes()).isEqualTo(7);
        assertThat(report().totals()).isEqualTo(web.totals());
    }

    @Test
    @DisplayName("R2: the load balancer's reason stands beside its code")
    void a_reason_stands_beside_its_code() {
        traffic(WEB, "00", "502:loadBalancer:LambdaInvalidResponse:3 502:loadBalancer::4 502:target::1");
        traffic(WEB, "01", "502:loadBalancer:LambdaInvalidResponse:2");

        assertThat(report().totals().statusCodes()).containsExactly(
                new StatusCode("502", Source.LOAD_BALANCER, "LambdaInvalidResponse", 5),
                new StatusCode("502", Source.LOAD_BALANCER, null, 4), new StatusCode("502", Source.TARGET, null, 1));
        assertThat(report().totals().elb5xx()).isEqualTo(9);
    }

    @Test
    @DisplayName("R2: 304 is a success, whatever is configured of redirects")
    void not_modified_is_a_success() {
        traffic(WEB, "00", "200:target::1 304:target::2 302:target::1");

        assertThat(report().totals().successRate()).isEqualTo(0.75);
        assertThat(report().totals().status().redirected()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"true, 0.75", "false, 0.5"})
    @DisplayName("R2: a redirect is a success where the API says so")
    void a_redirect_is_a_success_where_configured(boolean redirectsAreSuccess, double successRate) {
        ReportAssembler configured = new ReportAssembler(Period.ofDay(LocalDate.of(2026, 1, 17)), new ReportConfig(20,
                0.999, null, List.of(new ApiConfig("Shop", List.of("web"), redirectsAreSuccess, null, null))));
        configured.add(row(Map.of("section", "traffic", "api", "Shop", "target_groups", WEB, "answers",
                at("00", packed("200:target::2 301:loadBalancer::1 404:target::1")))));

        assertThat(configured.assemble(reading(1L, 0, List.of())).apis().getFirst().totals().successRate())
                .isEqualTo(successRate);
    }

    @Test
    @DisplayName("R1: target groups of one name in two accounts, or regions, stay apart")
    void apis_of_one_name_stay_apart() {
        status(WEB, 3);
        status(WEB.replace("1111", "9999"), 2);
        status("-", 1);
        status(WEB.replace("/web", "/tv"), 1);
        status(WEB.replace("/web", "/tv").replace("eu-west-1", "us-east-1"), 1);

        assertThat(report().apis()).extracting(Api::name).containsExactly("web (111122223333)", "web (999922223333)",
                "(no target group)", "tv (111122223333 eu-west-1)", "tv (111122223333 us-east-1)");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("R1, R3: a target group that no API lists has neither the name nor the objectives of one called like it")
    void an_unlisted_group_is_not_the_api_of_its_name(boolean theApiHasTraffic) {
        ReportAssembler configured = new ReportAssembler(Period.ofDay(LocalDate.of(2026, 1, 17)), new ReportConfig(20,
                0.999, null, List.of(new ApiConfig("web", List.of("blue", "green"), true, 0.5, 1.0))));
        configured.add(row(Map.of("section", "traffic", "api", WEB, "target_groups", WEB + "/1",
                "answers", at("00", packed("200:target::980 301:target::10 500:target::10")))));
        if (theApiHasTraffic) {
            configured.add(row(Map.of("section", "traffic", "api", "web", "target_groups",
                    WEB.replace("/web", "/blue/1"), "answers", at("00", packed("200:target::5")))));
        }

        List<Api> apis = configured.assemble(reading(1L, 0, List.of())).apis();

        assertThat(apis).extracting(api -> api.totals().requests()).containsExactly(1_000L, theApiHasTraffic ? 5L : 0L);
        Api unlisted = apis.getFirst();
        assertThat(unlisted.name()).isEqualTo("web (111122223333)");
        assertThat(unlisted.availabilityObjective()).isEqualTo(0.999);
        assertThat(unlisted.p95LimitMs()).isNull();
        assertThat(unlisted.state()).isEqualTo(Api.State.FAILING);
        assertThat(unlisted.errors()).isEqualTo(10);
        assertThat(unlisted.allowedErrors()).isEqualTo(1);
        assertThat(unlisted.totals().successRate()).isEqualTo(0.98);
        if (theApiHasTraffic) {
            assertThat(apis.getLast().name()).isEqualTo("web");
            assertThat(apis.getLast().availabilityObjective()).isEqualTo(0.5);
            assertThat(apis.getLast().p95LimitMs()).isEqualTo(1.0);
        }
    }

    @Test
    @DisplayName("R2: requests without a target group are a row of their own that nobody judges")
    void requests_without_a_target_group_are_not_judged() {
        traffic("-", "00", "503:loadBalancer::900 301:loadBalancer::100");
        steadily(WEB, 4);

        Api unreached = report().apis().getFirst();
        assertThat(unreached.name()).isEqualTo(Api.NO_TARGET_GROUP);
        assertThat(unreached.state()).isNull();
        assertThat(unreached.errors()).isEqualTo(900);
        assertThat(unreached.allowedErrors()).isNull();
        assertThat(unreached.availabilityObjective()).isNull();
        assertThat(unreached.reasons()).isEmpty();
        assertThat(report().verdict().text()).isEqualTo("The one API meets its objectives.");
        assertThat(report().totals().requests()).isEqualTo(1_576);
    }

    @Test
    @DisplayName("L4: lines of each outcome add up, and files with malformed lines are shown")
    void accounts_for_every_line() {
        add(Map.of("section", "file", "folder", "111122223333/elasticloadbalancing/eu-west-1/2026/01/17/", "requests",
                "7",
                "members", "8", "outside", "3", "malformed", "1", "examples", "1 a b.log\t{}"));
        add(Map.of("section", "file", "requests", "3", "members", "1", "malformed", "2", "examples",
                "2 c.log\t" + "x".repeat(600)));
        traffic(WEB, "00", "200:target::2");
        add(Map.of("section", "traffic", "api", WEB, "answers", "17T235:200:target::1:0:500000000"));

        DataQuality quality = assembler.assemble(reading(null, 4, assembler.malformedExamples())).dataQuality();

        assertThat(quality.linesRead()).isEqualTo(14);
        assertThat(quality.malformedLines()).isEqualTo(7);
        assertThat(quality.filesRead()).isEqualTo(9);
        assertThat(quality.malformedExamples())
                .containsExactly(new MalformedLine("c.log", null, "x".repeat(500)),
                        new MalformedLine("a b.log", null, "{}"));
        assertThat(quality.firstRequest()).isEqualTo("2026-01-17T00:00:00Z");
        assertThat(quality.lastRequest()).isEqualTo("2026-01-17T23:50:00.500Z");
        assertThat(assembler.assemble(reading(11L, 0, List.of())).dataQuality().filesRead()).isEqualTo(11);
    }

    @Test
    @DisplayName("R10: an incident says from when to when, how many of how many, and with which status")
    void an_incident_is_told() {
        steadily(WEB, 100);
        add(Map.of("section", "traffic", "api", WEB, "target_groups", WEB + "/1", "answers", at("03",
                "1:502:loadBalancer:LambdaTimeout:30:234:958 2:502:loadBalancer:LambdaTimeout:20:000:101 2:500:target::40:000:930")));

        assertThat(report().incidents()).containsExactly(new Incident("web", Incident.Kind.ERRORS,
                Instant.parse("2026-01-17T03:12:34Z"), Instant.parse("2026-01-17T03:29:30Z"), 290, 90,
                List.of(new StatusCode("502", Source.LOAD_BALANCER, "LambdaTimeout", 50),
                        new StatusCode("500", Source.TARGET, null, 40)),
                List.of(),
                "From 03:12 to 03:29, 90 of 290 requests failed: 502 by the load balancer (LambdaTimeout) \u00D7 50, "
                        + "500 by targets \u00D7 40."));
        assertThat(report().completeness()).isEqualTo(new Completeness(true, List.of()));
    }

    @Test
    @DisplayName("R10: an incident of an API begins and ends with the first and the last of all its target groups")
    void an_incident_spans_all_target_groups() {
        steadily(WEB, 100);
        add(Map.of("section", "traffic", "api", WEB, "target_groups", WEB + "/1 " + WEB + "/2",
                "answers", at("03", "1:500:target::30:100:859 1:500:target::40:300:900")));

        assertThat(report().incidents()).singleElement().satisfies(incident -> {
            assertThat(incident.start()).isEqualTo("2026-01-17T03:11:00Z");
            assertThat(incident.end()).isEqualTo("2026-01-17T03:19:00Z");
            assertThat(incident.failed()).isEqualTo(70);
        });
    }

    @Test
    @DisplayName("R10: the worst of each API comes before the second of any")
    void incidents_of_all_apis_are_told() {
        steadily(WEB, 100);
        steadily(WEB.replace("/web", "/tv"), 100);
        add(Map.of("section", "traffic", "api", WEB, "target_groups", WEB + "/1", "answers",
                at("03", "1:500:target::90:000:959")));
        add(Map.of("section", "traffic", "api", WEB, "target_groups", WEB + "/1", "answers",
                at("09", "1:500:target::80:000:959")));
        add(Map.of("section", "traffic", "api", WEB.replace("/web", "/tv"), "target_groups", WEB + "/1",
                "answers", at("05", "1:500:target::30:000:959")));

        assertThat(report().incidents()).extracting(Incident::api, Incident::failed).containsExactly(
                tuple("web", 90L), tuple("tv", 30L), tuple("web", 80L));
    }

    @Test
    @DisplayName("R11: a day of which hours have no line is not called healthy")
    void a_day_with_a_gap_is_not_healthy() {
        traffic(WEB, "00", "200:target::5000");

        assertThat(report().completeness()).isEqualTo(new Completeness(false, List.of(new Completeness.Gap(
                Instant.parse("2026-01-17T00:10:00Z"), Instant.parse("2026-01-18T00:00:00Z"), null))));
        assertThat(report().apis().getFirst().state()).isEqualTo(Api.State.QUIET);
        assertThat(report().verdict().text()).isEqualTo("No API is failing in what the logs hold. "
                + "The logs have no line from 00:10 to 24:00: nothing is known of that time.");
    }

    @Test
    @DisplayName("R11: an API whose requests stop while others go on fell silent")
    void an_api_falls_silent() {
        steadily(WEB.replace("/web", "/other"), 50);
        for (int hour = 0; hour < 20; hour++) {
            add(Map.of("section", "traffic", "api", WEB, "target_groups", WEB + "/1",
                    "answers",
                    at("%02d".formatted(hour),
                            "0:200:target::9:: 1:200:target::9:: 2:200:target::9:: 3:200:target::9:: "
                                    + "4:200:target::9:: 5:200:target::9::")));
        }

        Api silent = report().apis().stream().filter(api -> api.name().equals("web")).findFirst().orElseThrow();
        assertThat(silent.state()).isEqualTo(Api.State.SILENT);
        assertThat(report().incidents()).singleElement().satisfies(incident -> {
            assertThat(incident.kind()).isEqualTo(Incident.Kind.SILENCE);
            assertThat(incident.text()).isEqualTo("No request from 20:00 to 24:00, while other APIs had some.");
        });
        assertThat(report().verdict().text()).isEqualTo("1 of 2 APIs is silent: web (no request from 20:00 to 24:00).");
        assertThat(report().completeness().complete()).isTrue();
    }

    @Test
    @DisplayName("R4: each hour is there, also without traffic")
    void each_hour_is_there() {
        traffic(WEB, "07", "503:loadBalancer::4");
        add(Map.of("section", "hourLatency", "hour", "17T07", "sketch", "-1000:5"));

        List<Hour> hours = report().hours();
        assertThat(hours).hasSize(24).extracting(Hour::hour).startsWith(0, 1, 2).endsWith(23);
        assertThat(hours.get(7)).isEqualTo(new Hour(Instant.parse("2026-01-17T07:00:00Z"), 7, 4,
                new Totals.Status(0, 0, 0, 0, 4, 0), 4, 0, 0.0, 0.0, 0));
        assertThat(hours.get(8).p95Ms()).isNull();
    }

    @Test
    @DisplayName("R3: in an hour, in an API and on a route, what timed out ranks behind what was answered")
    void timeouts_rank_behind_answers() {
        traffic(WEB, "03", "200:target::900 504:loadBalancer::100");
        add(Map.of("section", "hourLatency", "hour", "17T03", "sketch", "100:900 10000:100"));
        add(Map.of("section", "apiLatency", "api", WEB, "sketch", "100:900 10000:100", "slowest_micros", "7401"));
        add(Map.of("section", "route", "api", WEB, "slow", "1000 0 100 1000 100 10000 10000 6600 GET /a"));

        assertThat(report().hours().get(3).p95Ms()).isNull();
        assertThat(report().hours().get(3).timeouts()).isEqualTo(100);
        assertThat(report().totals().latencyMs()).satisfies(latency -> {
            assertThat(latency.p90()).isCloseTo(7.316, within(0.001));
            assertThat(latency.p95()).isNull();
            assertThat(latency.max()).isEqualTo(7.401);
            assertThat(latency.count()).isEqualTo(900);
            assertThat(latency.timeouts()).isEqualTo(100);
        });
        assertThat(report().routes().slow())
                .containsExactly(new Routes.Route("GET", "/a", "web", 1000, 0, 100, null, null, 6600, 900, 100));
    }

    @Test
    @DisplayName("R4: classifications name their reason; absent ones and plain HTTP have no value")
    void connections_are_told_apart() {
        connection("TLSv1.3", "Ambiguous", "EmptyHeader", 3);
        connection("-", "-", "-", 2);
        connection("-", "Acceptable", "-", 1);
        add(Map.of("section", "connection", "tls", "TLSv1.2", "requests", "1"));

        assertThat(report().tls()).extracting(Share::value).containsExactly("TLSv1.3", null, "TLSv1.2");
        assertThat(report().classifications()).containsExactly(new Share("Ambiguous: EmptyHeader", 3, 0, 0),
                new Share(null, 3, 0, 0), new Share("Acceptable", 1, 0, 0));
    }

    @Test
    @DisplayName("R4: the worst routes of all APIs are taken from the worst of each, in the order of their list")
    void routes_of_all_apis_are_listed() {
        String tv = WEB.replace("/web", "/tv");
        add(Map.of("section", "route", "api", WEB, "failing",
                "50 0 7 50 0 300 300 9 GET /a\\x22\n50 0 1 50 0 300 300 9",
                "failing_often", "50 0 7 50 0 300 300 9 GET /a", "busy", "5 0 0 5 0 200 200 40 GET /b"));
        add(Map.of("section", "route", "api", tv, "failing", "900 0 5 900 0 300 400 9 PUT /c", "slow",
                "900 0 5 900 0 300 400 9 PUT /c", "most", "900 0 5 900 0 300 400 9 PUT /c"));

        Routes routes = report().routes();
        assertThat(routes.failing()).extracting(Routes.Route::method, Routes.Route::route, Routes.Route::api)
                .containsExactly(tuple("GET", "/a\"", "web"), tuple("PUT", "/c", "tv"), tuple(null, null, "web"));
        assertThat(routes.failingOften()).extracting(Routes.Route::route).containsExactly("/a");
        assertThat(routes.slow()).singleElement().satisfies(route -> {
            assertThat(route.p95Ms()).isCloseTo(399.5, within(0.5));
            assertThat(route.p99Ms()).isCloseTo(2953, within(5.0));
        });
        assertThat(routes.busy()).extracting(Routes.Route::totalMs).containsExactly(40L);
        assertThat(routes.asked()).extracting(Routes.Route::requests).containsExactly(900L);
    }

    @Test
    @DisplayName("R10: an API lists its targets, and what most failures of an incident have in common is its cause")
    void targets_are_listed_and_blamed() {
        steadily(WEB, 100);
        add(Map.of("section", "traffic", "api", WEB, "target_groups", WEB + "/1", "answers",
                at("03", "1:502:target::60:234:958")));
        add(Map.of("section", "target", "api", WEB, "most",
                "7000 0 60 7000 0 200 300 9 10.0.0.1:80\n7400 0 0 7400 0 200 300 9 10.0.0.2:80\n60 0 0 0 0 - - 0 -",
                "error_suspects", "7000 517T031:58,517T042:2 10.0.0.1:80\n7400 517T031:2 10.0.0.2:80"));

        Api web = report().apis().getFirst();
        assertThat(web.targets()).extracting(Api.Target::target, Api.Target::requests, Api.Target::errors)
                .containsExactly(tuple("10.0.0.2:80", 7400L, 0L), tuple("10.0.0.1:80", 7000L, 60L));
        assertThat(report().incidents()).singleElement().satisfies(incident -> {
            assertThat(incident.causes()).containsExactly(new Incident.Cause(Incident.Dimension.TARGET,
                    List.of("10.0.0.1:80"), 58 / 60.0, 7000 / 14_460.0));
            assertThat(incident.text()).endsWith(
                    "Target 10.0.0.1:80 has 96.7 % of them, and 48.4 % of the API\u2019s requests.");
        });
    }

    @Test
    @DisplayName("R4: those with most requests come in one row, each with its counts, and one without a value last")
    void the_most_come_in_one_row() {
        add(Map.of("section", "userAgent", "most",
                "30 2 1 0 0 - - 0 curl/8.0 (a b)\n30 0 0 0 0 - - 0\n7 0 7 0 0 - - 0 x\\x22"));

        assertThat(report().userAgents()).containsExactly(new Share("curl/8.0 (a b)", 30, 2, 1),
                new Share(null, 30, 0, 0), new Share("x\"", 7, 0, 7));
    }

    @Test
    @DisplayName("F10: without a row there is a report that says so")
    void an_empty_answer_makes_a_report() {
        assertThat(report().verdict().text()).isEqualTo("No request was counted.");
        assertThat(report().totals().availability()).isNull();
        assertThat(report().hours()).hasSize(24);
        assertThat(report().dataQuality().firstRequest()).isNull();
    }

    @Test
    @DisplayName("F17: lines are counted by account and region, and those of a neighbouring day by the folder's date")
    void folders_are_counted() {
        folder("111122223333/elasticloadbalancing/eu-central-1/2026/01/17/", 100, 7, 7, 3);
        folder("111122223333/elasticloadbalancing/eu-central-1/2026/01/18/", 50, 40, 0, 0);
        folder("444455556666/elasticloadbalancing/eu-west-1/2026/01/16/", 9, 9, 9, 0);
        add(Map.of("section", "file", "requests", "5"));

        assertThat(assembler.delivery()).isEqualTo(new Delivery(
                Map.of("111122223333/eu-central-1", 100L, "444455556666/eu-west-1", 0L), 10, 7, null));
    }

    private void folder(String folder, long lines, long outside, long early, long malformed) {
        add(Map.of("section", "file", "folder", folder, "requests", String.valueOf(lines), "outside",
                String.valueOf(outside), "early", String.valueOf(early), "malformed", String.valueOf(malformed)));
    }

    @Test
    void fails_on_a_row_that_the_statement_does_not_give() {
        assertThatThrownBy(() -> add(Map.of("section", "surprise")))
                .hasMessage("unknown section in a result row: surprise");
        assertThatThrownBy(() -> new ResultRow(List.of("outcome")))
                .hasMessage("a row of the report's statement has 32 columns, got 1");
        assertThatThrownBy(() -> add(Map.of("section", "hourLatency", "api", WEB)))
                .hasMessageStartingWith("no hour in");
    }

    private void status(String api, long requests) {
        traffic(api, "00", "200:target::" + requests);
    }

    private void traffic(String api, String hour, String statuses) {
        add(Map.of("section", "traffic", "api", api, "target_groups",
                api.equals("-") ? "-" : api + "/1", "answers", at(hour, packed(statuses))));
    }

    /** Of the first ten minutes of the hour, from their start to their end. */
    private static String packed(String statuses) {
        return Stream.of(statuses.split(" ", -1)).map(status -> "0:" + status + ":000:959")
                .collect(Collectors.joining(" "));
    }

    /** @param statuses slot of the hour, code, maker, reason and number, first and last: 2:34 as 234 */
    private static String at(String hour, String statuses) {
        return Stream.of(statuses.split(" ", -1)).map(status -> {
            String[] parts = status.split(":", -1);
            parts[0] = "17T" + hour + parts[0];
            parts[5] = nanos(parts[5], "000");
            parts[6] = nanos(parts[6], "959");
            return String.join(":", parts);
        }).collect(Collectors.joining(" "));
    }

    private static String nanos(String time, String otherwise) {
        String text = time.isEmpty() ? otherwise : time;
        return (text.charAt(0) - '0') * 60 + Integer.parseInt(text.substring(1)) + "000000000";
    }

    /** All day. */
    private void steadily(String api, long requests) {
        for (int hour = 0; hour < 24; hour++) {
            add(Map.of("section", "traffic", "api", api, "target_groups", api + "/1",
                    "answers",
                    at("%02d".formatted(hour),
                            IntStream.range(0, 6).mapToObj(slot -> "%d:200:target::%d::".formatted(slot, requests))
                                    .collect(Collectors.joining(" ")))));
        }
    }

    private void connection(String version, String classification, String reason, long requests) {
        add(Map.of("section", "connection", "tls", version, "classification", classification, "reason", reason,
                "requests", String.valueOf(requests)));
    }

    private void add(Map<String, String> values) {
        assembler.add(row(values));
    }

    private static ResultRow row(Map<String, String> values) {
        List<@Nullable String> row = new ArrayList<>(
                Collections.<@Nullable String>nCopies(ResultRow.COLUMNS.size(), null));
        values.forEach((column, value) -> row.set(ResultRow.COLUMNS.indexOf(column), value));
        return new ResultRow(row);
    }

    private Report report() {
        return assembler.assemble(reading(0L, 0, List.of()));
    }

    private static Reading reading(@Nullable Long files, long notInTable, List<MalformedLine> examples) {
        return new Reading(files, 0L, List.of(), 0, notInTable, examples, Delivery.UNKNOWN, "engine", null,
                "generator");
    }
}
