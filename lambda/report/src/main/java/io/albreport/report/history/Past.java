package io.albreport.report.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.albreport.report.configuration.ApiRoutes;
import io.albreport.report.configuration.ReportConfig;
import io.albreport.report.history.days.KnownApi;
import io.albreport.report.history.days.KnownDay;
import io.albreport.report.history.days.Summary;
import io.albreport.report.history.normal.Normal;
import io.albreport.report.history.outlook.Forecasts;
import io.albreport.report.history.outlook.Trends;
import io.albreport.report.model.Api;
import io.albreport.report.model.Report;
import io.albreport.report.model.past.ApiObjective;
import io.albreport.report.model.past.ApiPast;
import io.albreport.report.model.past.Change;
import io.albreport.report.model.past.Finding;
import io.albreport.report.model.past.History;
import io.albreport.report.model.past.Retrospect;
import io.albreport.report.model.past.Trend;

/**
 * The days before a report's.
 *
 * @param days ascending, each once
 * @param learnt what paths are told as, by what the last of them have learnt
 */
public record Past(History history, List<KnownDay> days, List<ApiRoutes> learnt) {
    /** Days of an API's line, four of each weekday. */
    private static final int LINE_DAYS = 28;

    /** What may need a hand today before what is good to know. */
    private static final List<Finding.Kind> URGENCY = List.of(Finding.Kind.ANOMALY, Finding.Kind.GONE,
            Finding.Kind.BUDGET, Finding.Kind.LEVEL, Finding.Kind.TREND, Finding.Kind.RETURNED, Finding.Kind.NEW);

    /** Findings in the order in which they are told. */
    public static final Comparator<Finding> MOST_URGENT_FIRST = Comparator
            .comparingInt(finding -> URGENCY.indexOf(finding.kind()));

    private static final String ALL = "all";

    /** The report with what these days say of its own; on a first day they say nothing. */
    public Report onto(Report report, ReportConfig config) {
        if (days.isEmpty()) {
            return report.with(new Retrospect(history, List.of(), 0, List.of(), null), report.apis());
        }
        KnownDay today = KnownDay.ofReport(Summary.of(report), config);
        List<KnownDay> all = Stream.concat(days.stream(), Stream.of(today)).toList();
        Normal.Compared compared = Normal.of(days, today);
        Map<String, List<Trend>> trends = Trends.of(days, today);
        List<Api> apis = report.apis().stream().map(api -> api.with(new ApiPast(
                compared.changes().getOrDefault(api.name(), List.of()), Budgets.of(api, all),
                trends.getOrDefault(api.name(), List.of()), line(api, all)))).toList();
        return report.with(new Retrospect(history, findings(compared, apis), compared.tests(), together(today),
                Forecasts.of(days, today, config.prices()).orElse(null)), apis);
    }

    private List<Change> together(KnownDay today) {
        return Normal.of(days.stream().map(day -> day.together(ALL)).toList(), today.together(ALL)).changes()
                .getOrDefault(ALL, List.of());
    }

    private static List<Finding> findings(Normal.Compared compared, List<Api> apis) {
        List<Finding> findings = new ArrayList<>(compared.findings());
        for (Api api : apis) {
            for (ApiObjective objective : api.past().objectives()) {
                LongFindings.of(api.name(), objective).ifPresent(findings::add);
            }
        }
        for (Api api : apis) {
            api.past().trends().forEach(trend -> LongFindings.of(api.name(), trend).ifPresent(findings::add));
        }
        return findings.stream().sorted(MOST_URGENT_FIRST).toList();
    }

    private static List<ApiPast.Day> line(Api api, List<KnownDay> all) {
        LocalDate first = all.getLast().date().minusDays(LINE_DAYS);
        return all.stream().filter(day -> day.date().isAfter(first) && day.apis().containsKey(api.name()))
                .map(day -> {
                    KnownApi known = Objects.requireNonNull(day.apis().get(api.name()));
                    return new ApiPast.Day(day.date(), known.requests(), known.errors());
                }).toList();
    }
}
