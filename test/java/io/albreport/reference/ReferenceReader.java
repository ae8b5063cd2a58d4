package io.albreport.reference;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.albreport.reference.LogFiles.ReadFile;
import io.albreport.report.model.Api;
import io.albreport.report.model.Api.State;
import io.albreport.report.model.Completeness;
import io.albreport.report.model.DataQuality;
import io.albreport.report.model.DataQuality.MalformedLine;
import io.albreport.report.model.Incident;
import io.albreport.report.model.Period;
import io.albreport.report.model.Report;
import io.albreport.report.model.Totals;
import io.albreport.report.model.Verdict;
import io.albreport.report.verdict.Coverage;
import io.albreport.report.verdict.Incidents;
import io.albreport.report.verdict.TrafficSlot;

/**
 * Reads logs and makes the report. Not made here: sentences for people (the verdict's text, an API's reasons), and
 * objectives other than the default one.
 */
public final class ReferenceReader {
    private static final int EXAMPLES = 5;
    private static final int EXAMPLE_LENGTH = 500;

    private final Period period;
    private final ReferenceOptions options;
    private final LogFiles files;
    private final List<LoggedRequest> counted = new ArrayList<>();
    private final List<MalformedLine> examples = new ArrayList<>();
    private final Set<ApiKey> apiKeys;
    private final Deliveries deliveries;
    private long malformed;
    private long outside;

    private ReferenceReader(LogFiles files, Period period, ReferenceOptions options) {
        this.files = files;
        this.period = period;
        this.options = options;
        deliveries = new Deliveries(period);
        files.read().forEach(this::readFile);
        apiKeys = counted.stream().map(LoggedRequest::api).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /** The report on all access logs below these paths. */
    public static Report report(List<Path> paths, Period period, ReferenceOptions options) throws IOException {
        return new ReferenceReader(LogFiles.below(paths), period, options).report();
    }

    private void readFile(ReadFile file) {
        boolean exampleTaken = examples.size() >= EXAMPLES;
        for (int i = 0; i < file.lines().size(); i++) {
            String text = file.lines().get(i);
            LogLine line = LogLine.parse(text);
            if (line != null) {
                sort(LoggedRequest.of(line, file.path().toString()), file.path());
                continue;
            }
            malformed++;
            if (!exampleTaken) {
                examples.add(new MalformedLine(file.path().toString(), i + 1L,
                        text.substring(0, Math.min(EXAMPLE_LENGTH, text.length()))));
                exampleTaken = true;
            }
        }
    }

    private void sort(LoggedRequest request, Path file) {
        Instant time = request.time();
        boolean isOutside = time.isBefore(period.start()) || !time.isBefore(period.end());
        if (isOutside) {
            outside++;
        } else {
            counted.add(request);
        }
        deliveries.add(file, time, isOutside);
    }

    private Report report() {
        Completeness completeness = completeness();
        List<Api> apis = apis(completeness);
        long successes = Groups.by(this::api, counted).entrySet().stream()
                .mapToLong(e -> successes(e.getKey(), e.getValue())).sum();
        List<String> failing = Stream.of(State.DOWN, State.FAILING, State.SILENT)
                .flatMap(state -> apis.stream().filter(api -> api.state() == state)).map(Api::name).toList();
        int top = options.top();
        return new Report(Report.SCHEMA_VERSION, period, new Verdict("", failing), completeness,
                incidents(apis, completeness), Sums.totals(counted, successes), apis,
                Groups.hours(period, counted), Groups.routes(top, this::api, counted),
                Groups.top(top, r -> r.line().clientIp(), counted), Groups.top(top, LoggedRequest::userAgent, counted),
                Groups.top(top, LoggedRequest::tls, counted), Groups.top(top, LoggedRequest::classification, counted),
                dataQuality());
    }

    private String api(LoggedRequest request) {
        ApiKey key = request.api();
        return key == null ? Api.NO_TARGET_GROUP : key.displayName(apiKeys);
    }

    private long successes(String api, Collection<LoggedRequest> requests) {
        boolean redirectsToo = options.redirectsAreSuccess().contains(api);
        return requests.stream().filter(request -> isSuccess(request, redirectsToo)).count();
    }

    private static boolean isSuccess(LoggedRequest request, boolean redirectsToo) {
        int statusClass = request.statusClass();
        boolean isUnchanged = request.line().elbStatusCode().equals("304");
        return statusClass == 1 || statusClass == 2 || isUnchanged || (statusClass == 3 && redirectsToo);
    }

    private Completeness completeness() {
        Map<String, List<TrafficSlot>> slots = new HashMap<>();
        Groups.by(this::api, counted).forEach((api, requests) -> slots.put(api, TenMinutes.of(period, requests)));
        return Coverage.of(slots, slots.keySet().stream().filter(api -> !api.equals(Api.NO_TARGET_GROUP)).toList());
    }

    /** By the rules of the report, which have tests of their own, from counts of this reader's own. */
    private List<Incident> incidents(List<Api> apis, Completeness completeness) {
        Map<String, List<LoggedRequest>> requests = Groups.by(this::api, counted);
        return Incidents.worstFirst(apis.stream().filter(api -> api.state() != null)
                .flatMap(api -> Incidents.of(api,
                        ApiDays.of(period, requests.getOrDefault(api.name(), List.of()),
                                Groups.top(options.top(), r -> r.line().clientIp(), counted), counted.size()),
                        completeness.gaps().stream()
                                .filter(gap -> api.name().equals(gap.api())).toList())
                        .stream())
                .toList());
    }

    private static State withGaps(State state, List<Completeness.Gap> gaps, Instant end) {
        boolean isFailing = state == State.DOWN || state == State.FAILING;
        if (!isFailing && gaps.stream().anyMatch(gap -> gap.api() != null && gap.end().equals(end))) {
            return State.SILENT;
        }
        return state == State.HEALTHY && !gaps.isEmpty() ? State.QUIET : state;
    }

    private List<Api> apis(Completeness completeness) {
        return Groups.by(this::api, counted).entrySet().stream()
                .map(e -> api(e.getKey(), e.getValue(), completeness.of(e.getKey())))
                .sorted(Comparator
                        .comparingLong((Api api) -> api.totals().requests()).reversed().thenComparing(Api::name))
                .toList();
    }

    private Api api(String name, List<LoggedRequest> requests, List<Completeness.Gap> gaps) {
        Set<String> arns = requests.stream().filter(r -> r.api() != null).map(r -> r.line().targetGroupArn())
                .collect(Collectors.toCollection(TreeSet::new));
        Totals totals = Sums.totals(requests, successes(name, requests));
        List<Long> hourly = new ArrayList<>();
        List<Long> hourlyErrors = new ArrayList<>();
        for (Span hour : Span.hours(period)) {
            List<LoggedRequest> inHour = Groups.within(hour, requests);
            hourly.add((long) inHour.size());
            hourlyErrors.add(Sums.ofClass(5, inHour));
        }
        long errors = Sums.ofClass(5, requests);
        double share = (double) requests.size() / counted.size();
        if (name.equals(Api.NO_TARGET_GROUP)) {
            return new Api(name, List.of(), null, errors, null, List.of(), share, null, null, totals, hourly,
                    hourlyErrors, List.of());
        }
        return new Api(name, List.copyOf(arns),
                withGaps(ErrorEvidence.state(requests.size(), errors), gaps, period.end()), errors,
                ErrorEvidence.allowed(requests.size()), List.of(), share, ErrorEvidence.OBJECTIVE, null, totals, hourly,
                hourlyErrors, targets(requests));
    }

    private List<Api.Target> targets(List<LoggedRequest> requests) {
        return Groups.by(request -> request.line().target(), requests).entrySet().stream()
                .filter(target -> !target.getKey().equals("-"))
                .map(target -> new Api.Target(target.getKey(), target.getValue().size(),
                        Sums.ofClass(5, target.getValue()), ExactLatency.p95(target.getValue())))
                .sorted(Comparator.comparingLong(Api.Target::requests).reversed().thenComparing(Api.Target::target))
                .limit(options.top()).toList();
    }

    private DataQuality dataQuality() {
        List<Instant> times = counted.stream().map(LoggedRequest::time).sorted().toList();
        return new DataQuality(files.read().size(), files.skipped(), files.unreadable(),
                counted.size() + outside + malformed, counted.size(), outside, malformed, examples, files.bytes(),
                times.isEmpty() ? null : times.getFirst(), times.isEmpty() ? null : times.getLast(),
                deliveries.toDelivery(),
                "reference", null,
                "reference reader");
    }
}
