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

    public static HourCharts of(List<Hour> hours, HourLabels labels) {
        return new HourCharts(requestsOf(hours, labels), errorsOf(hours, labels), p95Of(hours, labels));
    }

    /** One API's day: what failed below, all else above it. */
    public static BarChart timeline(Api api, HourLabels labels) {
        List<Double> failed = api.hourlyErrors().stream().map(Long::doubleValue).toList();
        List<Double> others = IntStream.range(0, failed.size())
                .mapToObj(hour -> api.hourlyRequests().get(hour) - failed.get(hour)).toList();
        String facts = "Requests per hour: %s in all%s %s of them failed%s".formatted(
                Figures.count(api.totals().requests()), peak(api.hourlyRequests(), labels), Figures.count(api.errors()),
                peak(api.hourlyErrors(), labels));
        return BarChart.of(facts,
                List.of(new BarChart.Series("target", "answers 5xx", failed),
                        new BarChart.Series("requests", "all other requests", others)),
                ticks(labels),
                HourCharts::count, List.of());
    }

    private static String peak(List<Long> hours, HourLabels labels) {
        long most = Collections.max(hours);
        return most == 0 ? "." : ", most at %s: %s.".formatted(labels.of(hours.indexOf(most)), Figures.count(most));
    }

    private static BarChart requestsOf(List<Hour> hours, HourLabels labels) {
        long all = hours.stream().mapToLong(Hour::requests).sum();
        String facts = "Requests per hour: " + Figures.count(all) + " in all"
                + peak(hours, labels, Hour::requests, HourCharts::count);
        return BarChart.of(facts, List.of(series(hours, "requests", "requests", Hour::requests)), ticks(labels),
                HourCharts::count, List.of());
    }

    private static BarChart errorsOf(List<Hour> hours, HourLabels labels) {
        long byLoadBalancer = hours.stream().mapToLong(Hour::elb5xx).sum();
        long byTargets = hours.stream().mapToLong(Hour::target5xx).sum();
        String facts = "5xx answers per hour: " + Figures.count(byLoadBalancer) + " made by the load balancer, "
                + Figures.count(byTargets) + " by targets"
                + peak(hours, labels, hour -> hour.elb5xx() + hour.target5xx(), HourCharts::count);
        var series = List.of(series(hours, "elb", "by the load balancer", Hour::elb5xx),
                series(hours, "target", "by targets", Hour::target5xx));
        return BarChart.of(facts, series, ticks(labels), HourCharts::count, List.of());
    }

    private static BarChart p95Of(List<Hour> hours, HourLabels labels) {
        List<Hour> unanswered = hours.stream().filter(HourCharts::hasNoAnswer).toList();
        String facts = "95th percentile of target time per hour"
                + peak(hours, labels, HourCharts::p95, Figures::milliseconds)
                + (unanswered.isEmpty()
                        ? ""
                        : " Among the timeouts at " + unanswered.stream()
                                .map(hour -> labels.of(hours.indexOf(hour))).collect(Collectors.joining(", ")) + ".");
        var series = new ArrayList<>(List.of(series(hours, "latency", "p95", HourCharts::p95)));
        if (!unanswered.isEmpty()) {
            // as high as the slowest hour, or else it would look like the fastest
            double highest = hours.stream().mapToDouble(HourCharts::p95).max().orElse(0);
            series.add(series(hours, "elb", Figures.NO_ANSWER, hour -> hasNoAnswer(hour) ? Math.max(1, highest) : 0));
        }
        return BarChart.of(facts, series, ticks(labels), Figures::milliseconds, List.of());
    }

    private static boolean hasNoAnswer(Hour hour) {
        return hour.p95Ms() == null && hour.timeouts() > 0;
    }

    private static String peak(List<Hour> hours, HourLabels labels, ToDoubleFunction<Hour> value,
            DoubleFunction<String> unit) {
        return hours.stream().max(Comparator.comparingDouble(value)).filter(hour -> value.applyAsDouble(hour) > 0)
                .map(hour -> ", highest at " + labels.of(hours.indexOf(hour)) + " with "
                        + unit.apply(value.applyAsDouble(hour)))
                .orElse("") + ".";
    }

    private static BarChart.Series series(List<Hour> hours, String color, String name, ToDoubleFunction<Hour> value) {
        return new BarChart.Series(color, name, hours.stream().mapToDouble(value).boxed().toList());
    }

    private static List<BarChart.Tick> ticks(HourLabels labels) {
        int hours = labels.labels().size();
        return IntStream.range(0, hours).filter(hour -> hour % HOURS_BETWEEN_TICKS == 0)
                .mapToObj(hour -> BarChart.tick(labels.of(hour), hour, hours)).toList();
    }

    private static double p95(Hour hour) {
        return hour.p95Ms() == null ? 0 : hour.p95Ms();
    }

    private static String count(double value) {
        return Figures.count(Math.round(value));
    }
}
