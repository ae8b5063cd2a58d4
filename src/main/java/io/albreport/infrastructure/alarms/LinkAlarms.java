package io.albreport.infrastructure.alarms;

import software.amazon.awscdk.Duration;

import io.albreport.infrastructure.alerting.Alerts;
import io.albreport.infrastructure.link.LinkEndpoint;

import static io.albreport.infrastructure.alerting.Severity.P2;
import static io.albreport.infrastructure.alerting.Severity.P3;

/** Alarms on the endpoint that links of mails lead to. */
final class LinkAlarms {
    private static final Duration FIVE_MINUTES = Duration.minutes(5);
    private static final Duration HOUR = Duration.hours(1);

    private LinkAlarms() {}

    /** A link that opens nothing, since it has ended or was guessed, is answered well, and no failure. */
    static void on(Alerts alerts, LinkEndpoint endpoint) {
        alerts.alert("links-failing", P2, "A link of a mail could not be opened, though nothing was wrong with it.")
                .above(0, endpoint.requests("5XXError", FIVE_MINUTES));
        alerts.alert("links-refused", P3, "Links were asked for far more often than readers open them.")
                .above(Thresholds.LINKS_REFUSED, endpoint.refused(HOUR));
    }
}
