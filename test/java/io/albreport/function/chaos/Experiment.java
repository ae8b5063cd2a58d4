package io.albreport.function.chaos;

import io.albreport.function.Deployment;
import io.albreport.function.Printed;

/**
 * Something is broken on purpose. Steady state of each: a scheduled run stores one report, mails once and says so in
 * its metrics.
 *
 * @param fault what is broken
 * @param hypothesis what the user gets all the same
 * @param outcome breaks it and holds the hypothesis against what comes
 */
record Experiment(String fault, String hypothesis, Outcome outcome) {

    /** Uses a deployment that was in its steady state until now. */
    @FunctionalInterface
    interface Outcome {
        void observe(Deployment deployment, Printed printed) throws Exception;
    }

    String title() {
        return fault + ": " + hypothesis;
    }
}
