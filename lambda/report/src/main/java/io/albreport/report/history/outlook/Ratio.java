package io.albreport.report.history.outlook;

import java.util.List;
import java.util.function.ToDoubleFunction;

import io.albreport.report.history.days.KnownDay;
import io.albreport.report.history.days.Robust;

/**
 * What goes with the requests of a day, such as bytes of logs.
 *
 * @param median per request
 * @param noise deviation of its logarithm from day to day
 */
record Ratio(double median, double noise) {

    /** @param days each with requests; at least one */
    static Ratio of(List<KnownDay> days, ToDoubleFunction<KnownDay> value) {
        double[] ratios = days.stream().mapToDouble(day -> value.applyAsDouble(day) / day.requests())
                .filter(ratio -> ratio > 0).toArray();
        if (ratios.length == 0) {
            return new Ratio(0, 0);
        }
        double median = Robust.median(ratios);
        double[] residuals = new double[ratios.length];
        for (int i = 0; i < ratios.length; i++) {
            residuals[i] = Math.log(ratios[i] / median);
        }
        return new Ratio(median, Robust.deviation(residuals));
    }
}
