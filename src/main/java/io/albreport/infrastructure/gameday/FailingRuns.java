package io.albreport.infrastructure.gameday;

import java.time.Duration;
import java.util.Optional;

import software.constructs.Construct;

import io.albreport.infrastructure.template.InOrder;

import static java.util.Map.entry;

/**
 * Runs fail before a line of the function's code is executed. A run that is started in the fifth minute has its two
 * repetitions, one and two minutes later, before the fault ends, and is lost.
 */
public final class FailingRuns extends Construct {
    private static final Duration LASTS = Duration.ofMinutes(10);

    public FailingRuns(Construct scope, String id, Laboratory laboratory) {
        super(scope, id);
        new Experiment(this, "Experiment", laboratory,
                "ALB Report: a run that fails with all its repetitions is told within minutes, and waits in a queue",
                Fault.ofFunction("invocation-error", LASTS,
                        InOrder.of(entry("invocationPercentage", "100"), entry("preventExecution", "true"))),
                Optional.of("report-errors"), ExperimentRole.onFunction(this, laboratory.deployment()));
    }
}
