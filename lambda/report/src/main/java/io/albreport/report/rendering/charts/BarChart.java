package io.albreport.report.rendering.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * Stacked bars as paths for an SVG of {@link #WIDTH} by {@link #HEIGHT} that the page stretches to its own width. The
 * SVG holds shapes alone: its words are the page's, because text within an SVG makes the PDF ask the machine for fonts,
 * and the machines that this runs on have none.
 *
 * @param facts what the chart shows, in words, for those who do not see it
 * @param top the value at the upper edge, with its unit
 * @param middle the value at half the height
 * @param marks path of upright lines; empty where there are none
 */
public record BarChart(String facts, String top, String middle, List<Bars> bars, List<Tick> ticks, String marks) {

    public static final int WIDTH = 720;

    public static final int HEIGHT = 120;

    private static final double MARK_WIDTH = 1.5;

    /** Upper edges whose halves are round, too. */
    private static final double[] ROUND = {2, 4, 6, 8, 10};

    /**
     * One colour of the stack.
     *
     * @param color the name of a colour in the stylesheet
     * @param values one for each slot from the left
     */
    record Series(String color, String name, List<Double> values) {}

    /** @param path empty when all its values are 0 */
    public record Bars(String color, String name, String path) {}

    /** @param left percent of the width, for CSS */
    public record Tick(String label, String left) {}

    /** A tick at the left edge of a slot. */
    static Tick tick(String label, int slot, int slots) {
        return new Tick(label, number(100.0 * slot / slots));
    }

    static BarChart of(String facts, List<Series> series, List<Tick> ticks, DoubleFunction<String> unit,
            List<Double> marks) {
        int slots = series.getFirst().values().size();
        double[] stacked = new double[slots];
        series.forEach(one -> addTo(stacked, one.values()));
        double top = roundTop(stacked);
        var bars = new ArrayList<Bars>();
        double[] floor = new double[slots];
        for (Series one : series) {
            bars.add(new Bars(one.color(), one.name(), bars(floor, one.values(), top)));
            addTo(floor, one.values());
        }
        return new BarChart(facts, unit.apply(top), unit.apply(top / 2), bars, ticks, marks(marks));
    }

    /** Bars that stand on {@code floor}, as a path. */
    static String bars(double[] floor, List<Double> values, double top) {
        double slot = (double) WIDTH / values.size();
        var path = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) > 0) {
                // What is there must be seen, however little of the whole it is.
                double height = Math.max(1, values.get(i) / top * HEIGHT);
                double bottom = HEIGHT - floor[i] / top * HEIGHT;
                path.append(rectangle(i * slot + slot * 0.08, bottom - height, slot * 0.84, height));
            }
        }
        return path.toString();
    }

    private static String marks(List<Double> positions) {
        var path = new StringBuilder();
        positions.forEach(x -> path.append(rectangle(x * WIDTH - MARK_WIDTH / 2, 0, MARK_WIDTH, HEIGHT)));
        return path.toString();
    }

    private static String rectangle(double x, double y, double width, double height) {
        return "M" + number(x) + " " + number(y) + "h" + number(width) + "v" + number(height) + "h" + number(-width)
                + "z";
    }

    private static String number(double value) {
        return Double.toString(Math.round(value * 10) / 10.0);
    }

    private static void addTo(double[] sum, List<Double> values) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += values.get(i);
        }
    }

    private static double roundTop(double[] stacked) {
        double highest = 0;
        for (double value : stacked) {
            highest = Math.max(highest, value);
        }
        double unit = Math.pow(10, Math.floor(Math.log10(Math.max(1, highest))));
        for (double round : ROUND) {
            if (highest <= round * unit) {
                return round * unit;
            }
        }
        return 2 * 10 * unit;
    }
}
