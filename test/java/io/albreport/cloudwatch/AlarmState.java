package io.albreport.cloudwatch;

/** As CloudWatch calls them. */
public enum AlarmState {
    OK, ALARM, INSUFFICIENT_DATA
}
