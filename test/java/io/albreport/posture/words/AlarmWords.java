package io.albreport.posture.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.albreport.posture.template.Subject;

/** Alarms: what they mean, and when they rise. */
final class AlarmWords {
    private static final Pattern DESCRIPTION = Pattern
            .compile("(?s)(.*?) Severity (P\\d: .+?)\\. Runbook: (\\S+)");
    private static final Map<String, String> COMPARISONS = Map.of("GreaterThanThreshold", "above",
            "GreaterThanOrEqualToThreshold", "at or above", "LessThanThreshold", "below",
            "LessThanOrEqualToThreshold", "at or below");
    private static final Map<String, String> MISSING = Map.of("breaching", "counts as bad", "notBreaching",
            "counts as good", "ignore", "changes nothing", "missing",
            "leaves it undecided");
    private static final Map<String, String> FEW = Map.of("ignore", "ignored", "evaluate", "judged like others");
    private static final Set<String> SECONDS = Set.of("DataFreshness", "ReplicationLatency");

    private AlarmWords() {}

    static void alarm(Subject alarm) {
        described(alarm);
        alarm.line("Rises when", condition(alarm));
        if (alarm.has("/MetricName")) {
            alarm.line("Metric of", alarm.text("/Namespace") + ", " + dimensions(alarm));
        }
        alarm.each("/Metrics", AlarmWords::query);
        alarm.say("Missing data", "/TreatMissingData", treatment -> MISSING.getOrDefault(treatment, treatment));
        alarm.say("Percentiles of only a few values", "/EvaluateLowSampleCountPercentile",
                treatment -> FEW.getOrDefault(treatment, treatment));
        told(alarm);
    }

    static void composite(Subject alarm) {
        described(alarm);
        alarm.say("Rises when", "/AlarmRule",
                rule -> rule.replaceAll("^\\((.*)\\)$", "$1")
                        .replaceAll("ALARM\\(\"(?:alarm )?([^\"]+)\"\\)", "$1 is raised").replace(" OR ", " or ")
                        .replace(" AND ", " and ").replace("NOT ", "not "));
        told(alarm);
        alarm.say("Tells nothing as long as this is raised", "/ActionsSuppressor");
        alarm.say("Waits, before it tells", "/ActionsSuppressorWaitPeriod", Units::seconds);
        alarm.say("Waits, once that is over", "/ActionsSuppressorExtensionPeriod", Units::seconds);
    }

    private static void described(Subject alarm) {
        alarm.passOver("/AlarmName");
        Matcher description = DESCRIPTION.matcher(alarm.text("/AlarmDescription"));
        if (description.matches()) {
            alarm.line("Means", description.group(1));
            alarm.line("Severity", description.group(2));
            alarm.line("Runbook", description.group(3));
        } else {
            alarm.say("Means", "/AlarmDescription");
        }
    }

    private static void told(Subject alarm) {
        alarm.say("Switched on", "/ActionsEnabled", on -> StorageWords.yes(on, "yes", "no"));
        alarm.say("Tells, when it rises", "/AlarmActions");
        alarm.say("Tells, when it is over", "/OKActions");
        alarm.say("Tells, when it has no data", "/InsufficientDataActions");
    }

    private static String condition(Subject alarm) {
        String comparison = alarm.text("/ComparisonOperator");
        String periods = alarm.text("/EvaluationPeriods");
        String bad = alarm.has("/DatapointsToAlarm") ? alarm.text("/DatapointsToAlarm") : periods;
        return "%s is %s %s, in %s of %s".formatted(compared(alarm),
                COMPARISONS.getOrDefault(comparison, comparison),
                unit(alarm).apply(Units.number(alarm.text("/Threshold"))), bad, periods(alarm, periods));
    }

    private static String periods(Subject alarm, String count) {
        String of = alarm.has("/Period") ? " of " + Units.seconds(alarm.text("/Period")) : "";
        return Units.count(count, "period") + of;
    }

    private static String compared(Subject alarm) {
        if (alarm.has("/MetricName")) {
            String statistic = alarm.text("/Statistic") + alarm.text("/ExtendedStatistic");
            return statistic(statistic) + " " + alarm.text("/MetricName");
        }
        List<String> returned = new ArrayList<>();
        alarm.each("/Metrics", query -> {
            if (isCompared(query)) {
                returned.add(query.text(query.has("/Expression") ? "/Expression" : "/Id"));
            }
        });
        return String.join(" and ", returned);
    }

    private static boolean isCompared(Subject query) {
        return !query.text("/ReturnData").equals("false");
    }

    /** That of a metric; arithmetic may have any. */
    private static UnaryOperator<String> unit(Subject alarm) {
        return switch (alarm.text("/MetricName")) {
            case "Duration" -> Units::milliseconds;
            case "MemoryUsed" -> Units::megabytes;
            case String bytes when bytes.contains("Bytes") -> Units::bytes;
            case String seconds when SECONDS.contains(seconds) -> Units::seconds;
            default -> UnaryOperator.identity();
        };
    }

    private static void query(Subject query) {
        String id = query.text("/Id");
        if (!isCompared(query)) {
            query.say("Where " + id + " is", "/Expression");
        }
        query.say("Shown as", "/Label");
        if (query.has("/MetricStat")) {
            Subject metric = query.part("/MetricStat/Metric");
            query.line("Where " + id + " is",
                    "%s %s of %s, over %s".formatted(statistic(query.text("/MetricStat/Stat")),
                            metric(metric), dimensions(metric), Units.seconds(query.text("/MetricStat/Period"))));
        }
    }

    static String statistic(String name) {
        return switch (name) {
            case "Sum", "Average", "Maximum", "Minimum" -> "the " + name.toLowerCase(Locale.ROOT) + " of";
            case "SampleCount" -> "the number of";
            default -> "the " + name + " of";
        };
    }

    static String metric(Subject metric) {
        return metric.text("/MetricName") + " (" + metric.text("/Namespace") + ")";
    }

    static String dimensions(Subject metric) {
        List<String> dimensions = new ArrayList<>();
        metric.each("/Dimensions",
                dimension -> dimensions.add(dimension.text("/Name") + " " + dimension.text("/Value")));
        return dimensions.isEmpty() ? "all of it" : String.join(", ", dimensions);
    }
}
