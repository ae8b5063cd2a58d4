package io.albreport.infrastructure.gameday;

import java.time.Duration;
import java.util.Optional;

import software.constructs.Construct;

import io.albreport.infrastructure.template.InOrder;

import static java.util.Map.entry;

/**
 * Runs begin so late that Lambda stops them first. A run that hangs is measured when it is stopped, and the alarm rises
 * about when the fault ends: to assert it within the experiment would be luck.
 */
public final class HangingRuns extends Construct {
    /**
     * A run of the second minute is stopped in the seventh, and its first repetition in the thirteenth; the second finds
     * no fault.
     */
    private static final Duration LASTS = Duration.ofMinutes(10);

    /** Beyond the 300 seconds after which Lambda stops a run. FIS takes up to 900. */
    private static final Duration DELAY = Duration.ofSeconds(330);

    public HangingRuns(Construct scope, String id, Laboratory laboratory) {
        super(scope, id);
        new Experiment(this, "Experiment", laboratory,
                "ALB Report: a run that hangs is stopped and told, and a repetition makes the report",
                Fault.ofFunction("invocation-add-delay", LASTS,
                        InOrder.of(entry("invocationPercentage", "100"),
                                entry("startupDelayMilliseconds", String.valueOf(DELAY.toMillis())))),
                Optional.empty(), ExperimentRole.onFunction(this, laboratory.deployment()));
    }
}
