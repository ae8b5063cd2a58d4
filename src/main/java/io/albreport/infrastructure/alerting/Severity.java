package io.albreport.infrastructure.alerting;

import software.amazon.awscdk.services.sns.ITopic;

/** How bad it is, and with that who is told: the one place that knows. Response times are in docs/runbooks. */
public enum Severity {
    /** Readers have no report. Somebody gets up. */
    P0("readers have no report: act now"),

    /** They will not have the next one, or this one only by luck. Somebody gets up. */
    P1("a report is at risk: act within the hour"),

    /** The report came, and something about it is wrong. It waits for the day. */
    P2("the report came, but not as it should: act within the day"),

    /** Nothing is wrong yet, or only the bill. It waits for the week. */
    P3("no report is at risk: act within the week");

    private final String meaning;

    Severity(String meaning) {
        this.meaning = meaning;
    }

    String meaning() {
        return meaning;
    }

    ITopic topic(AlertTopics topics) {
        return switch (this) {
            case P0, P1 -> topics.critical();
            case P2, P3 -> topics.warnings();
        };
    }
}
