package io.albreport.report.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.jspecify.annotations.Nullable;

import io.albreport.report.configuration.LatencyGoal;
import io.albreport.report.model.past.ApiObjective;
import io.albreport.report.model.past.ApiPast;
import io.albreport.report.model.past.Change;
import io.albreport.report.model.past.Finding;
import io.albreport.report.model.past.Forecast;
import io.albreport.report.model.past.History;
import io.albreport.report.model.past.Measure;
import io.albreport.report.model.past.Retrospect;
import io.albreport.report.model.past.Trend;

/** Reports made by hand, to be rendered in tests. */
public final class SampleReport {

    static final LocalDate DAY = LocalDate.of(2026, 11, 19);

    private static final String CHECKOUT = "checkout";

    private static final List<String> NAMES = List.of("checkout", "orders", "catalogue", "search", "accounts", "basket",
            "payments", "recommendations", "stock", "shipping", "notifications", "images", "sessions", "reviews",
            Api.NO_TARGET_GROUP);

    private SampleReport() {}

    /** 14 APIs; the first fails its objective by little, the seventh its limit for p95, and the thirteenth slipped. */
    public static Report ofADay() {
        return of(IntStream.range(0, NAMES.size()).mapToObj(i -> api(NAMES.get(i), i)).toList());
    }

    public static Report of(int apis) {
        return of(IntStream.range(0, apis).mapToObj(i -> api("api-%04d".formatted(i), i)).toList());
    }

    /** A bad day: each API failed. */
    public static Report ofFailing(int apis) {
        return of(of(apis).apis().stream().map(api -> new Api(api.name(), api.targetGroups(), Api.State.SLOW,
                api.errors(), api.allowedErrors(), List.of("p95 1.53 s is above 500 ms"), api.share(),
                api.availabilityObjective(), LatencyGoal.ofP95(500), api.totals(), api.hourlyRequests(),
                api.hourlyErrors(),
                api.targets())).toList());
    }

    /** The first API's p90, p95 and p99 fall among its timeouts. */
    public static Report ofAnOutage() {
        Report day = ofADay();
        Api first = day.apis().getFirst();
        Latency latency = first.totals().latencyMs();
        var outage = new Latency(latency.p50(), null, null, null, latency.max(), latency.count(), 154_320,
                latency.buckets());
        return withFirst(withLatency(first, outage), day);
    }

    private static final Completeness WHOLE = new Completeness(true, List.of());

    /** A day without a request, and without a log. */
    public static Report empty() {
        var none = new Totals(0, new Totals.Status(0, 0, 0, 0, 0, 0), 0, 0, 0, 0, 0, 0, null, null, List.of(),
                new Latency(null, null, null, null, null, 0, 0, List.of()));
        var hours = IntStream.range(0, 24)
                .mapToObj(hour -> new Hour(start(hour), hour, 0, none.status(), 0, 0, null, null, 0))
                .toList();
        var quality = new DataQuality(0, 0L, List.of(), 0, 0, 0, 0, List.of(), 0, null, null, Delivery.UNKNOWN,
                "duckdb", null,
                "alb-report 1.0.0");
        return new Report(Report.SCHEMA_VERSION, Period.ofDay(DAY), new Verdict("No request was made on this day.",
                List.of()), WHOLE, List.of(), none, List.of(), hours,
                new Routes(List.of(), List.of(), List.of(), List.of(), List.of()), List.of(),
                List.of(), List.of(),
                List.of(), quality);
    }

    /** One API whose every text is {@code text}, as is every other text of the report that a stranger may write. */
    public static Report whereEveryTextIs(String text) {
        Report sample = ofADay();
        Api first = sample.apis().getFirst();
        Totals totals = withStatusCode(first.totals(), text);
        var api = new Api(text, List.of(text), Api.State.FAILING, 7, 1L, List.of(text), 1, 0.999, null, totals,
                first.hourlyRequests(), first.hourlyErrors(),
                List.of(new Api.Target(text, 100, 7, 57.0)));
        var routes = List.of(new Routes.Route(text, text, text, 100, 1, 2, 57.0, 99.0, 5_529, 97, 0));
        var shares = List.of(new Share(text, 100, 1, 2));
        var incidents = List.of(new Incident(text, Incident.Kind.ERRORS, DAY.atTime(3, 10).toInstant(ZoneOffset.UTC),
                DAY.atTime(4, 40).toInstant(ZoneOffset.UTC), 100, 7,
                List.of(new Totals.StatusCode(text, Totals.Source.TARGET, text, 7)),
                List.of(new Incident.Cause(Incident.Dimension.ROUTE, List.of(text), 1, 0.1)), text));
        var quality = new DataQuality(1, 0L, List.of(new DataQuality.UnreadableFile(text, text)), 101, 100, 0, 1,
                List.of(new DataQuality.MalformedLine(text, 7L, text)), 1000, null, null,
                new Delivery(Map.of(text, 100L), 0, 0, new Delivery.Change(7, List.of(text))), text, text, text);
        return new Report(Report.SCHEMA_VERSION, sample.period(), new Verdict(text, List.of(text)), WHOLE, incidents,
                totals,
                List.of(api), sample.hours(), new Routes(routes, routes, routes, routes, routes), shares, shares,
                shares, shares, quality).with(retrospect(text, text), List.of(api.with(past(api))));
    }

    /** A day with 30 days before it, and with all that they may say. */
    public static Report withDaysBefore() {
        Report day = ofADay();
        return day.with(retrospect(day.apis().get(1).name(), "Requests: 617,283 instead of about 300,000."),
                day.apis().stream().map(api -> api.with(past(api))).toList());
    }

    private static Retrospect retrospect(String api, String text) {
        var history = new History(28, DAY.minusDays(30), List.of(DAY.minusDays(3)),
                List.of(new History.LeftOut(DAY.minusDays(7), text)));
        var interval = new Forecast.Interval(4_321_000, 3_900_000, 4_800_000);
        var forecast = new Forecast(29, new Forecast.Interval(0.031, -0.01, 0.07), 0.042,
                List.of(new Forecast.Ahead(30, new Forecast.Estimate(interval, interval, interval, interval, interval,
                        interval)), new Forecast.Ahead(60, null)),
                List.of("Logs kept for half as long cost half."));
        var found = new Finding(api, Finding.Kind.ANOMALY, Measure.REQUESTS, 617_283.0, 300_000.0, 200_000.0,
                400_000.0, text);
        return new Retrospect(history, List.of(found), 71,
                List.of(new Change(Measure.REQUESTS, 110.0, 100.0, 55.0, 220.0, false)), forecast);
    }

    private static ApiPast past(Api api) {
        if (api.state() == null) {
            return ApiPast.NONE;
        }
        var budget = new ApiObjective(ApiObjective.Kind.AVAILABILITY, 0.999, null, 29, 999_800, 1_000_000, 1_000, 0.8,
                1.5,
                0.75, 14.4, List.of(new ApiObjective.SpentDay(DAY, 120)),
                List.of(new ApiObjective.Left(DAY.minusDays(1), 0.92), new ApiObjective.Left(DAY, 0.8)),
                DAY.plusDays(12),
                ApiObjective.Grade.A);
        var spent = new ApiObjective(ApiObjective.Kind.LATENCY, 0.95, 500.0, 29, 900_000, 1_000_000, 50_000, -1.0, null,
                null,
                null, List.of(), List.of(new ApiObjective.Left(DAY, -1.0)), null, null);
        return new ApiPast(List.of(new Change(Measure.REQUESTS, (double) api.totals().requests(), 7.0, 8.0, 9.5, true)),
                List.of(budget, spent),
                List.of(new Trend(Measure.P95_MS, Trend.Word.DEGRADING, 0.12, 0.05, 0.2),
                        new Trend(Measure.REQUESTS, Trend.Word.STABLE, 0.0, -0.01, 0.01)),
                List.of(new ApiPast.Day(DAY.minusDays(1), 7, 0), new ApiPast.Day(DAY, api.totals().requests(), 1)));
    }

    private static Report withFirst(Api api, Report day) {
        List<Api> apis = new ArrayList<>(day.apis());
        apis.set(0, api);
        return new Report(Report.SCHEMA_VERSION, day.period(), day.verdict(), WHOLE,
                day.incidents(), api.totals(), apis, day.hours(),
                day.routes(), day.clients(), day.userAgents(), day.tls(), day.classifications(), day.dataQuality());
    }

    private static Api withLatency(Api api, Latency latency) {
        Totals old = api.totals();
        var totals = new Totals(old.requests(), old.status(), old.elb4xx(), old.elb5xx(), old.target4xx(),
                old.target5xx(), old.receivedBytes(), old.sentBytes(), old.availability(), old.successRate(),
                old.statusCodes(), latency);
        return new Api(api.name(), api.targetGroups(), api.state(), api.errors(), api.allowedErrors(), api.reasons(),
                api.share(), api.availabilityObjective(), api.latencyObjective(), totals, api.hourlyRequests(),
                api.hourlyErrors(), api.targets());
    }

    private static Totals withStatusCode(Totals totals, String code) {
        return new Totals(totals.requests(), totals.status(), totals.elb4xx(), totals.elb5xx(), totals.target4xx(),
                totals.target5xx(), totals.receivedBytes(), totals.sentBytes(), totals.availability(),
                totals.successRate(), List.of(new Totals.StatusCode(code, Totals.Source.TARGET, code, 7)),
                totals.latencyMs());
    }

    private static Report of(List<Api> apis) {
        Totals all = all(apis);
        var failing = Api.failing(apis).stream().map(Api::name).toList();
        long judged = apis.stream().filter(api -> api.state() != null).count();
        var verdict = new Verdict(failing.size() + " of " + judged + " APIs are failing: "
                + String.join(", ", failing) + ".", failing);
        return new Report(Report.SCHEMA_VERSION, Period.ofDay(DAY), verdict, WHOLE, incidents(apis), all, apis,
                hours(apis), routes(),
                clients(), userAgents(), List.of(new Share("TLSv1.3", 3_000_000, 900, 800), new Share("TLSv1.2",
                        40_000, 12, 3), new Share(null, 17, 0, 0)),
                List.of(new Share(null, 3_039_000, 900, 800), new Share("Acceptable: SpaceInUri", 12, 12, 0),
                        new Share("Severe: BadContentLength", 1, 1, 0)),
                quality(all.requests()));
    }

    /** Of the first of those that fail, all morning. */
    private static List<Incident> incidents(List<Api> apis) {
        return Api.failing(apis).stream().limit(1)
                .map(api -> new Incident(api.name(), Incident.Kind.ERRORS,
                        DAY.atTime(8, 0).toInstant(ZoneOffset.UTC), DAY.atTime(11, 59).toInstant(ZoneOffset.UTC),
                        1_000, 400,
                        List.of(new Totals.StatusCode("502", Totals.Source.LOAD_BALANCER, null, 400)),
                        List.of(new Incident.Cause(Incident.Dimension.TARGET, List.of("10.0.1.7:8080"), 0.98, 0.33)),
                        "From 08:00 to 11:59, 400 of 1,000 requests failed: 502 by the load balancer \u00D7 400. "
                                + "Target 10.0.1.7:8080 has 98.0 % of them, and 33.0 % of the API\u2019s requests."))
                .toList();
    }

    private static Api api(String name, int rank) {
        long requests = Math.max(40, 1_234_567 / (rank + 1));
        boolean failing = rank == 0 || rank == 6;
        boolean unreached = name.equals(Api.NO_TARGET_GROUP);
        Totals totals = totals(requests, unreached ? 0 : failing ? requests / 900 : requests / 40_000, unreached, rank);
        long errors = totals.status().serverErrors();
        var reasons = rank == 0
                ? List.of("1,988 of 1,234,567 failed, 1,234 allowed")
                : failing ? List.of("p95 1.53 s is above 500 ms") : List.<String>of();
        return new Api(name, unreached
                ? List.of()
                : List.of("arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/" + name
                        + "/73e2d6bc24d8a067"),
                unreached ? null : state(rank), errors, unreached ? null : requests / 1_000, reasons,
                requests / 4_200_000.0, unreached ? null : 0.999, rank == 6 ? LatencyGoal.ofP95(500) : null, totals,
                daily(requests),
                daily(failing ? requests / 900 : 0), unreached ? List.of() : targets(requests, errors));
    }

    private static Api.State state(int rank) {
        return switch (rank) {
            case 0 -> Api.State.FAILING;
            case 6 -> Api.State.SLOW;
            case 12 -> Api.State.SLIPPED;
            default -> Api.State.HEALTHY;
        };
    }

    private static Totals totals(long requests, long target5xx, boolean unreached, int rank) {
        long elb5xx = requests / 2_000;
        long elb4xx = requests / 300;
        long target4xx = unreached ? 0 : requests / 50;
        long redirected = requests / 20;
        long successful = requests - elb5xx - target5xx - elb4xx - target4xx - redirected;
        var codes = new ArrayList<Totals.StatusCode>();
        codes.add(new Totals.StatusCode("200", source(unreached), null, successful));
        codes.add(new Totals.StatusCode("302", source(unreached), null, redirected));
        codes.add(new Totals.StatusCode("404", Totals.Source.TARGET, null, target4xx));
        codes.add(new Totals.StatusCode("460", Totals.Source.LOAD_BALANCER, null, elb4xx - elb4xx / 3));
        codes.add(new Totals.StatusCode("403", Totals.Source.LOAD_BALANCER, null, elb4xx / 3));
        codes.add(new Totals.StatusCode("500", Totals.Source.TARGET, null, target5xx));
        codes.add(new Totals.StatusCode("502", Totals.Source.LOAD_BALANCER, "LambdaInvalidResponse",
                elb5xx - elb5xx / 4));
        codes.add(new Totals.StatusCode("504", Totals.Source.LOAD_BALANCER, null, elb5xx / 4));
        codes.removeIf(code -> code.requests() == 0);
        return new Totals(requests, new Totals.Status(0, successful, redirected, elb4xx + target4xx,
                elb5xx + target5xx, 0), elb4xx, elb5xx, target4xx, target5xx, requests * 812, requests * 18_345,
                1 - (double) (elb5xx + target5xx) / requests, (double) successful / requests, codes,
                unreached
                        ? new Latency(null, null, null, null, null, 0, 0, List.of())
                        : latency(requests, 1 + rank % 5));
    }

    private static Totals.Source source(boolean unreached) {
        return unreached ? Totals.Source.LOAD_BALANCER : Totals.Source.TARGET;
    }

    /** A bell around 30 ms times {@code slowness}, in buckets like those of the statement. */
    private static Latency latency(long requests, int slowness) {
        var buckets = new ArrayList<Latency.Bucket>();
        buckets.add(new Latency.Bucket(0, requests / 200));
        for (int i = 10; i < 420; i += 2) {
            double ms = 2 * Math.pow(1.01 / 0.99, i) / (1.01 / 0.99 + 1);
            double distance = (Math.log(ms) - Math.log(30.0 * slowness)) / 0.9;
            long count = Math.round(requests * 0.016 * Math.exp(-distance * distance / 2));
            if (count > 0) {
                buckets.add(new Latency.Bucket(ms, count));
            }
        }
        return new Latency(29.7 * slowness, 96.2 * slowness, 133.1 * slowness, 244.9 * slowness, 1830.4 * slowness,
                buckets.stream().mapToLong(Latency.Bucket::count).sum(), requests / 8_000, buckets);
    }

    private static Totals all(List<Api> apis) {
        long requests = apis.stream().mapToLong(api -> api.totals().requests()).sum();
        return totals(requests, requests / 3_000, false, 1);
    }

    /** Busy by day, quiet by night. */
    private static List<Long> daily(long requests) {
        return LongStream.range(0, 24)
                .mapToObj(hour -> Math.round(requests / 24.0 * (1 - 0.7 * Math.cos((hour - 3) * Math.PI / 12))))
                .toList();
    }

    private static List<Hour> hours(List<Api> apis) {
        List<Long> requests = daily(apis.stream().mapToLong(api -> api.totals().requests()).sum());
        return IntStream.range(0, 24).mapToObj(hour -> hour(hour, requests.get(hour))).toList();
    }

    private static Instant start(int hour) {
        return DAY.atTime(hour, 0).toInstant(ZoneOffset.UTC);
    }

    private static Hour hour(int hour, long requests) {
        long elb5xx = requests / 2_000;
        long target5xx = hour == 14 ? requests / 200 : requests / 4_000;
        return new Hour(start(hour), hour, requests, new Totals.Status(0, requests - elb5xx - target5xx, 0, 0,
                elb5xx + target5xx, 0), elb5xx, target5xx, p95(hour), p99(hour), hour == 5 ? requests / 10 : 0);
    }

    private static @Nullable Double p99(int hour) {
        Double p95 = p95(hour);
        return p95 == null ? null : 2 * p95;
    }

    private static @Nullable Double p95(int hour) {
        return hour == 4 || hour == 5 ? null : hour == 14 ? 1210.0 : 120.0 + 10 * hour;
    }

    private static List<Api.Target> targets(long requests, long errors) {
        return List.of(new Api.Target("10.0.1.7:8080", requests / 2, errors, 812.4),
                new Api.Target("10.0.2.9:8080", requests - requests / 2, 0, 57.1));
    }

    private static Routes routes() {
        var confirm = new Routes.Route("POST", "/checkout/{id}/confirm", CHECKOUT, 20_311, 12, 1_371, 812.4, 1_960.0,
                9_744_000, 20_300, 0);
        var orders = new Routes.Route("GET", "/orders/{id}", "orders", 310_000, 2_001, 7, 45.1, 120.3, 8_120_000,
                309_999, 1);
        var export = new Routes.Route("GET", "/reports/{id}/export", "payments", 120, 0, 100, null, null, 61_000, 20,
                100);
        return new Routes(
                List.of(confirm, orders,
                        new Routes.Route(null, null, Api.NO_TARGET_GROUP, 31, 30, 1, null, null, 0, 0, 0)),
                List.of(export, confirm), List.of(export, confirm), List.of(confirm, orders, export),
                List.of(orders, confirm, export));
    }

    private static List<Share> clients() {
        return List.of(new Share("203.0.113.7", 402_113, 2_117, 12), new Share("2001:db8:85a3::8a2e:370:7334", 9_001, 0,
                0), new Share("198.51.100.23", 870, 870, 0));
    }

    private static List<Share> userAgents() {
        return List.of(new Share("Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, "
                + "like Gecko) Version/18.1 Mobile/15E148 Safari/604.1", 1_200_311, 5_120, 311),
                new Share("python-requests/2.32.3", 80_412, 4_400, 3), new Share(null, 18, 0, 0));
    }

    private static DataQuality quality(long requests) {
        return new DataQuality(288, 12L, List.of(new DataQuality.UnreadableFile(
                "AWSLogs/123456789012/elasticloadbalancing/eu-central-1/2026/11/19/123456789012_elasticloadbalancing_"
                        + "eu-central-1_app.web.50dc6c495c0c9188_20261119T0005Z_192.0.2.1_1abc2def.log.gz",
                "the file ends in the middle of a gzip member")), requests + 4_112 + 3, requests, 4_112, 3,
                List.of(new DataQuality.MalformedLine("part-1.log.gz", 48_211L, "h2 2026-11-19T22:2"),
                        new DataQuality.MalformedLine("part-2.log.gz", null, "\u0000\u0000\u0000 <html>")),
                812_345_678, Instant.parse("2026-11-19T00:00:00.012Z"), Instant.parse("2026-11-19T23:59:59.998Z"),
                new Delivery(Map.of("123456789012/eu-central-1", requests), 812, 4_112,
                        new Delivery.Change(3_300, List.of("210987654321/eu-west-1"))),
                "duckdb 2.0.0", "5f8c1a3e-0000-4a6f-9a53-b4a3f2f1c111", "alb-report 1.0.0");
    }
}
