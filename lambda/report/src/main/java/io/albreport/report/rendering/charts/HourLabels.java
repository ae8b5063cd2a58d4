package io.albreport.report.rendering.charts;

import java.util.ArrayList;
import java.util.List;

import io.albreport.report.model.Report;
import io.albreport.report.wording.Figures;

/**
 * What the hours of a period are called, {@code 03:00}, by the clocks of its time zone. The first begins with the period;
 * one that is called as another before it says so.
 *
 * @param labels one for each hour
 */
public record HourLabels(List<String> labels) {
    public static HourLabels of(Report report) {
        List<String> labels = new ArrayList<>();
        report.hours().stream().map(hour -> Figures.time(hour.start(), report.period().zone()))
                .forEach(label -> labels.add(labels.contains(label) ? label + Figures.AGAIN : label));
        return new HourLabels(List.copyOf(labels));
    }

    public String of(int hour) {
        return labels.get(hour);
    }
}
