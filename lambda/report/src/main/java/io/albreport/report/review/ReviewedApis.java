package io.albreport.report.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToLongFunction;

import org.jspecify.annotations.Nullable;

import io.albreport.report.configuration.ReportConfig;
import io.albreport.report.history.Attainment;
import io.albreport.report.history.Budgets;
import io.albreport.report.history.days.KnownApi;
import io.albreport.report.history.days.KnownDay;
import io.albreport.report.history.days.Points;
import io.albreport.report.history.outlook.Trends;
import io.albreport.report.model.Api;
import io.albreport.report.model.Incident;
import io.albreport.report.model.past.ApiObjective;
import io.albreport.report.model.past.ApiPast;
import io.albreport.report.model.past.Trend;
import io.albreport.report.model.review.ReviewPeriod;
import io.albreport.report.model.review.ReviewedApi;
import io.albreport.report.model.review.ReviewedApi.PeriodChange;
import io.albreport.report.model.review.ReviewedApi.ReviewedObjective;
import io.albreport.report.model.review.Traffic;

/**
 * The APIs of a period, each with what it promised.
 *
 * @param worstHour of an API, how much faster than allowed it spent; null without an hour of errors
 * @param days all that are known up to the period's last, ascending
 */
record ReviewedApis(ReviewPeriod period, ReportConfig config, Map<String, Traffic> now, Map<String, Traffic> before,
        Function<String, @Nullable Double> worstHour, List<KnownDay> days, List<Incident> incidents) {

    /** Most requests first. */
    List<ReviewedApi> all() {
        Map<String, List<Trend>> trends = Trends.of(days.subList(0, days.size() - 1), days.getLast());
        return now.entrySet().stream()
                .map(api -> reviewed(api.getKey(), api.getValue(), trends.getOrDefault(api.getKey(), List.of())))
                .sorted(Comparator.comparingLong((ReviewedApi api) -> api.traffic().requests()).reversed()
                        .thenComparing(ReviewedApi::name))
                .toList();
    }

    private ReviewedApi reviewed(String api, Traffic is, List<Trend> trends) {
        Traffic was = before.get(api);
        List<PeriodChange> changes = Points.measures(api).stream()
                .map(measure -> PeriodComparison.of(period, days, api, measure).change(is, was)).toList();
        return new ReviewedApi(api, is, was, changes, objectives(api), trends, line(api),
                (int) incidents.stream().filter(incident -> incident.api().equals(api)).count());
    }

    private List<ApiPast.Day> line(String api) {
        List<ApiPast.Day> line = new ArrayList<>();
        for (KnownDay day : days) {
            KnownApi its = day.apis().get(api);
            if (its != null && period.contains(day.date())) {
                line.add(new ApiPast.Day(day.date(), its.requests(), its.errors()));
            }
        }
        return line;
    }

    private List<ReviewedObjective> objectives(String api) {
        if (api.equals(Api.NO_TARGET_GROUP)) {
            return List.of();
        }
        return Budgets.of(api, config.availabilityOf(api), config.latencyOf(api), days, worstHour.apply(api)).stream()
                .map(budget -> reviewed(api, budget)).toList();
    }

    private ReviewedObjective reviewed(String api, ApiObjective budget) {
        boolean isLatency = budget.kind() == ApiObjective.Kind.LATENCY;
        ToLongFunction<KnownApi> all = isLatency ? KnownApi::timed : KnownApi::requests;
        ToLongFunction<KnownApi> bad = isLatency ? KnownApi::slow : KnownApi::errors;
        long total = sum(period, api, all);
        long failed = sum(period, api, bad);
        return new ReviewedObjective(total - failed, total,
                new Attainment(total, failed, 1 - budget.objective()).isProvenMissed(),
                kept(sum(period.before(), api, all), sum(period.before(), api, bad)),
                Budgets.burn(total, failed, budget.objective()), budget.worstHour(), budget);
    }

    private static @Nullable Double kept(long total, long bad) {
        return total == 0 ? null : (double) (total - bad) / total;
    }

    private long sum(ReviewPeriod its, String api, ToLongFunction<KnownApi> count) {
        return days.stream().filter(day -> its.contains(day.date()) && day.apis().containsKey(api))
                .mapToLong(day -> count.applyAsLong(Objects.requireNonNull(day.apis().get(api)))).sum();
    }
}
