package io.albreport.cloudwatch;

/** What runs leave in the log. */
@FunctionalInterface
public interface RunLogs {
    /** The log of a run that started at {@link Timeline#STARTED}. */
    String of(Run run);
}
