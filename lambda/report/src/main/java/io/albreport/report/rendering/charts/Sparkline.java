package io.albreport.report.rendering.charts;

import java.util.Collections;
import java.util.List;

import io.albreport.report.model.Api;
import io.albreport.report.wording.Figures;

/**
 * An API's day in the height of a line of text, as paths for an SVG like {@link BarChart}'s.
 *
 * @param facts for those who do not see it
 */
public record Sparkline(String facts, String requests, String errors) {

    public static Sparkline of(Api api, HourLabels hours) {
        long most = Collections.max(api.hourlyRequests());
        String facts = most == 0
                ? "no request"
                : "busiest hour " + hours.of(api.hourlyRequests().indexOf(most)) + " with "
                        + Figures.count(most, "request", "requests");
        double top = (double) Math.max(1, most);
        double[] floor = new double[api.hourlyRequests().size()];
        return new Sparkline(facts, BarChart.bars(floor, values(api.hourlyRequests()), top),
                BarChart.bars(floor, values(api.hourlyErrors()), top));
    }

    private static List<Double> values(List<Long> counts) {
        return counts.stream().map(Long::doubleValue).toList();
    }
}
