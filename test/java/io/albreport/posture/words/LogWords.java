package io.albreport.posture.words;

import java.util.regex.Pattern;

import io.albreport.posture.template.Subject;

/** Logs, what is counted in them, and where all this is shown. */
final class LogWords {
    private static final Pattern TITLE = Pattern.compile("\"title\":\"([^\"]*)\"");

    private LogWords() {}

    static void group(Subject group) {
        group.say("Retention", "/RetentionInDays", Units::days);
        group.say("Deletion protection", "/DeletionProtectionEnabled", on -> StorageWords.yes(on, "on", "off"));
        group.say("Key", "/KmsKeyId");
    }

    static void metric(Subject filter) {
        String of = " (" + filter.text("/MetricTransformations/0/MetricName") + ")";
        filter.say("Counted" + of, "/FilterPattern");
        filter.each("/MetricTransformations", metric -> {
            metric.say("Metric" + of, "/MetricName");
            metric.say("Namespace" + of, "/MetricNamespace");
            metric.say("Value" + of, "/MetricValue");
            metric.say("Unit" + of, "/Unit");
        });
    }

    static void query(Subject query) {
        query.passOver("/Name");
        query.say("Looks in", "/LogGroupNames", group -> "log group " + group);
        query.say("Query", "/QueryString");
    }

    /** Titles only: what its widgets show is of no effect on what happens. */
    static void dashboard(Subject dashboard) {
        dashboard.passOver("/DashboardName");
        TITLE.matcher(dashboard.text("/DashboardBody")).results()
                .forEach(title -> dashboard.line("Shows", title.group(1)));
    }
}
