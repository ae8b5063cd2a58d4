package io.albreport.report;

import java.util.Collections;
import java.util.List;

/**
 * An API's day in the height of a line of text, as paths for an SVG like {@link BarChart}'s.
 *
 * @param facts for those who do not see it
 */
record Sparkline(String facts, String requests, String errors) {

    static Sparkline of(Api api) {
        long most = Collections.max(api.hourlyRequests());
        String facts = "busiest hour " + Figures.hour(api.hourlyRequests().indexOf(most)) + " with "
                + Figures.count(most, "request", "requests");
        double top = (double) most;
        double[] floor = new double[api.hourlyRequests().size()];
        return new Sparkline(facts, BarChart.bars(floor, values(api.hourlyRequests()), top),
                BarChart.bars(floor, values(api.hourlyErrors()), top));
    }

    private static List<Double> values(List<Long> counts) {
        return counts.stream().map(Long::doubleValue).toList();
    }
}
