package io.albreport.report.assembling;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.jspecify.annotations.Nullable;

import io.albreport.report.configuration.ReportConfig;
import io.albreport.report.model.Api;
import io.albreport.report.model.Completeness;
import io.albreport.report.model.DataQuality;
import io.albreport.report.model.DataQuality.MalformedLine;
import io.albreport.report.model.Delivery;
import io.albreport.report.model.Hour;
import io.albreport.report.model.Incident;
import io.albreport.report.model.LatencySketch;
import io.albreport.report.model.Period;
import io.albreport.report.model.Report;
import io.albreport.report.model.Routes;
import io.albreport.report.model.Routes.Route;
import io.albreport.report.model.Totals;
import io.albreport.report.model.Totals.Source;
import io.albreport.report.statement.LoggedText;
import io.albreport.report.statement.ResultRow;
import io.albreport.report.verdict.Coverage;
import io.albreport.report.verdict.Incidents;
import io.albreport.report.verdict.Judgement;
import io.albreport.report.verdict.Objectives;
import io.albreport.report.verdict.TrafficSlot;

/**
 * Folds the statement's rows, one at a time and in any order, into a {@link Report}. Holds no row longer than it takes
 * to add it up, so memory grows with the number of APIs and not with traffic.
 */
public final class ReportAssembler {
    private static final int HOURS = 24;

    private final Period period;
    private final ReportConfig config;
    private final Map<String, ApiTraffic> apis = new HashMap<>();
    private final List<Tally> hours = IntStream.range(0, HOURS).mapToObj(hour -> new Tally()).toList();
    private final List<MalformedLine> examples = new ArrayList<>();
    private final List<ResultRow> routes = new ArrayList<>();
    private final Shares clients = new Shares();
    private final Shares userAgents = new Shares();
    private final Shares tls = new Shares();
    private final Shares classifications = new Shares();
    private final Folders folders;
    private long files;
    private long lines;
    private long outside;
    private long malformed;
    private @Nullable Instant first;
    private @Nullable Instant last;

    public ReportAssembler(Period period, ReportConfig config) {
        this.period = period;
        this.config = config;
        this.folders = new Folders(period);
    }

    /** One API's traffic, being added up. */
    private static final class ApiTraffic {
        private final Tally tally = new Tally();
        private final Slots slots;
        private final boolean countsRedirects;
        private final TreeSet<String> targetGroups = new TreeSet<>();
        private final long[] requests = new long[HOURS];
        private final long[] errors = new long[HOURS];

        ApiTraffic(Period period, boolean countsRedirects) {
            this.slots = new Slots(period);
            this.countsRedirects = countsRedirects;
        }
    }

    /**
     * Adds one row.
     *
     * @throws IllegalArgumentException for a row that the statement does not give
     */
    public void add(ResultRow row) {
        switch (row.section()) {
            case FILE -> addFile(row);
            case TRAFFIC -> addTraffic(row);
            case API_LATENCY -> addLatency(row, traffic(row).tally.latencies());
            case HOUR_LATENCY -> addLatency(row, hours.get(hourOf(row)).latencies());
            case ROUTE -> routes.add(row);
            case CLIENT -> row.lines("most").forEach(clients::add);
            case USER_AGENT -> row.lines("most").forEach(userAgents::add);
            case CONNECTION -> addConnection(row);
        }
    }

    /** Malformed lines that the table showed so far, without their line numbers. */
    public List<MalformedLine> malformedExamples() {
        return List.copyOf(examples);
    }

    /** Whether most lines that were added so far are of other days. */
    public boolean mostlyOutside() {
        return outside * 2 > lines;
    }

    /** Where the lines lay that were added so far. */
    public Delivery delivery() {
        return folders.toDelivery();
    }

    /** The report on all rows added. */
    public Report assemble(Reading reading) {
        // an API without a request is dead, or its target group misspelled: it must be seen
        config.apis().forEach(api -> traffic(api.name()));
        ApiNames names = new ApiNames(apis.keySet(), config);
        Tally all = new Tally();
        apis.values().forEach(api -> all.add(api.tally));
        Map<String, List<TrafficSlot>> slots = new HashMap<>();
        apis.forEach((key, traffic) -> slots.put(names.of(key), traffic.slots.toSlots()));
        Completeness completeness = Coverage.of(slots,
                apis.keySet().stream().filter(this::isJudged).map(names::of).toList());
        List<Api> rows = apis.entrySet().stream()
                .map(api -> api(api.getKey(), names, api.getValue(), all.requests(), completeness))
                .sorted(Comparator.comparingLong((Api api) -> api.totals().requests()).reversed()
                        .thenComparing(Api::name))
                .toList();
        return new Report(Report.SCHEMA_VERSION, period, Objectives.verdict(rows, completeness), completeness,
                incidents(rows, slots, completeness), all.toTotals(), rows,
                IntStream.range(0, HOURS).mapToObj(this::hour).toList(), routes(names), clients.top(config.top()),
                userAgents.top(config.top()), tls.top(config.top()), classifications.top(config.top()),
                dataQuality(reading));
    }

    private static List<Incident> incidents(List<Api> rows, Map<String, List<TrafficSlot>> slots,
            Completeness completeness) {
        return Incidents.worstFirst(rows.stream().filter(api -> api.state() != null)
                .flatMap(api -> Incidents.of(api, Objects.requireNonNull(slots.get(api.name())),
                        completeness.gaps().stream().filter(gap -> api.name().equals(gap.api())).toList()).stream())
                .toList());
    }

    private boolean isJudged(String key) {
        return !ApiNames.isOfNoTargetGroup(key, config);
    }

    private void addFile(ResultRow row) {
        folders.add(row);
        files += row.number("members");
        lines += row.number("requests");
        outside += row.number("outside");
        malformed += row.number("malformed");
        first = earlier(first, row.instant("first_at"));
        last = later(last, row.instant("last_at"));
        String file = row.text("value");
        if (file != null) {
            examples.add(new MalformedLine(file, null, row.required("example")));
        }
    }

    private void addTraffic(ResultRow row) {
        ApiTraffic traffic = traffic(row);
        List<Answered> statuses = row.list("statuses").stream().map(Answered::of).toList();
        traffic.tally.add(row, statuses, traffic.countsRedirects);
        statuses.forEach(answered -> traffic.slots.add(hourOf(row), answered));
        traffic.requests[hourOf(row)] += row.number("requests");
        traffic.errors[hourOf(row)] += row.number("errors");
        row.list("target_groups").stream().filter(group -> !group.equals("-")).forEach(traffic.targetGroups::add);
        hours.get(hourOf(row)).add(row, statuses, false);
    }

    private static void addLatency(ResultRow row, LatencySketch latencies) {
        latencies.add(row.list("sketch"));
        if (row.text("slowest_micros") != null) {
            latencies.addSlowestMicros(row.number("slowest_micros"));
        }
    }

    private void addConnection(ResultRow row) {
        String version = row.text("value");
        tls.add("-".equals(version) ? null : version, row);
        String classification = row.text("classification");
        String reason = row.text("reason");
        boolean given = classification != null && !classification.equals("-") && !classification.isEmpty();
        boolean explained = reason != null && !reason.equals("-") && !reason.isEmpty();
        classifications.add(given ? classification + (explained ? ": " + reason : "") : null, row);
    }

    private ApiTraffic traffic(ResultRow row) {
        return traffic(row.required("api"));
    }

    private ApiTraffic traffic(String key) {
        return apis.computeIfAbsent(key, _ -> new ApiTraffic(period, config.countsRedirects(key)));
    }

    private static int hourOf(ResultRow row) {
        return Integer.parseInt(row.required("hour"));
    }

    private Api api(String key, ApiNames names, ApiTraffic traffic, long allRequests, Completeness completeness) {
        Totals totals = traffic.tally.toTotals();
        boolean isJudged = isJudged(key);
        Judgement judgement = isJudged
                ? new Objectives(config).judge(key, totals, completeness.of(names.of(key)), period.end())
                : null;
        return new Api(names.of(key), List.copyOf(traffic.targetGroups), judgement == null ? null : judgement.state(),
                totals.status().serverErrors(), judgement == null ? null : judgement.allowedErrors(),
                judgement == null ? List.of() : judgement.reasons(),
                (double) totals.requests() / Math.max(1, allRequests), isJudged ? config.availabilityOf(key) : null,
                isJudged ? config.p95MsOf(key) : null, totals, LongStream.of(traffic.requests).boxed().toList(),
                LongStream.of(traffic.errors).boxed().toList());
    }

    private Hour hour(int hour) {
        Tally tally = hours.get(hour);
        return new Hour(hour, tally.requests(), tally.status(), tally.madeBy(Source.LOAD_BALANCER, 5),
                tally.madeBy(Source.TARGET, 5), tally.latencies().percentile(95), tally.latencies().timeouts());
    }

    private Routes routes(ApiNames names) {
        return new Routes(
                top("place", row -> row.number("errors") > 0, names),
                top("slow_place", row -> row.number("latencies") >= Routes.MINIMUM_SAMPLE, names));
    }

    private List<Route> top(String place, Predicate<ResultRow> belongs, ApiNames names) {
        return routes.stream().filter(belongs).filter(row -> row.number(place) <= config.top())
                .sorted(Comparator.comparingLong(row -> row.number(place))).map(row -> route(row, names)).toList();
    }

    private static Route route(ResultRow row, ApiNames names) {
        String bucket = row.text("p95_bucket");
        return new Route(LoggedText.decode(row.text("method")), LoggedText.decode(row.text("route")),
                names.of(row.required("api")), row.number("requests"), row.number("client_errors"),
                row.number("errors"), bucket == null ? null : LatencySketch.milliseconds(Integer.parseInt(bucket)),
                row.number("latencies") - row.number("timeouts"), row.number("timeouts"));
    }

    private DataQuality dataQuality(Reading reading) {
        return new DataQuality(reading.filesRead() == null ? files : reading.filesRead(), reading.filesSkipped(),
                reading.filesRepeated(), reading.unreadableFiles(), lines + reading.linesNotInTable(),
                lines - outside - malformed, outside, reading.daysThere(), malformed + reading.linesNotInTable(),
                reading.examples(), reading.bytesRead(), first, last, reading.delivery(), reading.engine(),
                reading.queryId(), reading.generator());
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isBefore(one)) ? other : one;
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }
}
