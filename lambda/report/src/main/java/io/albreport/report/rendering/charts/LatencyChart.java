package io.albreport.report.rendering.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.albreport.report.model.Latency;
import io.albreport.report.wording.Figures;

/**
 * How many requests were answered how fast, on a logarithmic scale. Load balancers log whole milliseconds, so what took
 * less than one has the first bar for itself, and below 5 ms some bars are missing.
 *
 * @param steps the same as a short table
 */
public record LatencyChart(BarChart chart, List<Step> steps) {

    private static final int SLOTS_PER_DECADE = 10;

    /** A bucket's representative value may lie 1 % below the value that was logged. */
    private static final double BUCKET_TOLERANCE = 1.011;

    /** Bounds of the table within each decade. */
    private static final double[] BOUNDS = {1, 2, 5};

    /**
     * @param upTo the step's upper bound, with its unit; the lower one is the step before
     * @param sum of the requests in this step and all below
     */
    public record Step(String upTo, long requests, long sum) {}

    /** Of a latency with at least one value. */
    public static LatencyChart of(Latency latency) {
        int decades = latency.buckets().stream().mapToInt(bucket -> slot(bucket.ms()) / SLOTS_PER_DECADE + 1).max()
                .orElse(1);
        double[] counts = new double[1 + decades * SLOTS_PER_DECADE];
        latency.buckets().forEach(bucket -> counts[slot(bucket.ms())] += bucket.count());
        var series = new BarChart.Series("latency", "requests", DoubleStream.of(counts).boxed().toList());
        var chart = BarChart.of(facts(latency), List.of(series), ticks(decades, counts.length),
                value -> Figures.count(Math.round(value)), marks(latency, counts.length));
        return new LatencyChart(chart, steps(latency.buckets()));
    }

    private static String facts(Latency latency) {
        long timeouts = latency.timeouts();
        return "Of " + Figures.count(latency.count() + timeouts) + " requests, "
                + (timeouts == 0 ? "" : Figures.count(timeouts) + " timed out, ")
                + within("half were answered", latency.p50()) + within("90 %", latency.p90())
                + within("95 %", latency.p95()) + within("99 %", latency.p99())
                + "the slowest answer took " + Figures.milliseconds(latency.max()) + ".";
    }

    /** Nothing where so many were not answered. */
    private static String within(String part, @Nullable Double ms) {
        return ms == null ? "" : part + " within " + Figures.milliseconds(ms) + ", ";
    }

    /** 0 for less than a millisecond, then ten to each decade. */
    private static int slot(double ms) {
        return ms < 0.5 ? 0 : 1 + (int) Math.max(0, Math.floor(position(ms)));
    }

    private static double position(double ms) {
        return Math.log10(ms * BUCKET_TOLERANCE) * SLOTS_PER_DECADE;
    }

    private static List<BarChart.Tick> ticks(int decades, int slots) {
        var ticks = new ArrayList<BarChart.Tick>();
        ticks.add(BarChart.tick("0", 0, slots));
        IntStream.range(0, decades).mapToObj(
                decade -> BarChart.tick(bound(Math.pow(10, decade)), 1 + decade * SLOTS_PER_DECADE, slots))
                .forEach(ticks::add);
        return ticks;
    }

    private static List<Double> marks(Latency latency, int slots) {
        return Stream.of(latency.p50(), latency.p95(), latency.p99()).filter(Objects::nonNull)
                .map(ms -> ms < 0.5 ? 0.5 : 1 + Math.max(0, position(ms))).map(slot -> slot / slots).toList();
    }

    private static List<Step> steps(List<Latency.Bucket> buckets) {
        var steps = new ArrayList<Step>();
        long sum = 0;
        int next = 0;
        for (int i = 0; next < buckets.size(); i++) {
            int decade = i / BOUNDS.length;
            double bound = BOUNDS[i % BOUNDS.length] * Math.pow(10, decade);
            long before = sum;
            while (next < buckets.size() && buckets.get(next).ms() <= bound * BUCKET_TOLERANCE) {
                sum += buckets.get(next).count();
                next++;
            }
            if (sum > before) {
                steps.add(new Step(bound(bound), sum - before, sum));
            }
        }
        return steps;
    }

    private static String bound(double ms) {
        return ms < 1000 ? Math.round(ms) + " ms" : Math.round(ms / 1000) + " s";
    }
}
