package io.albreport.infrastructure.objectives;

import java.util.List;

import io.albreport.infrastructure.configuration.Deployment;

/**
 * What readers may expect of the report over 30 days.
 *
 * @param name after the environment's
 * @param promise one sentence
 * @param good the metric that counts runs which kept it, 0 or 1 beside each attempt
 * @param goal percent of the attempts
 * @param burning whether alarms watch how fast its budget goes; for percentiles that is the business of punctuality
 */
public record Objective(String name, String promise, String good, double goal, boolean burning) {
    public static final List<Objective> ALL = List.of(
            new Objective("punctuality", "Runs deliver the report within 60 seconds.", "ReportsOnTime", 99.5, true),
            new Objective("delivery", "Runs deliver the report.", "ReportsDelivered", 99.9, true),
            new Objective("duration-p50", "Half of the runs take 30 seconds at most.", "ReportsWithin30Seconds", 50,
                    false),
            new Objective("duration-p95", "95 of 100 runs take 60 seconds at most.", "ReportsOnTime", 95, false),
            new Objective("duration-p99", "99 of 100 runs take 90 seconds at most.", "ReportsWithin90Seconds", 99,
                    false));

    /** Counts what all of them are a share of. */
    public static final String ATTEMPTS = "ReportsAttempted";

    public String nameIn(Deployment deployment) {
        return "alb-report-" + deployment.environment() + "-" + name;
    }
}
