package io.albreport.report.assembling;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import io.albreport.report.configuration.ApiRoutes;
import io.albreport.report.configuration.ReportConfig;
import io.albreport.report.model.Api;
import io.albreport.report.model.Completeness;
import io.albreport.report.model.DataQuality;
import io.albreport.report.model.DataQuality.MalformedLine;
import io.albreport.report.model.Delivery;
import io.albreport.report.model.Hour;
import io.albreport.report.model.Incident;
import io.albreport.report.model.Incident.Dimension;
import io.albreport.report.model.LatencySketch;
import io.albreport.report.model.Period;
import io.albreport.report.model.Report;
import io.albreport.report.model.Routes;
import io.albreport.report.model.Routes.Route;
import io.albreport.report.model.Totals;
import io.albreport.report.model.Totals.Source;
import io.albreport.report.statement.ResultRow;
import io.albreport.report.statement.Statement;
import io.albreport.report.verdict.ApiDay;
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
    private final Period period;
    private final ReportConfig config;
    private final Map<String, ApiTraffic> apis = new HashMap<>();
    private final List<Tally> hours;
    private final List<Example> examples = new ArrayList<>();
    private final Shares clients = new Shares();
    private final Shares userAgents = new Shares();
    private final Shares tls = new Shares();
    private final Shares classifications = new Shares();
    private final LearntRoutes learnt;
    private final Folders folders;
    private final SlotNames slots;
    private long files;
    private long lines;
    private long outside;
    private long ignored;
    private long malformed;
    private @Nullable Instant first;
    private @Nullable Instant last;

    /** @param malformed how many lines of the file are */
    private record Example(long malformed, MalformedLine line) {}

    public ReportAssembler(Period period, ReportConfig config) {
        this(period, config, List.of());
    }

    /** @param learnt what paths are told as in the rows, beside what is configured */
    public ReportAssembler(Period period, ReportConfig config, List<ApiRoutes> learnt) {
        this.period = period;
        this.config = config;
        this.learnt = new LearntRoutes(learnt);
        this.folders = new Folders(period);
        this.slots = new SlotNames(period);
        this.hours = IntStream.range(0, slots.hours()).mapToObj(_ -> new Tally()).toList();
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
            case API_LATENCY -> addLatency(row, traffic(row).tally().latencies());
            case HOUR_LATENCY -> addLatency(row, hours.get(slots.hourOf(row.required("hour"))).latencies());
            case SLOT_LATENCY -> traffic(row).addPaces(row);
            case ROUTE -> addRoutes(row);
            case TARGET -> traffic(row).addTargets(row);
            case API_CLIENT -> traffic(row).addSuspects(Dimension.CLIENT, row);
            case HOST -> traffic(row).addSuspects(Dimension.HOST, row);
            case NODE -> traffic(row).addSuspects(Dimension.NODE, row);
            case CLIENT -> row.lines("most").forEach(client -> clients.add(Listed.of(client)));
            case USER_AGENT -> row.lines("most").forEach(agent -> userAgents.add(Listed.of(agent)));
            case CONNECTION -> addConnection(row);
        }
    }

    /** Malformed lines that the table showed so far, without their line numbers. */
    public List<MalformedLine> malformedExamples() {
        return examples.stream()
                .sorted(Comparator.comparingLong(Example::malformed).reversed()
                        .thenComparing(example -> example.line().file()))
                .limit(Statement.EXAMPLES).map(Example::line).toList();
    }

    /** Whether most lines that were added so far are of other days. */
    public boolean mostlyOutside() {
        return outside * 2 > lines;
    }

    /** Where the lines lay that were added so far. */
    public Delivery delivery() {
        return folders.toDelivery();
    }

    /** What later reports may tell paths as, by the rows added; APIs with most requests first. */
    public List<ApiRoutes> learnt() {
        return learnt.toList();
    }

    /** The report on all rows added. */
    public Report assemble(Reading reading) {
        // an API without a request is dead, or its target group misspelled: it must be seen
        config.apis().forEach(api -> traffic(api.name()));
        ApiNames names = new ApiNames(apis.keySet(), config);
        Tally all = new Tally();
        apis.values().forEach(api -> all.add(api.tally()));
        Map<String, ApiTraffic> named = new HashMap<>();
        apis.forEach((key, traffic) -> named.put(names.of(key), traffic));
        Completeness completeness = Coverage.of(slotsOf(named),
                apis.keySet().stream().filter(this::isJudged).map(names::of).toList());
        List<Api> rows = apis.entrySet().stream()
                .map(api -> api(api.getKey(), names, api.getValue(), all.requests(), completeness))
                .sorted(Comparator.comparingLong((Api api) -> api.totals().requests()).reversed()
                        .thenComparing(Api::name))
                .toList();
        return new Report(Report.SCHEMA_VERSION, period, Objectives.verdict(rows, completeness, period.zone()),
                completeness,
                incidents(rows, api -> Objects.requireNonNull(named.get(api.name())).toDay(period.zone(),
                        client -> clients.shareOf(client, all.requests())), completeness),
                all.toTotals(), rows,
                IntStream.range(0, hours.size()).mapToObj(this::hour).toList(), routes(names),
                clients.top(config.top()),
                userAgents.top(config.top()), tls.top(config.top()), classifications.top(config.top()),
                dataQuality(reading));
    }

    private static Map<String, List<TrafficSlot>> slotsOf(Map<String, ApiTraffic> apis) {
        return apis.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, api -> api.getValue().toSlots()));
    }

    /** @param dayOf is asked for one day after the other: a thousand of them at once took 200 MB */
    private static List<Incident> incidents(List<Api> rows, Function<Api, ApiDay> dayOf, Completeness completeness) {
        return Incidents.worstFirst(rows.stream().filter(api -> api.state() != null)
                .flatMap(api -> Incidents.of(api, dayOf.apply(api),
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
        ignored += row.number("ignored");
        malformed += row.number("malformed");
        row.lines("examples").forEach(this::addExample);
    }

    /** @param packed how many malformed lines a file has, the file, a tab, and one of them */
    private void addExample(String packed) {
        int afterCount = packed.indexOf(' ') + 1;
        int tab = packed.indexOf('\t');
        examples.add(new Example(Long.parseLong(packed.substring(0, afterCount - 1)),
                new MalformedLine(packed.substring(afterCount, tab), null, packed.substring(tab + 1))));
    }

    private void addTraffic(ResultRow row) {
        ApiTraffic traffic = traffic(row);
        List<Answered> answers = row.list("answers").stream().map(packed -> Answered.of(packed, slots)).toList();
        traffic.add(row, answers);
        for (Answered answered : answers) {
            hours.get(slots.hour(answered.slot())).add(answered, false);
            first = earlier(first, answered.first());
            last = later(last, answered.last());
        }
    }

    private void addRoutes(ResultRow row) {
        traffic(row).addRoutes(row);
        learnt.add(row);
    }

    private static void addLatency(ResultRow row, LatencySketch latencies) {
        latencies.add(row.list("sketch"));
        if (row.text("slowest_micros") != null) {
            latencies.addSlowestMicros(row.number("slowest_micros"));
        }
    }

    private void addConnection(ResultRow row) {
        String version = row.text("tls");
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
        return apis.computeIfAbsent(key, _ -> new ApiTraffic(slots, config.countsRedirects(key)));
    }

    private Api api(String key, ApiNames names, ApiTraffic traffic, long allRequests, Completeness completeness) {
        Totals totals = traffic.tally().toTotals();
        boolean isJudged = isJudged(key);
        Judgement judgement = isJudged
                ? new Objectives(config).judge(key, totals, completeness.of(names.of(key)), period)
                : null;
        return new Api(names.of(key), traffic.targetGroups(), judgement == null ? null : judgement.state(),
                totals.status().serverErrors(), judgement == null ? null : judgement.allowedErrors(),
                judgement == null ? List.of() : judgement.reasons(),
                (double) totals.requests() / Math.max(1, allRequests), isJudged ? config.availabilityOf(key) : null,
                isJudged ? config.latencyOf(key) : null, totals, traffic.hourlyRequests(),
                traffic.hourlyErrors(), isJudged ? traffic.targets(config.top()) : List.of());
    }

    private Hour hour(int hour) {
        Tally tally = hours.get(hour);
        Instant start = slots.startOfHour(hour);
        return new Hour(start, start.atZone(period.zone()).getHour(), tally.requests(), tally.status(),
                tally.madeBy(Source.LOAD_BALANCER, 5),
                tally.madeBy(Source.TARGET, 5), tally.latencies().percentile(95),
                tally.latencies().percentile(99), tally.latencies().timeouts());
    }

    /** The worst of all APIs are among the worst of each. */
    private Routes routes(ApiNames names) {
        return new Routes(
                top("failing", Comparator.comparingLong(Listed::errors).reversed(), names),
                top("failing_often", Comparator.comparingDouble(Listed::errorShare).reversed(), names),
                top("slow",
                        Comparator.comparing(Listed::p99, Comparator.nullsFirst(Comparator.naturalOrder())).reversed(),
                        names),
                top("busy", Comparator.comparingLong(Listed::totalMs).reversed(), names),
                top("most", Comparator.comparingLong(Listed::requests).reversed(), names));
    }

    private List<Route> top(String list, Comparator<Listed> order, ApiNames names) {
        return apis.entrySet().stream()
                .flatMap(api -> api.getValue().routes(list).stream().map(route -> Map.entry(api.getKey(), route)))
                .sorted(Map.Entry.<String, Listed>comparingByValue(order.thenComparing(Listed.MOST_FIRST))
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(config.top()).map(route -> route(route.getValue(), names.of(route.getKey()))).toList();
    }

    private static Route route(Listed listed, String api) {
        RouteName name = RouteName.of(listed.value());
        return new Route(name.method(), name.path(), api, listed.requests(), listed.clientErrors(), listed.errors(),
                listed.p95Ms(), listed.p99Ms(), listed.totalMs(), listed.latencies() - listed.timeouts(),
                listed.timeouts());
    }

    private DataQuality dataQuality(Reading reading) {
        return new DataQuality(reading.filesRead() == null ? files : reading.filesRead(), reading.filesSkipped(),
                reading.filesRepeated(), reading.unreadableFiles(), lines + reading.linesNotInTable(),
                lines - outside - ignored - malformed, ignored, outside, reading.daysThere(),
                malformed + reading.linesNotInTable(),
                reading.examples(), reading.bytesRead(), first, last, reading.delivery(), reading.engine(),
                reading.queryId(), reading.generator());
    }

    private static Instant earlier(@Nullable Instant one, Instant other) {
        return one == null || other.isBefore(one) ? other : one;
    }

    private static Instant later(@Nullable Instant one, Instant other) {
        return one == null || other.isAfter(one) ? other : one;
    }
}
