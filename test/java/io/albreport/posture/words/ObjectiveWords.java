package io.albreport.posture.words;

import java.util.Locale;

import io.albreport.posture.template.Subject;

/** What share of the runs is to be good. */
final class ObjectiveWords {
    private static final String SLI = "/RequestBasedSli/RequestBasedSliMetric/";

    private ObjectiveWords() {}

    static void objective(Subject objective) {
        objective.passOver("/Name");
        objective.say("Means", "/Description");
        objective.say("Goal", "/Goal/AttainmentGoal", percent -> Units.number(percent) + " %");
        objective.say("Warns when the error budget is down to", "/Goal/WarningThreshold",
                percent -> Units.number(percent) + " %");
        objective.line("Over", "%s %ss, rolling".formatted(
                objective.text("/Goal/Interval/RollingInterval/Duration"),
                objective.text("/Goal/Interval/RollingInterval/DurationUnit").toLowerCase(Locale.ROOT)));
        objective.each(SLI + "MonitoredRequestCountMetric/GoodCountMetric", count -> count(count, "Good runs"));
        objective.each(SLI + "TotalRequestCountMetric", count -> count(count, "All runs"));
        objective.each("/BurnRateConfigurations",
                rate -> rate.say("Burn rate over", "/LookBackWindowMinutes", Units::minutes));
    }

    private static void count(Subject count, String label) {
        count.passOver("/Id");
        count.passOver("/ReturnData");
        Subject metric = count.part("/MetricStat/Metric");
        count.line(label, "%s %s of %s, over %s".formatted(AlarmWords.statistic(count.text("/MetricStat/Stat")),
                AlarmWords.metric(metric), AlarmWords.dimensions(metric),
                Units.seconds(count.text("/MetricStat/Period"))));
    }
}
