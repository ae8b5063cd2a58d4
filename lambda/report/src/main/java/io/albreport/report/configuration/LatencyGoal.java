package io.albreport.report.configuration;

/**
 * What is promised of latency: that a share of requests is answered within a time. It adds up over days, which no
 * percentile does.
 *
 * @param share above 0 and below 1
 * @param withinMs milliseconds
 */
public record LatencyGoal(double share, double withinMs) {
    /** What a limit of p95 promises. */
    private static final double OF_P95 = 0.95;

    /** 95 % within so many milliseconds. */
    public static LatencyGoal ofP95(double withinMs) {
        return new LatencyGoal(OF_P95, withinMs);
    }

    /** Whether it is a limit of p95. */
    public boolean isOfP95() {
        return share == OF_P95;
    }
}
