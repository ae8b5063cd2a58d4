package io.albreport.report.rendering.charts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.albreport.report.model.Api;
import io.albreport.report.model.Hour;
import io.albreport.report.wording.Figures;

/** The day's course: requests, errors by who made them, and p95, one bar an hour, each on a scale of its own. */
public record HourCharts(BarChart requests, BarChart errors, BarChart p95) {

    private static final int HOURS_BETWEEN_TICKS = 3;

    public static HourCharts of(List<Hour> hours) {
        return new HourCharts(requestsOf(hours), errorsOf(hours), p95Of(hours));
    }

    /** One API's day: what failed below, all else above it. */
    public static BarChart timeline(Api api) {
        List<Double> failed = api.hourlyErrors().stream().map(Long::doubleValue).toList();
        List<Double> others = IntStream.range(0, failed.size())
                .mapToObj(hour -> api.hourlyRequests().get(hour) - failed.get(hour)).toList();
        String facts = "Requests per hour: %s in all%s %s of them failed%s".formatted(
                Figures.count(api.totals().requests()), peak(api.hourlyRequests()), Figures.count(api.errors()),
                peak(api.hourlyErrors()));
        return BarChart.of(facts,
                List.of(new BarChart.Series("target", "answers 5xx", failed),
                        new BarChart.Series("requests", "all other requests", others)),
                IntStream.range(0, failed.size()).filter(hour -> hour % HOURS_BETWEEN_TICKS == 0)
                        .mapToObj(hour -> BarChart.tick(Figures.hour(hour), hour, failed.size())).toList(),
                HourCharts::count, List.of());
    }

    private static String peak(List<Long> hours) {
        long most = Collections.max(hours);
        return most == 0 ? "." : ", most at %s: %s.".formatted(Figures.hour(hours.indexOf(most)), Figures.count(most));
    }

    private static BarChart requestsOf(List<Hour> hours) {
        long all = hours.stream().mapToLong(Hour::requests).sum();
        String facts = "Requests per hour: " + Figures.count(all) + " in all"
                + peak(hours, Hour::requests, HourCharts::count);
        return BarChart.of(facts, List.of(series(hours, "requests", "requests", Hour::requests)), ticks(hours),
                HourCharts::count, List.of());
    }

    private static BarChart errorsOf(List<Hour> hours) {
        long byLoadBalancer = hours.stream().mapToLong(Hour::elb5xx).sum();
        long byTargets = hours.stream().mapToLong(Hour::target5xx).sum();
        String facts = "5xx answers per hour: " + Figures.count(byLoadBalancer) + " made by the load balancer, "
                + Figures.count(byTargets) + " by targets"
                + peak(hours, hour -> hour.elb5xx() + hour.target5xx(), HourCharts::count);
        var series = List.of(series(hours, "elb", "by the load balancer", Hour::elb5xx),
                series(hours, "target", "by targets", Hour::target5xx));
        return BarChart.of(facts, series, ticks(hours), HourCharts::count, List.of());
    }

    private static BarChart p95Of(List<Hour> hours) {
        List<Hour> unanswered = hours.stream().filter(HourCharts::hasNoAnswer).toList();
        String facts = "95th percentile of target time per hour" + peak(hours, HourCharts::p95, Figures::milliseconds)
                + (unanswered.isEmpty()
                        ? ""
                        : " Among the timeouts at " + unanswered.stream()
                                .map(hour -> Figures.hour(hour.hour())).collect(Collectors.joining(", ")) + ".");
        var series = new ArrayList<>(List.of(series(hours, "latency", "p95", HourCharts::p95)));
        if (!unanswered.isEmpty()) {
            // as high as the slowest hour, or else it would look like the fastest
            double highest = hours.stream().mapToDouble(HourCharts::p95).max().orElse(0);
            series.add(series(hours, "elb", Figures.NO_ANSWER, hour -> hasNoAnswer(hour) ? Math.max(1, highest) : 0));
        }
        return BarChart.of(facts, series, ticks(hours), Figures::milliseconds, List.of());
    }

    private static boolean hasNoAnswer(Hour hour) {
        return hour.p95Ms() == null && hour.timeouts() > 0;
    }

    private static String peak(List<Hour> hours, ToDoubleFunction<Hour> value,
            DoubleFunction<String> unit) {
        return hours.stream().max(Comparator.comparingDouble(value)).filter(hour -> value.applyAsDouble(hour) > 0)
                .map(hour -> ", highest at " + Figures.hour(hour.hour()) + " with "
                        + unit.apply(value.applyAsDouble(hour)))
                .orElse("") + ".";
    }

    private static BarChart.Series series(List<Hour> hours, String color, String name, ToDoubleFunction<Hour> value) {
        return new BarChart.Series(color, name, hours.stream().mapToDouble(value).boxed().toList());
    }

    private static List<BarChart.Tick> ticks(List<Hour> hours) {
        return IntStream.range(0, hours.size()).filter(i -> i % HOURS_BETWEEN_TICKS == 0)
                .mapToObj(i -> BarChart.tick(Figures.hour(hours.get(i).hour()), i, hours.size())).toList();
    }

    private static double p95(Hour hour) {
        return hour.p95Ms() == null ? 0 : hour.p95Ms();
    }

    private static String count(double value) {
        return Figures.count(Math.round(value));
    }
}
