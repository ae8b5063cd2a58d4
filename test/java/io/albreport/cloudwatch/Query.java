package io.albreport.cloudwatch;

import java.time.Duration;

/** One line of an alarm's metrics. */
sealed interface Query {
    /** A metric's statistic over a period. */
    record Statistic(MetricId metric, String name, Duration period) implements Query {}

    /** Arithmetic over the others, by their ids. */
    record Expression(String text) implements Query {}
}
